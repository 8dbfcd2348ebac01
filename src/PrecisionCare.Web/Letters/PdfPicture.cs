using PrecisionCare.Web.Drawing;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Graphics.Operations.PathConstruction;

namespace PrecisionCare.Web.Letters;

/// <summary>Draws a picture on paper: the shapes that <see cref="SvgWriter"/> writes, in the looks of <see cref="PictureLook"/>.</summary>
internal sealed class PdfPicture
{
    /// <summary>A quarter of a circle by one Bézier curve: the length of its handles for radius 1.</summary>
    private const double Handle = .5522847498;

    private readonly PdfPaper _paper;
    private readonly LetterFace _face;
    private readonly double _left, _top, _scale;

    private PdfPicture(PdfPaper paper, LetterFace face, double left, double top, double scale) => (_paper, _face, _left, _top, _scale) = (paper, face, left, top, scale);

    /// <param name="paper">Its page at hand.</param>
    /// <param name="face">For labels.</param>
    /// <param name="picture">To draw.</param>
    /// <param name="left">Of the picture, in points.</param>
    /// <param name="top">Of the picture, in points from the top.</param>
    /// <param name="scale">Points for one unit of the picture.</param>
    public static void Draw(PdfPaper paper, LetterFace face, Picture picture, double left, double top, double scale)
    {
        var drawing = new PdfPicture(paper, face, left, top, scale);
        foreach (var shape in picture.Shapes) drawing.Draw(shape, 0, 0);
    }

    private double X(double x) => _left + (x * _scale);

    private double Y(double y) => PdfPaper.Height - _top - (y * _scale);

    private void Draw(Shape shape, double dx, double dy)
    {
        switch (shape)
        {
            case StampShape stamp:
                foreach (var part in stamp.Symbol.Shapes) Draw(part, stamp.X, stamp.Y);
                break;
            case LabelShape label:
                Label(label, dx, dy);
                break;
            default:
                var look = PictureLook.Of(shape.Look, isText: false);
                bool open = shape is LineShape or PolylineShape;
                _paper.Paint(open ? null : look.Fill, look.Stroke, look.Width * _scale, look.Dash is { } d ? (d.On * _scale, d.Off * _scale) : null, Outline(shape, dx, dy));
                break;
        }
    }

    private void Label(LabelShape label, double dx, double dy)
    {
        var look = PictureLook.Of(label.Look, isText: true);
        string text = LetterLetters.Plain(label.Text);
        double size = look.TextSize * _scale, width = (look.Bold ? _face.Bold : _face.Regular).Width(text) * size, x = X(label.X + dx);
        _paper.Text(text, size, label.Anchor switch { "middle" => x - (width / 2), "end" => x - width, _ => x }, _top + ((label.Y + dy) * _scale), look.Bold, colour: look.Fill ?? PrintColour.Black);
    }

    private IEnumerable<IGraphicsStateOperation> Outline(Shape shape, double dx, double dy) => shape switch
    {
        LineShape l => [new BeginNewSubpath(X(l.X1 + dx), Y(l.Y1 + dy)), new AppendStraightLineSegment(X(l.X2 + dx), Y(l.Y2 + dy))],
        RectangleShape r => [new AppendRectangle(X(r.X + dx), Y(r.Y + dy + r.Height), r.Width * _scale, r.Height * _scale)],
        CircleShape c => Circle(c.X + dx, c.Y + dy, c.Radius),
        PolylineShape p => p.Points.Select((point, i) => i == 0
            ? (IGraphicsStateOperation)new BeginNewSubpath(X(point.X + dx), Y(point.Y + dy)) : new AppendStraightLineSegment(X(point.X + dx), Y(point.Y + dy))),
        PathShape p => Path(p, dx, dy),
        _ => throw new ArgumentException($"A {shape.GetType().Name} has no outline on paper.", nameof(shape)),
    };

    private IEnumerable<IGraphicsStateOperation> Circle(double x, double y, double radius)
    {
        double h = radius * Handle;
        yield return new BeginNewSubpath(X(x + radius), Y(y));
        yield return Curve(x + radius, y + h, x + h, y + radius, x, y + radius);
        yield return Curve(x - h, y + radius, x - radius, y + h, x - radius, y);
        yield return Curve(x - radius, y - h, x - h, y - radius, x, y - radius);
        yield return Curve(x + h, y - radius, x + radius, y - h, x + radius, y);
        yield return CloseSubpath.Value;
    }

    private IEnumerable<IGraphicsStateOperation> Path(PathShape path, double dx, double dy)
    {
        double x = 0, y = 0;
        foreach (var step in path.Steps)
        {
            switch (step)
            {
                case MoveStep move:
                    (x, y) = (move.X + dx, move.Y + dy);
                    yield return new BeginNewSubpath(X(x), Y(y));
                    break;
                case LineStep line:
                    (x, y) = (line.X + dx, line.Y + dy);
                    yield return new AppendStraightLineSegment(X(x), Y(y));
                    break;
                case CurveStep curve:
                    (x, y) = (curve.X + dx, curve.Y + dy);
                    yield return Curve(curve.X1 + dx, curve.Y1 + dy, curve.X2 + dx, curve.Y2 + dy, x, y);
                    break;
                case ArcStep arc:
                    foreach (var part in ArcCurves.Of(x, y, arc, dx, dy)) yield return Curve(part.X1, part.Y1, part.X2, part.Y2, part.X, part.Y);
                    (x, y) = (arc.X + dx, arc.Y + dy);
                    break;
                default:
                    yield return CloseSubpath.Value;
                    break;
            }
        }
    }

    private AppendDualControlPointBezierCurve Curve(double x1, double y1, double x2, double y2, double x, double y) => new(X(x1), Y(y1), X(x2), Y(y2), X(x), Y(y));
}
