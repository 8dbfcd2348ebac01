using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace PrecisionCare.Knowledge;

/// <summary>
/// A table of the knowledge base: UTF-8, a header line, one row a line, cells between tabs, an empty cell where nothing is known. Lines that begin with
/// <c>#</c> are remarks. Text, so that a release can be read as a diff.
/// </summary>
public sealed class KnowledgeTable
{
    private readonly Dictionary<string, int> _columns;

    private KnowledgeTable(string path, string[] lines)
    {
        Path = path;
        int first = Array.FindIndex(lines, IsRow);
        if (first < 0) throw new InvalidDataException($"{path} has no header.");
        Header = [.. lines[first].Split('\t')];
        _columns = Header.Select((name, index) => new { name, index }).ToDictionary(c => c.name, c => c.index, StringComparer.Ordinal);
        var rows = ImmutableArray.CreateBuilder<Row>(lines.Length);
        for (int i = first + 1; i < lines.Length; i++)
            if (IsRow(lines[i]))
                rows.Add(new Row(this, lines[i].Split('\t'), i + 1));
        Rows = rows.ToImmutable();
        if (Rows.FirstOrDefault(r => r.Cells.Count != Header.Length) is { } broken)
            throw broken.Fault($"{broken.Cells.Count} cells under {Header.Length} columns.");
    }

    public string Path { get; }
    public ImmutableArray<string> Header { get; }
    public ImmutableArray<Row> Rows { get; }

    /// <summary>Reads a table that the manifest lists.</summary>
    /// <exception cref="InvalidDataException">The table is missing, altered, or a row has not as many cells as the header.</exception>
    public static KnowledgeTable Read(KnowledgeFolder folder, string path) => new(path, Encoding.UTF8.GetString(folder.Read(path)).Split('\n'));

    /// <summary>Writes rows as a table; the inverse of <see cref="Read"/>.</summary>
    /// <exception cref="ArgumentException">A row has not as many cells as the header, or a cell holds a tab or a line break.</exception>
    public static byte[] Write(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var cells in rows.Prepend(header))
        {
            if (cells.Count != header.Count) throw new ArgumentException($"{cells.Count} cells under {header.Count} columns.", nameof(rows));
            if (cells.Any(c => c.AsSpan().IndexOfAny('\t', '\n', '\r') >= 0)) throw new ArgumentException("A cell holds a tab or a line break.", nameof(rows));
            text.AppendJoin('\t', cells).Append('\n');
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static bool IsRow(string line) => line.Length > 0 && line[0] != '#';

    /// <summary>One line of a table.</summary>
    public sealed class Row
    {
        private readonly KnowledgeTable _table;

        internal Row(KnowledgeTable table, string[] cells, int line)
        {
            _table = table;
            Cells = cells;
            Line = line;
        }

        public IReadOnlyList<string> Cells { get; }

        /// <summary>Line of the file, from 1, for messages.</summary>
        public int Line { get; }

        /// <summary>The cell under a column; empty where nothing is known.</summary>
        /// <exception cref="InvalidDataException">The table has no such column.</exception>
        public string this[string column] =>
            _table._columns.TryGetValue(column, out int index) ? Cells[index] : throw new InvalidDataException($"{_table.Path} has no column '{column}'.");

        /// <summary>The cell under a column, <c>null</c> where it is empty.</summary>
        public string? Optional(string column) => this[column] is { Length: > 0 } cell ? cell : null;

        /// <summary>The parts of a cell that lists several things between semicolons.</summary>
        public ImmutableArray<string> List(string column) =>
            [.. this[column].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

        /// <summary>The cell as a number, in invariant notation.</summary>
        /// <exception cref="InvalidDataException">The cell is no finite number.</exception>
        public double Number(string column) =>
            double.TryParse(this[column], NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
                ? number
                : throw Fault($"'{this[column]}' under '{column}' is no number.");

        /// <summary>The cell as <c>yes</c> or <c>no</c>.</summary>
        /// <exception cref="InvalidDataException">The cell is neither.</exception>
        public bool Flag(string column) =>
            this[column] switch
            {
                "yes" => true,
                "no" => false,
                var other => throw Fault($"'{other}' under '{column}' is neither yes nor no."),
            };

        /// <summary>A fault of this row, to throw.</summary>
        public InvalidDataException Fault(string message) => new($"{_table.Path} line {Line}: {message}");
    }
}
