using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PrecisionCare.Genome;

namespace PrecisionCare.Pharmacogenomics.Definitions;

/// <summary>
/// A definition as the knowledge base keeps it: UTF-8, one thing a line, cells between tabs, the first naming the kind.
/// <code>
/// gene      symbol  chromosome  RefSeq sequence  day of the last change
/// position  POS  REF  ALT,ALT  rs id  HGVS;HGVS (empty: composed from POS, REF and ALT)  required | minimum
/// extra     as position, but read beside the alleles
/// allele    name  reference |  reported as  POS=allele;POS=allele (of the reference only where it differs from REF)
/// unphased  the diplotype to report  all that cannot be told apart, between semicolons
/// </code>
/// Positions stand before the alleles, in genome order.
/// </summary>
public static class DefinitionFile
{
    /// <exception cref="InvalidDataException">A line is not as described above.</exception>
    public static GeneDefinition Read(string path, ReadOnlySpan<byte> content)
    {
        var reader = new Reader();
        string text = Encoding.UTF8.GetString(content);
        int number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (line.IsEmpty || line[0] == '#') continue;
            try
            {
                reader.Add(new TabbedLine(line));
            }
            catch (Exception fault) when (fault is FormatException or InvalidDataException or ArgumentException)
            {
                throw new InvalidDataException($"{path} line {number}: {fault.Message}", fault);
            }
        }
        return reader.Result(path);
    }

    public static byte[] Write(GeneDefinition definition)
    {
        var text = new StringBuilder();
        Line(text, "gene", definition.Gene, $"{definition.Chromosome}", definition.Sequence, definition.Modified?.ToString("O", CultureInfo.InvariantCulture));
        foreach (var position in definition.Positions) Position(text, "position", position);
        foreach (var position in definition.ExtraPositions) Position(text, "extra", position);
        foreach (var allele in definition.Alleles)
        {
            var stated = allele.IsReference ? allele.Cells.Where(c => c.Alleles != 1) : allele.Cells;
            var cells = stated.Select(c => (At: definition.Positions[c.Position], Cell: c)).Select(c => $"{c.At.Locus.Position}={c.Cell.Text(c.At)}");
            Line(text, "allele", allele.Name, allele.IsReference ? "reference" : "", allele.ReportedAs, string.Join(';', cells));
        }
        foreach (var priority in definition.UnphasedPriorities) Line(text, "unphased", priority.Pick, string.Join(';', priority.Candidates));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Position(StringBuilder text, string kind, DefinitionPosition position)
    {
        bool composed = position.HgvsNames.Select((name, i) => name == Composed(position, i)).All(same => same);
        Line(
            text, kind, $"{position.Locus.Position}", position.Reference, string.Join(',', position.Alternates), position.RsId,
            composed ? "" : string.Join(';', position.HgvsNames), position.Required ? "required" : position.RecommendedMinimum ? "minimum" : "");
    }

    private static void Line(StringBuilder text, params ReadOnlySpan<string?> cells) => text.AppendJoin('\t', cells).Append('\n');

    private static string Composed(DefinitionPosition position, int alternate) =>
        $"g.{position.Locus.Position}{position.Reference}>{position.Alternates[alternate]}";

    private sealed class Reader
    {
        private readonly ImmutableArray<DefinitionPosition>.Builder _positions = ImmutableArray.CreateBuilder<DefinitionPosition>();
        private readonly ImmutableArray<DefinitionPosition>.Builder _extra = ImmutableArray.CreateBuilder<DefinitionPosition>();
        private readonly ImmutableArray<NamedAllele>.Builder _alleles = ImmutableArray.CreateBuilder<NamedAllele>();
        private readonly ImmutableArray<UnphasedPriority>.Builder _priorities = ImmutableArray.CreateBuilder<UnphasedPriority>();
        private readonly Dictionary<int, int> _indexes = [];
        private string? _gene;
        private string? _sequence;
        private DateOnly? _modified;
        private Chromosome _chromosome;

        public void Add(TabbedLine line)
        {
            switch (line[0])
            {
                case "gene":
                    _gene = line[1].ToString();
                    _chromosome = Chromosome.Parse(line[2]);
                    _sequence = line.Optional(3);
                    _modified = line[4].IsEmpty ? null : DateOnly.ParseExact(line[4], "O", CultureInfo.InvariantCulture);
                    break;
                case "position":
                    var position = Position(line);
                    _indexes.Add(position.Locus.Position, _positions.Count);
                    _positions.Add(position);
                    break;
                case "extra":
                    _extra.Add(Position(line));
                    break;
                case "allele":
                    _alleles.Add(Allele(line));
                    break;
                case "unphased":
                    _priorities.Add(new UnphasedPriority([.. line[2].ToString().Split(';')], line[1].ToString()));
                    break;
                default:
                    throw new InvalidDataException($"'{line[0]}' is no kind of line.");
            }
        }

        public GeneDefinition Result(string path) => _gene is not null && _positions.Count > 0 && _alleles.Count > 0 && _alleles[0].IsReference
            ? new GeneDefinition
            {
                Gene = _gene,
                Sequence = _sequence,
                Modified = _modified,
                Positions = _positions.ToImmutable(),
                Alleles = _alleles.ToImmutable(),
                ExtraPositions = _extra.ToImmutable(),
                UnphasedPriorities = _priorities.ToImmutable(),
            }
            : throw new InvalidDataException($"{path} lacks its gene, its positions or its reference allele.");

        private DefinitionPosition Position(TabbedLine line)
        {
            var locus = new Locus(_chromosome, int.Parse(line[1], CultureInfo.InvariantCulture));
            var position = new DefinitionPosition(locus, line[2].ToString(), [.. line[3].ToString().Split(',')], line.Optional(4), [])
            {
                Required = line[6].SequenceEqual("required"),
                RecommendedMinimum = line[6].SequenceEqual("minimum"),
            };
            return position with
            {
                HgvsNames = line[5].IsEmpty ? [.. position.Alternates.Select((_, i) => Composed(position, i))] : [.. line[5].ToString().Split(';')],
            };
        }

        private NamedAllele Allele(TabbedLine line)
        {
            bool reference = line[2].SequenceEqual("reference");
            var cells = new List<AlleleCell>(reference ? _positions.Count : 4);
            for (int i = 0; reference && i < _positions.Count; i++) cells.Add(new AlleleCell(i, 1, false));
            foreach (var range in line[4].Split(';'))
            {
                var cell = line[4][range];
                if (cell.IsEmpty) continue;
                int equals = cell.IndexOf('=');
                if (equals < 0 || !_indexes.TryGetValue(int.Parse(cell[..equals], CultureInfo.InvariantCulture), out int index))
                    throw new InvalidDataException($"'{cell}' states no position of the definition.");
                var parsed = AlleleCell.Parse(cell[(equals + 1)..], index, _positions[index]);
                if (reference) cells[index] = parsed;
                else if (cells.Count > 0 && cells[^1].Position >= index) throw new InvalidDataException($"'{cell}' is not in genome order.");
                else cells.Add(parsed);
            }
            return new NamedAllele(line[1].ToString(), reference, [.. cells]) { ReportedAs = line.Optional(3) };
        }
    }
}
