using System.Collections.Immutable;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace PrecisionCare.Web.Drawing;

/// <summary>
/// A drawing, finished: what it is called, what it shows and the marks it is made of. The same value is written into a page (<see cref="SvgWriter"/>) and onto
/// the paper of a letter.
/// </summary>
/// <param name="Id">Unique on the page; letters, digits and hyphens.</param>
/// <param name="Width">Of the coordinate system; the picture scales with its column.</param>
/// <param name="Height">Of the coordinate system.</param>
/// <param name="Title">Its name, for those who do not see it.</param>
/// <param name="Description">What it shows, in a sentence or two; a table beside it holds the values.</param>
/// <param name="Shapes">In the order in which they are drawn, later ones on top.</param>
internal sealed record Picture(string Id, double Width, double Height, string Title, string Description, ImmutableArray<Shape> Shapes) : IHtmlContent
{
    /// <summary>The picture is shown in its own size, one unit a pixel, instead of as wide as its column: for one that is scrolled.</summary>
    public bool HasOwnSize { get; init; }

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => SvgWriter.Write(this, writer);
}
