using System.Collections.Immutable;

namespace PrecisionCare.Web.Drawing;

/// <summary>One mark of a picture. Lengths are units of the picture's own coordinates, from its upper left corner.</summary>
/// <param name="Look">Class names, parted by spaces: how it looks, on a page and on paper, is said by <c>pictures.css</c>.</param>
internal abstract record Shape(string Look);

internal sealed record LineShape(string Look, double X1, double Y1, double X2, double Y2) : Shape(Look);

internal sealed record RectangleShape(string Look, double X, double Y, double Width, double Height) : Shape(Look);

internal sealed record CircleShape(string Look, double X, double Y, double Radius) : Shape(Look);

internal sealed record PolylineShape(string Look, ImmutableArray<(double X, double Y)> Points) : Shape(Look);

internal sealed record PathShape(string Look, ImmutableArray<PathStep> Steps) : Shape(Look);

/// <param name="Look">Class names.</param>
/// <param name="X">Of the anchor.</param>
/// <param name="Y">Of the base line.</param>
/// <param name="Anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
/// <param name="Text">Plain text; each writer encodes it.</param>
internal sealed record LabelShape(string Look, double X, double Y, string Anchor, string Text) : Shape(Look);

/// <summary>A symbol set at a place: its own corner comes to lie there.</summary>
internal sealed record StampShape(Symbol Symbol, double X, double Y) : Shape("");

/// <summary>Shapes that are written once and set many times.</summary>
/// <param name="Name">Unique in the picture; letters, digits and hyphens.</param>
/// <param name="Shapes">Drawn from the symbol's own upper left corner; none of them a stamp.</param>
internal sealed record Symbol(string Name, ImmutableArray<Shape> Shapes);
