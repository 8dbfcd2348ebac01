namespace PrecisionCare.Pharmacogenomics.Definitions;

/// <summary>A line of cells between tabs; a cell beyond the last is empty.</summary>
internal readonly ref struct TabbedLine(ReadOnlySpan<char> line)
{
    private readonly ReadOnlySpan<char> _line = line;

    public ReadOnlySpan<char> this[int column]
    {
        get
        {
            var rest = _line;
            for (; column > 0; column--)
            {
                int tab = rest.IndexOf('\t');
                if (tab < 0) return [];
                rest = rest[(tab + 1)..];
            }
            int end = rest.IndexOf('\t');
            return end < 0 ? rest : rest[..end];
        }
    }

    /// <summary>The cell, <c>null</c> where it is empty.</summary>
    public string? Optional(int column) => this[column] is { IsEmpty: false } cell ? cell.ToString() : null;
}
