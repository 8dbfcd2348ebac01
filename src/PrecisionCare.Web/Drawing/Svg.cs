using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace PrecisionCare.Web.Drawing;

/// <summary>
/// Writes one SVG picture into a page: every text encoded, numbers invariant with at most two decimals, looks by class since the content security policy
/// refuses inline styles. Title and description speak to those who do not see it; a table beside it holds the values.
/// </summary>
internal sealed class Svg : IHtmlContent
{
    private readonly StringBuilder _text = new();

    /// <param name="id">Unique on the page.</param>
    /// <param name="width">Of the coordinate system; the picture scales with its column.</param>
    /// <param name="height">Of the coordinate system.</param>
    /// <param name="title">Its name.</param>
    /// <param name="description">What it shows, in a sentence or two.</param>
    public Svg(string id, double width, double height, string title, string description)
    {
        Open("svg", ("viewBox", $"0 0 {Number(width)} {Number(height)}"), ("role", "img"), ("aria-labelledby", $"{id}-title {id}-desc"));
        Open("title", ("id", $"{id}-title")).Write(title).Close("title");
        Open("desc", ("id", $"{id}-desc")).Write(description).Close("desc");
    }

    public Svg Line(string look, double x1, double y1, double x2, double y2) =>
        Empty("line", ("class", look), ("x1", Number(x1)), ("y1", Number(y1)), ("x2", Number(x2)), ("y2", Number(y2)));

    public Svg Rectangle(string look, double x, double y, double width, double height) =>
        Empty("rect", ("class", look), ("x", Number(x)), ("y", Number(y)), ("width", Number(width)), ("height", Number(height)));

    public Svg Circle(string look, double x, double y, double radius) =>
        Empty("circle", ("class", look), ("cx", Number(x)), ("cy", Number(y)), ("r", Number(radius)));

    /// <summary>A square on its corner.</summary>
    public Svg Diamond(string look, double x, double y, double radius) =>
        Empty("path", ("class", look), ("d", $"M{Number(x)} {Number(y - radius)}L{Number(x + radius)} {Number(y)}L{Number(x)} {Number(y + radius)}L{Number(x - radius)} {Number(y)}Z"));

    public Svg Polyline(string look, IEnumerable<(double X, double Y)> points) =>
        Empty("polyline", ("class", look), ("points", string.Join(' ', points.Select(p => $"{Number(p.X)},{Number(p.Y)}"))));

    /// <param name="look">Class.</param>
    /// <param name="x">Of the anchor.</param>
    /// <param name="y">Of the base line.</param>
    /// <param name="anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
    /// <param name="text">Encoded here.</param>
    public Svg Label(string look, double x, double y, string anchor, string text) =>
        Open("text", ("class", look), ("x", Number(x)), ("y", Number(y)), ("text-anchor", anchor)).Write(text).Close("text");

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write(_text);
        writer.Write("</svg>");
    }

    private static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    private Svg Open(string element, params ReadOnlySpan<(string Name, string Value)> attributes) => Tag(element, attributes, ">");

    private Svg Empty(string element, params ReadOnlySpan<(string Name, string Value)> attributes) => Tag(element, attributes, "/>");

    private Svg Tag(string element, ReadOnlySpan<(string Name, string Value)> attributes, string end)
    {
        _text.Append('<').Append(element);
        foreach (var (name, value) in attributes) _text.Append(' ').Append(name).Append("=\"").Append(HtmlEncoder.Default.Encode(value)).Append('"');
        _text.Append(end);
        return this;
    }

    private Svg Write(string text)
    {
        _text.Append(HtmlEncoder.Default.Encode(text));
        return this;
    }

    private Svg Close(string element)
    {
        _text.Append("</").Append(element).Append('>');
        return this;
    }
}
