using System.Collections.Immutable;
using PrecisionCare.Genome;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Variants;
using PrecisionCare.Web.Drawing;

namespace PrecisionCare.Web.Patients;

/// <summary>One position of a gene with what the samples say of it.</summary>
/// <param name="Locus">In the assembly of the knowledge base.</param>
/// <param name="Name">rs number or HGVS name; <c>null</c> when the definition has none.</param>
/// <param name="State">Reference, variant, missing or assumed.</param>
/// <param name="Call">The row of the VCF, when one was read here.</param>
internal sealed record GenePosition(Locus Locus, string? Name, PositionState State, VariantCall? Call)
{
    /// <summary>The genotype in letters, <c>C/T</c>; what the row states, before normalisation.</summary>
    public string Called => Call?.Genotype is not { } genotype ? "–" : string.Join(
        genotype.Phased ? '|' : '/', genotype.Alleles.Select(a => a is not { } index ? "." : index == 0 ? Call.Reference : Call.Alternates[index - 1]));
}

/// <summary>The positions of a gene's definition as its result counts them.</summary>
internal static class GenePositions
{
    public static ImmutableArray<GenePosition> Of(GeneResult gene, PatientView patient)
    {
        var calls = patient.Record.Samples.SelectMany(s => s.Calls.Calls).Where(c => !c.IsReferenceBlock)
            .GroupBy(c => c.Locus).ToDictionary(g => g.Key, g => g.First());
        var variants = gene.Facts.Where(f => f.StartsWith("chr", StringComparison.Ordinal)).Select(f => Locus.Parse(f));
        return
        [
            .. variants.Select(l => (Locus: l, State: PositionState.Variant))
                .Concat(gene.Positions.Missing.Select(l => (Locus: l, State: PositionState.Missing)))
                .Concat(gene.Positions.Assumed.Select(l => (Locus: l, State: PositionState.Assumed)))
                .DistinctBy(p => p.Locus).OrderBy(p => p.Locus)
                .Select(p => new GenePosition(p.Locus, calls.GetValueOrDefault(p.Locus)?.Id, p.State, calls.GetValueOrDefault(p.Locus))),
        ];
    }
}
