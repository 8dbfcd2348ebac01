using System.Collections.Immutable;

namespace PrecisionCare.Web.Letters;

/// <summary>Lays a table out, a strip for each row; its head is drawn again on each page that it runs over.</summary>
/// <param name="strips">Of the letter.</param>
/// <param name="table">In the structure.</param>
/// <param name="widths">Of the columns.</param>
internal sealed class TableStrips(LetterStrips strips, StructureNode table, double[] widths)
{
    private const double Padding = 3, BetweenColumns = 8;

    public static void Add(LetterStrips strips, TableBlock block, StructureNode document)
    {
        if (block.Caption.Length > 0) strips.AddText(document.Add("P"), block.Caption, strips.Body, 8, keepAll: true);
        var rows = new TableStrips(strips, document.Add("Table"), ColumnWidths.Of(block, strips.Face, strips.Small, LetterStrips.Room));
        var head = block.Heads.IsEmpty ? null : rows.Add([.. block.Heads.Select(h => (LetterText)h)], isHead: true, 6, keeps: true, null);
        for (int i = 0; i < block.Rows.Length; i++) rows.Add(block.Rows[i], isHead: false, i == 0 && head is null ? 6 : 0, i == 0 && block.Rows.Length > 1, head);
    }

    private FlowPiece Add(ImmutableArray<LetterText> cells, bool isHead, double before, bool keeps, FlowPiece? head)
    {
        double size = strips.Small;
        var row = table.Add("TR");
        var nodes = cells.Select((_, i) => row.Add(isHead || i == 0 ? "TH" : "TD")).ToArray();
        var broken = cells.Select((cell, i) => TextLines.Break(cell, strips.Face, size, widths[i] - BetweenColumns, isHead || i == 0)).ToArray();
        double height = (Math.Max(broken.Max(c => c.Length), 1) * LetterStrips.LineHeight(size)) + (2 * Padding);
        bool drawn = false;
        return strips.Add(height, (paper, top) =>
        {
            double x = LetterStrips.Left;
            for (int i = 0; i < broken.Length; i++)
            {
                var (lines, left) = (broken[i], x);
                // A head that is repeated on a further page is no second head for those who listen.
                if (drawn) paper.Artifact(() => Draw(paper, lines, left, top));
                else paper.Inside(nodes[i], () => Draw(paper, lines, left, top));
                x += widths[i];
            }

            drawn = true;
            paper.Artifact(() => paper.Line(LetterStrips.Left, top + height, x, top + height, isHead ? .8 : .4, isHead ? PrintColour.Edge : PrintColour.Rule));
        }, before, keeps, head);
    }

    private void Draw(PdfPaper paper, ImmutableArray<ImmutableArray<TextLines.Word>> lines, double left, double top)
    {
        double size = strips.Small;
        for (int i = 0; i < lines.Length; i++) strips.DrawLine(paper, lines[i], left, LetterStrips.Base(top + Padding + (i * LetterStrips.LineHeight(size)), size), size, i == lines.Length - 1);
    }
}
