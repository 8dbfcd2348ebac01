using System.Collections.Immutable;
using PrecisionCare.Consent.Labelling;
using PrecisionCare.Genome;
using PrecisionCare.Patients;
using PrecisionCare.Variants;

namespace PrecisionCare.Consent.Filtering;

/// <summary>Leaves out samples, calls and reported results that may not be seen: to what is computed from the rest they were never read.</summary>
internal sealed class GenomeFilter(GenomeLabeller labeller, RecordDecisions decisions)
{
    /// <summary>What was left out, in words that mean something to nobody but this program: for telling views apart.</summary>
    public List<string> Withheld { get; } = [];

    public ImmutableArray<LinkedSample> Samples(ImmutableArray<LinkedSample> samples)
    {
        var kept = samples.Select(Shown).OfType<LinkedSample>().ToImmutableArray();
        return kept.AsSpan().SequenceEqual(samples.AsSpan()) ? samples : kept;
    }

    public ImmutableArray<Pharmacogenomics.OutsideCall> Reported(ImmutableArray<Pharmacogenomics.OutsideCall> calls)
    {
        var kept = calls.Where(c => decisions.For(labeller.Reported(c)).Permitted).ToImmutableArray();
        if (kept.Length == calls.Length) return calls;
        Withheld.AddRange(calls.Except(kept).Select(c => $"reported {c.Gene} {c.Where}"));
        return kept;
    }

    private LinkedSample? Shown(LinkedSample sample)
    {
        string name = $"{sample.Calls.ContentHash ?? sample.Calls.File} {sample.Calls.Sample}";
        if (!decisions.For(GenomeLabeller.Sample(sample)).Permitted)
        {
            Withheld.Add(name);
            return null;
        }

        var hidden = labeller.Positions.SelectMany(p => labeller.GenesAt(p)).Distinct().Where(g => !decisions.For(labeller.InGene(sample, g)).Permitted).ToHashSet();
        bool hidesRest = !decisions.For(labeller.InGene(sample, null)).Permitted;
        if (hidden.Count == 0 && !hidesRest) return sample;

        var positions = labeller.Positions.Where(p => labeller.GenesAt(p).Any(hidden.Contains)).ToImmutableArray();
        var calls = sample.Calls.Calls.SelectMany(c => Parts(c, positions, hidesRest)).ToImmutableArray();
        if (calls.AsSpan().SequenceEqual(sample.Calls.Calls.AsSpan())) return sample;
        Withheld.AddRange(hidden.Order(StringComparer.Ordinal).Select(gene => $"{name} {gene}"));
        if (hidesRest) Withheld.Add($"{name} rest");
        return sample with { Calls = sample.Calls with { Calls = calls } };
    }

    /// <summary>A call is shown whole or not at all; a reference block, which may reach over several genes, without the positions that are hidden.</summary>
    private IEnumerable<VariantCall> Parts(VariantCall call, ImmutableArray<Locus> hidden, bool hidesRest)
    {
        var within = Within(call, hidden);
        if (hidesRest && Within(call, labeller.Positions).IsEmpty) return [];
        return within.IsEmpty ? [call] : call.IsReferenceBlock ? Cut(call, within) : [];
    }

    private static ImmutableArray<Locus> Within(VariantCall call, ImmutableArray<Locus> positions)
    {
        int first = positions.BinarySearch(call.Locus);
        if (first < 0) first = ~first;
        int end = first;
        while (end < positions.Length && positions[end].Chromosome == call.Locus.Chromosome && positions[end].Position <= call.End) end++;
        return positions[first..end];
    }

    private static IEnumerable<VariantCall> Cut(VariantCall block, ImmutableArray<Locus> hidden)
    {
        int start = block.Locus.Position;
        foreach (var locus in hidden)
        {
            if (locus.Position > start) yield return Part(block, start, locus.Position - 1);
            start = locus.Position + 1;
        }
        if (start <= block.End) yield return Part(block, start, block.End);
    }

    /// <summary>The reference base is known at the block's own start alone.</summary>
    private static VariantCall Part(VariantCall block, int start, int end) =>
        start == block.Locus.Position ? block with { End = end } : block with { Locus = new Locus(block.Locus.Chromosome, start), Reference = "N", End = end };
}
