using System.Collections.Immutable;

namespace PrecisionCare.Web.Drawing;

/// <summary>Draws a <see cref="Picture"/>, mark after mark.</summary>
internal sealed class Sketch
{
    private readonly ImmutableArray<Shape>.Builder _shapes = ImmutableArray.CreateBuilder<Shape>();
    private readonly Picture _blank;

    /// <inheritdoc cref="Picture(string, double, double, string, string, ImmutableArray{Shape})"/>
    public Sketch(string id, double width, double height, string title, string description) => _blank = new Picture(id, width, height, title, description, []);

    public Sketch Line(string look, double x1, double y1, double x2, double y2) => Add(new LineShape(look, x1, y1, x2, y2));

    public Sketch Rectangle(string look, double x, double y, double width, double height) => Add(new RectangleShape(look, x, y, width, height));

    public Sketch Circle(string look, double x, double y, double radius) => Add(new CircleShape(look, x, y, radius));

    /// <summary>A square on its corner.</summary>
    public Sketch Diamond(string look, double x, double y, double radius) =>
        Path(look, PathStep.Move(x, y - radius), PathStep.Line(x + radius, y), PathStep.Line(x, y + radius), PathStep.Line(x - radius, y), PathStep.Close);

    public Sketch Polyline(string look, IEnumerable<(double X, double Y)> points) => Add(new PolylineShape(look, [.. points]));

    public Sketch Path(string look, params ReadOnlySpan<PathStep> steps) => Add(new PathShape(look, [.. steps]));

    /// <inheritdoc cref="LabelShape"/>
    public Sketch Label(string look, double x, double y, string anchor, string text) => Add(new LabelShape(look, x, y, anchor, text));

    public Sketch Stamp(Symbol symbol, double x, double y) => Add(new StampShape(symbol, x, y));

    /// <summary>What was drawn so far.</summary>
    public Picture Finish() => _blank with { Shapes = _shapes.ToImmutable() };

    private Sketch Add(Shape shape)
    {
        _shapes.Add(shape);
        return this;
    }
}
