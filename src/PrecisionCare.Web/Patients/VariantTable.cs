using System.Collections.Immutable;
using System.Globalization;
using PrecisionCare.Patients;
using PrecisionCare.Pharmacogenomics.Definitions;
using PrecisionCare.Variants;

namespace PrecisionCare.Web.Patients;

/// <summary>An allele other than the reference that a sample has, as its file states it.</summary>
/// <param name="Call">The row of the file.</param>
/// <param name="Allele">Which of the row's alternates, from 0.</param>
/// <param name="Gene">The pharmacogene among whose positions it lies; <c>null</c> when none.</param>
/// <param name="Hgvs">Genomic name (HGVS) of a change of one base; <c>null</c> for other changes, which are named by REF and ALT only.</param>
internal sealed record VariantRow(VariantCall Call, int Allele, string? Gene, string? Hgvs)
{
    public string Change => $"{Call.Reference} > {Call.Alternates[Allele]}";

    /// <summary>How many of the chromosome copies carry it.</summary>
    public string Zygosity => Call.Genotype is not { } genotype || genotype.IsPartial ? "not stated"
        : genotype.Alleles.Length == 1 ? "hemizygous"
        : genotype.Alleles.All(a => a == Allele + 1) ? "homozygous" : "heterozygous";

    /// <summary>Reads of the allele and of all alleles; <c>null</c> where the file does not count them.</summary>
    public (int Own, int All)? Reads => Call.AlleleDepths is { IsEmpty: false } depths && depths.All(d => d is not null) && depths.Sum() is > 0 and int all ? (depths[Allele + 1]!.Value, all) : null;

    /// <summary>Share of the reads (variant allele fraction), from 0 to 1.</summary>
    public double? Fraction => Reads is var (own, all) ? (double)own / all : null;

    public string FractionShown => Reads is var (own, all) ? string.Create(CultureInfo.InvariantCulture, $"{(double)own / all:0.00} ({own} of {all} reads)") : "not stated";
}

/// <summary>What of the table is shown, and in which order, by the address alone.</summary>
/// <param name="Gene">Only this gene.</param>
/// <param name="Zygosity">Only this one.</param>
/// <param name="Sort"><c>gene</c>, <c>depth</c> or <c>fraction</c> (deepest and highest first); any other word is the place in the genome.</param>
internal sealed record VariantChoice(string? Gene = null, string? Zygosity = null, string? Sort = null)
{
    public static ImmutableArray<string> Zygosities { get; } = ["heterozygous", "homozygous", "hemizygous", "not stated"];

    public ImmutableArray<VariantRow> From(ImmutableArray<VariantRow> rows)
    {
        var chosen = rows.Where(r => (Gene is not { Length: > 0 } || r.Gene == Gene) && (Zygosity is not { Length: > 0 } || r.Zygosity == Zygosity));
        var placed = chosen.OrderBy(r => r.Call.Locus).ThenBy(r => r.Allele);
        return
        [
            .. Sort switch
            {
                "gene" => placed.OrderBy(r => r.Gene ?? "~", StringComparer.Ordinal),
                "depth" => placed.OrderByDescending(r => r.Call.Depth ?? -1),
                "fraction" => placed.OrderByDescending(r => r.Fraction ?? -1),
                _ => placed,
            },
        ];
    }
}

/// <summary>The variants of a patient's samples at positions of the knowledge base. Nothing of them is classified: what they mean is said per gene.</summary>
internal static class VariantTable
{
    public static ImmutableArray<VariantRow> Of(PatientRecord record, Pharmacogenes genes)
    {
        var spans = genes.All.Select(g => g.Definition).OfType<GeneDefinition>().Select(d => (d.Gene, d.Sequence, First: d.Loci.Min(), Last: d.Loci.Max())).ToList();
        return [.. record.Samples.SelectMany(s => s.Calls.Calls).Where(c => !c.IsReferenceBlock && c.Genotype is not null).SelectMany(Rows)];

        IEnumerable<VariantRow> Rows(VariantCall call)
        {
            var (gene, sequence, _, _) = spans.FirstOrDefault(s => s.First.Chromosome == call.Locus.Chromosome && s.First.Position <= call.End && call.Locus.Position <= s.Last.Position);
            for (int allele = 0; allele < call.Alternates.Length; allele++)
            {
                if (!call.Genotype!.Alleles.Contains(allele + 1)) continue;
                bool oneBase = call.Reference.Length == 1 && call.Alternates[allele] is ['A' or 'C' or 'G' or 'T'];
                yield return new VariantRow(call, allele, gene, oneBase && sequence is not null ? $"{sequence}:g.{call.Locus.Position}{call.Reference}>{call.Alternates[allele]}" : null);
            }
        }
    }
}
