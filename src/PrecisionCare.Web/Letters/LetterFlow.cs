using System.Collections.Immutable;
using PrecisionCare.Web.Drawing.Explained;

namespace PrecisionCare.Web.Letters;

/// <summary>Lays a letter out as strips from top to bottom, each knowing its place in the structure.</summary>
internal sealed class LetterFlow
{
    public const double Left = 62, Right = 62, Room = PdfPaper.Width - Left - Right;

    private const double Leading = 1.42;

    private readonly LetterFace _face;
    private readonly StructureNode _document;
    private readonly List<FlowPiece> _pieces = [];
    private readonly double _scale;
    private bool _breaks;

    private LetterFlow(LetterFace face, StructureNode document, double scale) => (_face, _document, _scale) = (face, document, scale);

    private double Body => 10.5 * _scale;

    private double Small => 9 * _scale;

    private double Heading => 13 * _scale;

    private double Title => 17 * _scale;

    /// <param name="letter">To lay out.</param>
    /// <param name="face">To measure in.</param>
    /// <param name="document">Gets the letter's structure.</param>
    /// <param name="scale">Of the usual sizes.</param>
    public static IReadOnlyList<FlowPiece> Of(Letter letter, LetterFace face, StructureNode document, double scale)
    {
        var flow = new LetterFlow(face, document, scale);
        flow.Head(letter);
        foreach (var block in letter.Blocks) flow.Add(block);
        if (letter.Sender.Author is { } author)
        {
            flow.Lines(document.Add("P"), [new LetterRun($"{LetterWords.Of(letter.Language).Signed} {author}")], flow.Body, 14);
            flow.Lines(document.Add("P"), [new LetterRun(letter.Sender.Organisation)], flow.Body, 0);
        }

        return flow._pieces;
    }

    private void Head(Letter letter)
    {
        Lines(_document.Add("P"), [new LetterRun(letter.Sender.Organisation, Bold: true)], Body, 0);
        foreach (string line in letter.Sender.Lines) Lines(_document.Add("P"), [new LetterRun(line)], Small, 0);
        for (int i = 0; i < letter.Recipient.Length; i++) Lines(_document.Add("P"), [new LetterRun(letter.Recipient[i])], Body, i == 0 ? 18 : 0);
        Lines(_document.Add("P"), [new LetterRun(LetterWords.Of(letter.Language).Day(letter.Date))], Body, 14);
        Lines(_document.Add("H1"), [new LetterRun(letter.Subject, Bold: true)], Title, 14, keepAll: true, bookmark: letter.Subject);
    }

