using System.Collections.Immutable;
using PrecisionCare.Genome;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Pharmacogenomics.Definitions;
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
    /// <param name="gene">The result.</param>
    /// <param name="definition">The definition behind it; <c>null</c> where the gene is not called from sequence.</param>
    /// <param name="patient">Whose calls they are.</param>
    public static ImmutableArray<GenePosition> Of(GeneResult gene, GeneDefinition? definition, PatientView patient)
    {
        var states = gene.Facts.Where(f => f.StartsWith("chr", StringComparison.Ordinal)).Select(f => (Locus: Locus.Parse(f), State: PositionState.Variant))
            .Concat(gene.Positions.Missing.Select(l => (Locus: l, State: PositionState.Missing)))
            .Concat(gene.Positions.Assumed.Select(l => (Locus: l, State: PositionState.Assumed)))
            .DistinctBy(p => p.Locus).ToDictionary(p => p.Locus, p => p.State);
        var defined = (definition?.Positions ?? []).ToDictionary(p => p.Locus, p => p.RsId ?? p.HgvsNames.FirstOrDefault());
        // What is left of the definition was read as reference; only where the result's own count says so, since silence is no result.
        var left = defined.Keys.Where(l => !states.ContainsKey(l)).ToList();
        if (left.Count + states.Count(s => s.Value == PositionState.Variant && defined.ContainsKey(s.Key)) == gene.Positions.Seen)
            foreach (var locus in left) states.Add(locus, PositionState.Reference);

        var calls = patient.Record.Samples.SelectMany(s => s.Calls.Calls).Where(c => !c.IsReferenceBlock).GroupBy(c => c.Locus).ToDictionary(g => g.Key, g => g.First());
        return
        [
            .. states.OrderBy(p => p.Key).Select(p => new GenePosition(
                p.Key, defined.GetValueOrDefault(p.Key) ?? calls.GetValueOrDefault(p.Key)?.Id, p.Value, calls.GetValueOrDefault(p.Key))),
        ];
    }
}
