namespace PrecisionCare.Web.Letters;

/// <summary>A strip of a letter that no page may cut: a line, a row, a picture.</summary>
/// <param name="Height">In points.</param>
/// <param name="Draw">Draws it on the page at hand, given the top of the strip.</param>
internal sealed record FlowPiece(double Height, Action<PdfPaper, double> Draw)
{
    /// <summary>White above it, left out at the top of a page.</summary>
    public double Before { get; init; }

    /// <summary>The next piece stands on the same page: headings, and the first and last two lines of a paragraph.</summary>
    public bool KeepsWithNext { get; init; }

    /// <summary>Drawn again at the top of a page that begins with this piece: the head of its table.</summary>
    public FlowPiece? Head { get; init; }

    /// <summary>Begins a page.</summary>
    public bool BeginsPage { get; init; }

    /// <summary>Puts pieces on pages. What is kept together and still does not fit on one page is cut where it must be.</summary>
    /// <param name="pieces">In order.</param>
    /// <param name="room">Height of a page.</param>
    public static List<List<(FlowPiece Piece, double Top)>> Paginate(IReadOnlyList<FlowPiece> pieces, double room)
    {
        List<List<(FlowPiece, double)>> pages = [[]];
        double at = 0;
        for (int i = 0; i < pieces.Count;)
        {
            int end = i + 1;
            while (end < pieces.Count && pieces[end - 1].KeepsWithNext) end++;
            double height = Enumerable.Range(i, end - i).Sum(n => pieces[n].Height + (n == i && pages[^1].Count == 0 ? 0 : pieces[n].Before));
            if (pages[^1].Count > 0 && (at + height > room || pieces[i].BeginsPage))
            {
                pages.Add([]);
                at = 0;
            }

            for (; i < end; i++)
            {
                var piece = pieces[i];
                if (pages[^1].Count > 0 && at + piece.Before + piece.Height > room)
                {
                    pages.Add([]);
                    at = 0;
                }

                if (pages[^1].Count == 0 && pages.Count > 1 && piece.Head is { } head)
                {
                    pages[^1].Add((head, 0));
                    at = head.Height;
                }

                if (pages[^1].Count > 0) at += piece.Before;
                pages[^1].Add((piece, at));
                at += piece.Height;
            }
        }

        return pages;
    }
}
