using System.Collections.Immutable;

namespace PrecisionCare.Web.Letters;

/// <summary>The strips of a letter so far, from top to bottom, in the sizes of its text.</summary>
/// <param name="face">To measure in.</param>
/// <param name="scale">Of the usual sizes.</param>
internal sealed class LetterStrips(LetterFace face, double scale)
{
    public const double Left = 62, Right = 62, Room = PdfPaper.Width - Left - Right;

    private const double Leading = 1.42;

    private readonly List<FlowPiece> _pieces = [];
    private bool _breaks;

    public IReadOnlyList<FlowPiece> Pieces => _pieces;

    public LetterFace Face => face;

    public double Body => 10.5 * scale;

    public double Small => 9 * scale;

    public double Heading => 13 * scale;

    public double Title => 17 * scale;

    /// <summary>Height of a line of text of a size.</summary>
    public static double LineHeight(double size) => size * Leading;

    /// <summary>Base line of a line of text of a size, given its top.</summary>
    public static double Base(double top, double size) => top + (size * (1 + ((Leading - 1) / 2) - .18));

    /// <summary>The next strip begins a page.</summary>
    public void BreakPage() => _breaks = true;

    /// <param name="height">In points.</param>
    /// <param name="draw">Draws it, given its top.</param>
    /// <param name="before">White above it, at the usual sizes.</param>
    /// <param name="keeps">It stands on one page with the next.</param>
    /// <param name="head">The head of its table.</param>
    public FlowPiece Add(double height, Action<PdfPaper, double> draw, double before, bool keeps, FlowPiece? head = null)
    {
        var piece = new FlowPiece(height, draw) { Before = before * scale, KeepsWithNext = keeps, Head = head, BeginsPage = _breaks };
        _breaks = false;
        _pieces.Add(piece);
        return piece;
    }

    /// <summary>Text, a strip for each line. The first two and the last two stay together, so that none stands alone at the head or the foot of a page.</summary>
    /// <param name="node">Whose text it is.</param>
    /// <param name="text">To set.</param>
    /// <param name="size">In points.</param>
    /// <param name="before">White above it, at the usual sizes.</param>
    /// <param name="indent">In points.</param>
    /// <param name="keepAll">All lines stay together, and with what follows.</param>
    /// <param name="first">Drawn with the first line, given its top.</param>
    public void AddText(StructureNode node, LetterText text, double size, double before, double indent = 0, bool keepAll = false, Action<PdfPaper, double>? first = null)
    {
        var lines = TextLines.Break(text, face, size, Room - indent);
        for (int i = 0; i < lines.Length; i++)
        {
            var (line, isFirst, isLast) = (lines[i], i == 0, i == lines.Length - 1);
            Add(LineHeight(size), (paper, top) =>
            {
                if (isFirst) first?.Invoke(paper, top);
                paper.Inside(node, () => DrawLine(paper, line, Left + indent, Base(top, size), size, isLast));
            }, isFirst ? before : 0, keepAll || (!isLast && (isFirst || i == lines.Length - 2)));
        }
    }

    /// <summary>Draws the words of a line, those of one look together.</summary>
    /// <param name="paper">Onto which.</param>
    /// <param name="words">Of the line.</param>
    /// <param name="x">Where it begins.</param>
    /// <param name="y">Of the base line.</param>
    /// <param name="size">In points.</param>
    /// <param name="isLast">No line of the same text follows.</param>
    public void DrawLine(PdfPaper paper, ImmutableArray<TextLines.Word> words, double x, double y, double size, bool isLast)
    {
        for (int i = 0; i < words.Length;)
        {
            int end = i + 1;
            while (end < words.Length && words[end].Bold == words[i].Bold && words[end].Italic == words[i].Italic) end++;
            string text = string.Concat(words[i..end].Select((w, n) => n > 0 && w.Space ? " " + w.Text : w.Text));
            // The space before the next run, or before the next line, is written too: a reader takes the words apart by it.
            if (end < words.Length ? words[end].Space : !isLast) text += " ";
            paper.Text(text, size, x, y, words[i].Bold, words[i].Italic);
            x += (words[i].Bold ? face.Bold : face.Regular).Width(text) * size;
            i = end;
        }
    }
}