    private void Add(LetterBlock block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                Lines(_document.Add("H2"), [new LetterRun(heading.Text, Bold: true)], Heading, 14, keepAll: true, bookmark: heading.Text);
                break;
            case ParagraphBlock paragraph:
                Lines(_document.Add("P"), paragraph.Text.Runs, Body, 5);
                break;
            case ListBlock list:
                List(list);
                break;
            case TableBlock table:
                Table(table);
                break;
            case PictureBlock picture:
                Picture(picture.Illustration);
                break;
            case PageBreakBlock:
                _breaks = true;
                break;
            default:
                throw new ArgumentException($"A {block.GetType().Name} has no place on paper.", nameof(block));
        }
    }

    /// <summary>The first two and the last two lines stay together, so that none stands alone at the head or the foot of a page.</summary>
    private void Lines(StructureNode node, ImmutableArray<LetterRun> runs, double size, double before, double indent = 0, bool keepAll = false, string? bookmark = null, Action<PdfPaper, double>? label = null)
    {
        var lines = TextLines.Break(new LetterText(runs), _face, size, Room - indent);
        for (int i = 0; i < lines.Length; i++)
        {
            var (line, first, last) = (lines[i], i == 0, i == lines.Length - 1);
            Piece(size * Leading, (paper, top) =>
            {
                if (first && bookmark is not null) paper.Bookmark(bookmark, top);
                if (first) label?.Invoke(paper, top);
                paper.Inside(node, () => Line(paper, line, Left + indent, Base(top, size), size, last));
            }, first ? before : 0, keepAll || (!last && (first || i == lines.Length - 2)));
        }
    }

    private static double Base(double top, double size) => top + (size * (1 + ((Leading - 1) / 2) - .18));

    private void Line(PdfPaper paper, ImmutableArray<TextLines.Word> words, double x, double y, double size, bool last)
    {
        for (int i = 0; i < words.Length;)
        {
            int end = i + 1;
            while (end < words.Length && words[end].Bold == words[i].Bold && words[end].Italic == words[i].Italic) end++;
            string text = string.Concat(words[i..end].Select((w, n) => n > 0 && w.Space ? " " + w.Text : w.Text));
            // The space before the next run, or before the next line, is written too: a reader takes the words apart by it.
            if (end < words.Length ? words[end].Space : !last) text += " ";
            paper.Text(text, size, x, y, words[i].Bold, words[i].Italic);
            x += (words[i].Bold ? _face.Bold : _face.Regular).Width(text) * size;
            i = end;
        }
    }

    private void List(ListBlock block)
    {
        var list = _document.Add("L");
        for (int i = 0; i < block.Items.Length; i++)
        {
            var item = list.Add("LI");
            var (label, body) = (item.Add("Lbl"), item.Add("LBody"));
            string mark = block.Numbered ? $"{i + 1}." : "•";
            Lines(body, block.Items[i].Runs, Body, i == 0 ? 5 : 3, 20,
                label: (paper, top) => paper.Inside(label, () => paper.Text(mark + " ", Body, Left, Base(top, Body))));
        }
    }

    private void Picture(Illustration illustration)
    {
        var pictures = illustration.Pictures;
        double gap = 18, widest = pictures.Max(p => p.Width);
        double scale = Math.Min(.68, pictures.Length > 1 ? ((Room - gap) / 2) / widest : Room / widest);
        foreach (var row in pictures.Chunk(2))
        {
            var figures = row.Select(p => _document.Add("Figure", $"{p.Title}. {p.Description}")).ToArray();
            Piece(row.Max(p => p.Height) * scale, (paper, top) =>
            {
                double x = Left;
                for (int i = 0; i < row.Length; i++)
                {
                    var (picture, figure, left) = (row[i], figures[i], x);
                    paper.Inside(figure, () => PdfPicture.Draw(paper, _face, picture, left, top, scale));
                    x += (picture.Width * scale) + gap;
                }
            }, 8, illustration.Sentence.Length > 0);
        }

        if (illustration.Sentence.Length > 0) Lines(_document.Add("P"), [new LetterRun(illustration.Sentence)], Body, 4);
    }

    private void Table(TableBlock block)
    {
        if (block.Caption.Length > 0) Lines(_document.Add("P"), [new LetterRun(block.Caption)], Body, 8, keepAll: true);
        var node = _document.Add("Table");
        double[] widths = ColumnWidths.Of(block, _face, Small, Room);
        FlowPiece? head = null;
        if (!block.Heads.IsEmpty) head = Row(node.Add("TR"), [.. block.Heads.Select(h => (LetterText)h)], widths, true, 6, true, null);
        for (int i = 0; i < block.Rows.Length; i++) Row(node.Add("TR"), block.Rows[i], widths, false, i == 0 && head is null ? 6 : 0, i == 0 && block.Rows.Length > 1, head);
    }

    private FlowPiece Row(StructureNode row, ImmutableArray<LetterText> cells, double[] widths, bool isHead, double before, bool keeps, FlowPiece? head)
    {
        const double padding = 3;
        var broken = cells.Select((cell, i) => TextLines.Break(cell, _face, Small, widths[i] - 8, isHead || i == 0)).ToArray();
        double height = (Math.Max(broken.Max(c => c.Length), 1) * Small * Leading) + (2 * padding);
        var nodes = cells.Select((_, i) => row.Add(isHead || i == 0 ? "TH" : "TD")).ToArray();
        bool drawn = false;
        return Piece(height, (paper, top) =>
        {
            double x = Left;
            for (int i = 0; i < broken.Length; i++)
            {
                var (lines, left, node) = (broken[i], x, nodes[i]);
                void Draw()
                {
                    for (int n = 0; n < lines.Length; n++) Line(paper, lines[n], left, Base(top + padding + (n * Small * Leading), Small), Small, n == lines.Length - 1);
                }

                // A head that is repeated on a further page is no second head for those who listen.
                if (drawn) paper.Artifact(Draw);
                else paper.Inside(node, Draw);
                x += widths[i];
            }

            drawn = true;
            paper.Artifact(() => paper.Line(Left, top + height, Left + widths.Sum(), top + height, isHead ? .8 : .4, isHead ? PrintColour.Edge : PrintColour.Rule));
        }, before, keeps, head);
    }

    private FlowPiece Piece(double height, Action<PdfPaper, double> draw, double before, bool keeps, FlowPiece? head = null)
    {
        var piece = new FlowPiece(height, draw) { Before = before * _scale, KeepsWithNext = keeps, Head = head, BeginsPage = _breaks };
        _breaks = false;
        _pieces.Add(piece);
        return piece;
    }
}
