namespace PrecisionCare.Web.Letters;

/// <summary>Shares a table's width among its columns.</summary>
internal static class ColumnWidths
{
    private const double Padding = 10;

    /// <summary>Each column as wide as its widest text where that fits; else narrow columns keep their width and wide ones share the rest by what they hold.</summary>
    public static double[] Of(TableBlock table, LetterFace face, double size, double room)
    {
        var columns = Enumerable.Range(0, table.Rows.Select(r => r.Length).Append(table.Heads.Length).Max());
        double[] wanted = [.. columns.Select(c => Padding + table.Rows.Select(r => Width(r[c].ToString())).Append(c < table.Heads.Length ? Width(table.Heads[c]) : 0).Max())];
        if (wanted.Sum() <= room) return wanted;
        double fair = room / wanted.Length, kept = wanted.Where(w => w <= fair).Sum(), wide = wanted.Where(w => w > fair).Sum(Math.Sqrt);
        return [.. wanted.Select(w => w <= fair ? w : (room - kept) * Math.Sqrt(w) / wide)];

        double Width(string text) => face.Bold.Width(LetterLetters.Plain(text)) * size;
    }
}
