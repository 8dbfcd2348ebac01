using System.Collections.Immutable;
using System.Text;

namespace PrecisionCare.Risk.Data;

/// <summary>
/// A table of comma-separated values (RFC 4180), the first line of which names the columns. Columns are found whatever the case, spaces and punctuation of
/// their names; a cell that is empty or says NA, NaN, null, -99 or a dot holds nothing.
/// </summary>
/// <remarks>For one thread at a time.</remarks>
public sealed class CsvTable
{
    private static readonly HashSet<string> Nothing = new(["", "NA", "N/A", "NAN", "NULL", "-99", ".", "?"], StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, int> _columns;
    private readonly Dictionary<string, int> _asked = new(StringComparer.Ordinal);
    private readonly ImmutableArray<string[]> _rows;

    private CsvTable(string[] header, ImmutableArray<string[]> rows)
    {
        _columns = [];
        for (int i = 0; i < header.Length; i++) _columns.TryAdd(Plain(header[i]), i);
        _rows = rows;
    }

    public int Rows => _rows.Length;

    /// <exception cref="InvalidDataException">There is not even a line of names.</exception>
    public static CsvTable Parse(string text)
    {
        var lines = Lines(text.TrimStart('\uFEFF')).Where(l => l.Length > 1 || l[0].Length > 0).ToList();
        return lines.Count == 0 ? throw new InvalidDataException("The file is empty.") : new CsvTable(lines[0], [.. lines.Skip(1)]);
    }

    public bool Has(string column) => _columns.ContainsKey(Plain(column));

    /// <summary>The first of these columns that holds something in the row; <c>null</c> when none does.</summary>
    public string? Text(int row, params ReadOnlySpan<string> columns)
    {
        foreach (string column in columns)
            if (Place(column) is >= 0 and var at && at < _rows[row].Length && _rows[row][at].Trim() is var text && !Nothing.Contains(text))
                return text;
        return null;
    }

    // A column is asked for once a row: its plain name is made once.
    private int Place(string column)
    {
        if (!_asked.TryGetValue(column, out int at)) _asked[column] = at = _columns.TryGetValue(Plain(column), out int known) ? known : -1;
        return at;
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static IEnumerable<string[]> Lines(string text)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quoted)
            {
                if (c != '"') cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[++i]);
                else quoted = false;
            }
            else if (c == '"')
            {
                quoted = true;
            }
            else if (c is ',' or '\n')
            {
                cells.Add(cell.ToString());
                cell.Clear();
                if (c == ',') continue;
                yield return [.. cells];
                cells.Clear();
            }
            else if (c != '\r')
            {
                cell.Append(c);
            }
        }

        if (cell.Length == 0 && cells.Count == 0) yield break;
        cells.Add(cell.ToString());
        yield return [.. cells];
    }
}
