using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Graphics.Operations.General;
using UglyToad.PdfPig.Graphics.Operations.MarkedContent;
using UglyToad.PdfPig.Graphics.Operations.PathConstruction;
using UglyToad.PdfPig.Graphics.Operations.PathPainting;
using UglyToad.PdfPig.Graphics.Operations.SpecialGraphicsState;
using UglyToad.PdfPig.Graphics.Operations.TextPositioning;
using UglyToad.PdfPig.Outline;
using UglyToad.PdfPig.Outline.Destinations;
using UglyToad.PdfPig.Tokens;
using UglyToad.PdfPig.Writer;

namespace PrecisionCare.Web.Letters;

/// <summary>A4 pages that text and lines are put on, in points from the upper left corner; every mark is tagged or declared an artifact.</summary>
internal sealed class PdfPaper : IDisposable
{
    public const double Width = 595, Height = 842;

    private readonly PdfDocumentBuilder _document = new() { ArchiveStandard = PdfAStandard.A2B };
    private readonly PdfDocumentBuilder.AddedFont _regular, _bold;
    private readonly List<BookmarkNode> _bookmarks = [];
    private readonly List<int> _marks = [];
    private PdfPageBuilder? _page;

    /// <param name="face">Embedded.</param>
    /// <param name="title">Of the file.</param>
    /// <param name="author">Of the file.</param>
    /// <param name="day">Of the letter, so that the same letter is the same file.</param>
    public PdfPaper(LetterFace face, string title, string author, DateOnly day)
    {
        (_regular, _bold) = (_document.AddTrueTypeFont(face.Regular.File), _document.AddTrueTypeFont(face.Bold.File));
        string written = $"D:{day:yyyyMMdd}000000Z";
        (_document.DocumentInformation.Title, _document.DocumentInformation.Author) = (title, author);
        (_document.DocumentInformation.Producer, _document.DocumentInformation.Creator) = ("PrecisionCare", "PrecisionCare");
        (_document.DocumentInformation.CreationDate, _document.DocumentInformation.ModifiedDate) = (written, written);
    }

    private List<IGraphicsStateOperation> Operations => _page!.CurrentStream.Operations;

    public void NewPage()
    {
        _page = _document.AddPage(Width, Height);
        _marks.Add(0);
    }

    /// <summary>What is drawn belongs to an element of the structure.</summary>
    public void Inside(StructureNode node, Action draw)
    {
        int mark = _marks[^1]++;
        node.Holds(_marks.Count - 1, mark);
        Operations.Add(new BeginMarkedContentWithProperties(NameToken.Create(node.Type), new DictionaryToken(new Dictionary<NameToken, IToken> { [NameToken.Create("MCID")] = new NumericToken(mark) })));
        draw();
        Operations.Add(EndMarkedContent.Value);
    }

    /// <summary>What is drawn is of the page and not of the text.</summary>
    public void Artifact(Action draw)
    {
        Operations.Add(new BeginMarkedContent(NameToken.Create("Artifact")));
        draw();
        Operations.Add(EndMarkedContent.Value);
    }

    /// <param name="text">All of its letters in the font.</param>
    /// <param name="size">In points.</param>
    /// <param name="x">Where it begins.</param>
    /// <param name="y">Of the base line.</param>
    /// <param name="bold">Weight.</param>
    /// <param name="italic">Slanted.</param>
    /// <param name="colour">Of the letters.</param>
    public void Text(string text, double size, double x, double y, bool bold = false, bool italic = false, PrintColour colour = default)
    {
        Operations.Add(Push.Value);
        Operations.Add(new SetNonStrokeColorDeviceRgb(colour.Red, colour.Green, colour.Blue));
        int start = Operations.Count;
        _page!.AddText(text, size, new PdfPoint(x, Height - y), bold ? _bold : _regular);
        if (italic)
        {
            int move = Operations.FindIndex(start, o => o is MoveToNextLineWithOffset);
            Operations[move] = new SetTextMatrix([1, 0, .2, 1, x, Height - y]);
        }

        Operations.Add(Pop.Value);
    }

    public void Line(double x1, double y1, double x2, double y2, double width, PrintColour colour) =>
        Paint(null, colour, width, null, [new BeginNewSubpath(x1, Height - y1), new AppendStraightLineSegment(x2, Height - y2)]);

    /// <summary>An outline in the file's own coordinates, which begin at the lower left corner.</summary>
    public void Paint(PrintColour? fill, PrintColour? stroke, double width, (double On, double Off)? dash, IEnumerable<IGraphicsStateOperation> outline)
    {
        if (fill is null && stroke is null) return;
        Operations.Add(Push.Value);
        if (fill is { } inside) Operations.Add(new SetNonStrokeColorDeviceRgb(inside.Red, inside.Green, inside.Blue));
        if (stroke is { } line)
        {
            Operations.Add(new SetStrokeColorDeviceRgb(line.Red, line.Green, line.Blue));
            Operations.Add(new SetLineWidth(width));
            if (dash is { } broken) Operations.Add(new SetLineDashPattern([broken.On, broken.Off], 0));
        }

        Operations.AddRange(outline);
        Operations.Add((fill, stroke) switch
        {
            (not null, not null) => FillPathNonZeroWindingAndStroke.Value,
            (not null, null) => FillPathNonZeroWinding.Value,
            _ => StrokePath.Value,
        });
        Operations.Add(Pop.Value);
    }

    /// <summary>An entry of the file's list of contents, for a place on the page at hand.</summary>
    public void Bookmark(string title, double y) => _bookmarks.Add(new DocumentBookmarkNode(
        title, 0, new ExplicitDestination(_marks.Count, ExplicitDestinationType.XyzCoordinates, new ExplicitDestinationCoordinates(0, Height - y)), []));

    public void Dispose() => _document.Dispose();

    /// <summary>The file, its structure and language written behind it.</summary>
    public byte[] Finish(StructureNode root, string language)
    {
        if (_bookmarks.Count > 0) _document.Bookmarks = new Bookmarks(_bookmarks);
        return PdfStructure.Append(_document.Build(), root, language);
    }
}
