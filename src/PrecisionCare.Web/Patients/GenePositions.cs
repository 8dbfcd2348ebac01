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
/// <param name="State">Reference, variant, missing, without a call, or assumed.</param>
/// <param name="Call">The row of the VCF, or the block over the position, when there is one.</param>
internal sealed record GenePosition(Locus Locus, string? Name, PositionState State, VariantCall? Call)
{
    /// <summary>Why there is no usable genotype, when that is known.</summary>
    public UnreadReason? Unread { get; init; }

    /// <summary>The genotype in letters, <c>C/T</c>; what the row states, before normalisation.</summary>
    public string Called => Call is { IsReferenceBlock: true } ? "reference block" : Call?.Genotype is not { } genotype ? "–" : string.Join(
        genotype.Phased ? '|' : '/', genotype.Alleles.Select(a => a is not { } index ? "." : index == 0 ? Call.Reference : Call.Alternates[index - 1]));

    /// <summary>The state in words; nothing that was not read borrows the words of what was.</summary>
    public string Words => State switch
    {
        PositionState.Reference => Call is { IsReferenceBlock: true } ? "reference, by a block" : "reference",
        PositionState.Variant => "variant",
        PositionState.Assumed => "taken as reference on request",
        _ => Unread switch
        {
            UnreadReason.NotCovered => "not covered",
            UnreadReason.NoReads => "not covered: no reads",
            UnreadReason.BlockOnly => "not looked for: a reference block says nothing of insertions",
            UnreadReason.NoCall => "no call",
            UnreadReason.Discarded => "row not usable",
            _ => "not read",
        },
    };
}

/// <summary>The positions of a gene's definition as its result counts them.</summary>
internal static class GenePositions
{
    /// <param name="gene">The result.</param>
    /// <param name="definition">The definition behind it; <c>null</c> where the gene is not called from sequence.</param>
    /// <param name="patient">Whose calls they are.</param>
    public static ImmutableArray<GenePosition> Of(GeneResult gene, GeneDefinition? definition, PatientView patient)
    {
        var unread = gene.Positions.Unread.ToDictionary(u => u.Locus, u => u.Reason);
        var states = gene.Facts.Where(f => f.StartsWith("chr", StringComparison.Ordinal)).Select(f => (Locus: Locus.Parse(f), State: PositionState.Variant))
            .Concat(gene.Positions.Missing.Select(l => (Locus: l, State: StateOf(unread, l))))
            .Concat(gene.Positions.Assumed.Select(l => (Locus: l, State: PositionState.Assumed)))
            .DistinctBy(p => p.Locus).ToDictionary(p => p.Locus, p => p.State);
        var defined = (definition?.Positions ?? []).ToDictionary(p => p.Locus, p => p.RsId ?? p.HgvsNames.FirstOrDefault());
        // What is left of the definition was read as reference; only where the result's own count says so, since silence is no result.
        var left = defined.Keys.Where(l => !states.ContainsKey(l)).ToList();
        if (left.Count + states.Count(s => s.Value == PositionState.Variant && defined.ContainsKey(s.Key)) == gene.Positions.Seen)
            foreach (var locus in left) states.Add(locus, PositionState.Reference);

        var calls = patient.Record.Samples.SelectMany(s => s.Calls.Calls).ToLookup(c => c.IsReferenceBlock);
        var rows = calls[false].GroupBy(c => c.Locus).ToDictionary(g => g.Key, g => g.First());
        var blocks = gene.Positions.FromBlocks.ToDictionary(
            l => l, l => calls[true].FirstOrDefault(b => b.Locus.Chromosome == l.Chromosome && b.Locus.Position <= l.Position && b.End >= l.Position));
        return
        [
            .. states.OrderBy(p => p.Key).Select(p => new GenePosition(
                p.Key, defined.GetValueOrDefault(p.Key) ?? rows.GetValueOrDefault(p.Key)?.Id, p.Value, rows.GetValueOrDefault(p.Key) ?? blocks.GetValueOrDefault(p.Key))
            {
                Unread = unread.TryGetValue(p.Key, out var reason) ? reason : null,
            }),
        ];
    }

    private static PositionState StateOf(Dictionary<Locus, UnreadReason> unread, Locus locus) =>
        unread.TryGetValue(locus, out var reason) && reason is UnreadReason.NoCall or UnreadReason.Discarded ? PositionState.NoCall : PositionState.Missing;
}
