using System.Globalization;
using PrecisionCare.Genome;
using PrecisionCare.Pharmacogenomics.Matching;
using PrecisionCare.Variants;

namespace PrecisionCare.Risk.Polygenic;

/// <summary>
/// How many copies of an effect allele a sample has. What was not read, did not pass, or does not fit the alleles of the score stays a reason: a position that
/// the file does not mention is not taken for reference.
/// </summary>
public sealed class VariantDosages
{
    private readonly SampleRows? _rows;
    private readonly Dictionary<string, InputValue> _known = new(StringComparer.Ordinal);

    private VariantDosages(SampleRows? rows) => _rows = rows;

    /// <summary>Of a patient without a genome.</summary>
    public static VariantDosages None { get; } = new(null);

    /// <param name="calls">In GRCh38.</param>
    public static VariantDosages Of(SampleCalls calls) => new(new SampleRows(calls));

    public bool IsEmpty => _rows is null;

    /// <param name="variant">Locus, effect allele and other allele between colons: <c>chr1:10506158:G:A</c>.</param>
    public InputValue Of(string variant)
    {
        if (_rows is null) return InputValue.Missing("there is no genome");
        lock (_known) return _known.TryGetValue(variant, out var value) ? value : _known[variant] = Read(variant.Split(':'), _rows);
    }

    private static InputValue Read(string[] parts, SampleRows rows)
    {
        var locus = Locus.Parse($"{parts[0]}:{parts[1]}");
        string effect = parts[2], other = parts[3];
        var own = rows.At(locus);
        if (own.Count > 1) return InputValue.Missing($"{locus} stands in several rows");
        if (own.Count == 0)
        {
            // A block names the base of its first position only: elsewhere it shows that nothing differs, but not from what.
            return rows.BlockOver(locus) is { } block
                ? block.Locus == locus ? Copies(block.Reference, block.Reference, effect, other, locus) : InputValue.Missing($"{locus} is reference, whose base the block does not name")
                : InputValue.Missing($"{locus} was not read");
        }

        var row = own[0];
        if (row.Filter is { } filter && filter != "PASS") return InputValue.Missing($"{locus} did not pass the caller's filter ({filter})");
        if (row.Genotype is not { IsNoCall: false, IsPartial: false } genotype) return InputValue.Missing($"{locus} has no call");
        if (genotype.Alleles is not [{ } first, { } second]) return InputValue.Missing($"{locus} has not two copies");
        return Math.Max(first, second) > row.Alternates.Length
            ? InputValue.Missing($"{locus} names an allele that it does not list")
            : Copies(Allele(row, first), Allele(row, second), effect, other, locus);
    }

    private static string Allele(VariantCall row, int number) => number == 0 ? row.Reference : row.Alternates[number - 1];

    /// <summary>Both alleles have to be those of the score, on one strand or the other.</summary>
    private static InputValue Copies(string first, string second, string effect, string other, Locus locus)
    {
        if (!IsOneOf(first, second, effect, other)) (first, second) = (Complement(first), Complement(second));
        if (!IsOneOf(first, second, effect, other)) return InputValue.Missing($"{locus} has other alleles than {effect} and {other}");
        int copies = (first == effect ? 1 : 0) + (second == effect ? 1 : 0);
        return InputValue.Of(copies, copies.ToString(CultureInfo.InvariantCulture) + $" of {effect}", [locus.ToString()]);
    }

    private static bool IsOneOf(string first, string second, string effect, string other) => (first == effect || first == other) && (second == effect || second == other);

    private static string Complement(string allele) =>
        string.Create(allele.Length, allele, static (complement, bases) =>
        {
            for (int i = 0; i < bases.Length; i++)
                complement[i] = bases[bases.Length - 1 - i] switch { 'A' => 'T', 'T' => 'A', 'C' => 'G', 'G' => 'C', var letter => letter };
        });
}
