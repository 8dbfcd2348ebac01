using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace PrecisionCare.Web.Drawing;

/// <summary>
/// Writes a picture into a page as SVG: every text encoded, numbers invariant with at most two decimals, looks by class since the content security policy
/// refuses inline styles.
/// </summary>
internal sealed class SvgWriter
{
    private readonly TextWriter _writer;
    private readonly Picture _picture;

    private SvgWriter(Picture picture, TextWriter writer) => (_picture, _writer) = (picture, writer);

    public static void Write(Picture picture, TextWriter writer) => new SvgWriter(picture, writer).Write();

    private void Write()
    {
        string id = _picture.Id;
        (string, string) box = ("viewBox", $"0 0 {Number(_picture.Width)} {Number(_picture.Height)}"), role = ("role", "img"), names = ("aria-labelledby", $"{id}-title {id}-desc");
        if (_picture.HasOwnSize) Tag("svg", ">", box, ("width", Number(_picture.Width)), ("height", Number(_picture.Height)), role, names);
        else Tag("svg", ">", box, role, names);
        Tag("title", ">", ("id", $"{id}-title"));
        Close("title", _picture.Title);
        Tag("desc", ">", ("id", $"{id}-desc"));
        Close("desc", _picture.Description);
        foreach (var symbol in _picture.Shapes.OfType<StampShape>().Select(s => s.Symbol).DistinctBy(s => s.Name)) Define(symbol);
        foreach (var shape in _picture.Shapes) Draw(shape);
        _writer.Write("</svg>");
    }

    private void Define(Symbol symbol)
    {
        _writer.Write("<defs>");
        Tag("g", ">", ("id", IdOf(symbol)));
        foreach (var shape in symbol.Shapes) Draw(shape);
        _writer.Write("</g></defs>");
    }

    private string IdOf(Symbol symbol) => $"{_picture.Id}-{symbol.Name}";

    private void Draw(Shape shape)
    {
        switch (shape)
        {
            case LineShape line:
                Empty("line", ("class", line.Look), ("x1", Number(line.X1)), ("y1", Number(line.Y1)), ("x2", Number(line.X2)), ("y2", Number(line.Y2)));
                break;
            case RectangleShape box:
                Empty("rect", ("class", box.Look), ("x", Number(box.X)), ("y", Number(box.Y)), ("width", Number(box.Width)), ("height", Number(box.Height)));
                break;
            case CircleShape circle:
                Empty("circle", ("class", circle.Look), ("cx", Number(circle.X)), ("cy", Number(circle.Y)), ("r", Number(circle.Radius)));
                break;
            case PolylineShape polyline:
                Empty("polyline", ("class", polyline.Look), ("points", string.Join(' ', polyline.Points.Select(p => $"{Number(p.X)},{Number(p.Y)}"))));
                break;
            case PathShape path:
                Empty("path", ("class", path.Look), ("d", Data(path)));
                break;
            case LabelShape label:
                Tag("text", ">", ("class", label.Look), ("x", Number(label.X)), ("y", Number(label.Y)), ("text-anchor", label.Anchor));
                Close("text", label.Text);
                break;
            case StampShape stamp:
                Empty("use", ("href", "#" + IdOf(stamp.Symbol)), ("x", Number(stamp.X)), ("y", Number(stamp.Y)));
                break;
            default:
                throw new ArgumentException($"A {shape.GetType().Name} has no writing in SVG.", nameof(shape));
        }
    }

    private static string Data(PathShape path)
    {
        var data = new StringBuilder();
        foreach (var step in path.Steps)
        {
            data.Append(step switch
            {
                MoveStep move => $"M{Number(move.X)} {Number(move.Y)}",
                LineStep line => $"L{Number(line.X)} {Number(line.Y)}",
                CurveStep curve => $"C{Number(curve.X1)} {Number(curve.Y1)} {Number(curve.X2)} {Number(curve.Y2)} {Number(curve.X)} {Number(curve.Y)}",
                ArcStep arc => $"A{Number(arc.Radius)} {Number(arc.Radius)} 0 {(arc.Large ? 1 : 0)} {(arc.Clockwise ? 1 : 0)} {Number(arc.X)} {Number(arc.Y)}",
                _ => "Z",
            });
        }

        return data.ToString();
    }

    private static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    private void Empty(string element, params ReadOnlySpan<(string Name, string Value)> attributes) => Tag(element, "/>", attributes);

    private void Tag(string element, string end, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _writer.Write('<');
        _writer.Write(element);
        foreach (var (name, value) in attributes)
        {
            _writer.Write(' ');
            _writer.Write(name);
            _writer.Write("=\"");
            _writer.Write(HtmlEncoder.Default.Encode(value));
            _writer.Write('"');
        }

        _writer.Write(end);
    }

    private void Close(string element, string text)
    {
        _writer.Write(HtmlEncoder.Default.Encode(text));
        _writer.Write("</");
        _writer.Write(element);
        _writer.Write('>');
    }
}
