using PrecisionCare.Genome;
using PrecisionCare.Variants;

namespace PrecisionCare.Pharmacogenomics.Matching;

/// <summary>The rows of a sample, found by position; blocks, and rows of several bases, by what they cover.</summary>
internal sealed class SampleRows
{
    private readonly Dictionary<Locus, List<VariantCall>> _rows = [];
    private readonly Stretches _reference;
    private readonly Stretches _silent;
    private readonly List<VariantCall> _long;

    public SampleRows(SampleCalls calls)
    {
        var reference = new List<VariantCall>();
        var silent = new List<VariantCall>();
        foreach (var call in calls.Calls)
        {
            if (call.IsReferenceBlock) (CountsAsReference(call) ? reference : silent).Add(call);
            else if (_rows.TryGetValue(call.Locus, out var same)) same.Add(call);
            else _rows.Add(call.Locus, [call]);
            if (call is { IsReferenceBlock: false, Genotype: null or { IsNoCall: true } } && call.End >= call.Locus.Position + call.Reference.Length) silent.Add(call);
        }
        _reference = new Stretches(reference);
        _silent = new Stretches(silent);
        _long = [.. calls.Calls.Where(c => !c.IsReferenceBlock && (c.Reference.Length > 1 || c.Alternates.Any(a => a.Length > 1 && a[0] != '<')))];
    }

    /// <summary>In file order.</summary>
    public IReadOnlyList<VariantCall> At(Locus locus) => _rows.GetValueOrDefault(locus) ?? [];

    /// <summary>Rows with an allele of several bases that touch the stretch from a locus to a position.</summary>
    public IEnumerable<VariantCall> LongAlleles(Locus from, int to)
    {
        foreach (var call in _long)
            if (call.Locus.Chromosome == from.Chromosome && call.Locus.Position <= to && call.Locus.Position + call.Reference.Length > from.Position) yield return call;
    }

    /// <summary>A block of homozygous reference over the position; <c>null</c> when none covers it.</summary>
    public VariantCall? BlockOver(Locus locus) => _reference.Over(locus);

    /// <summary>Whether a block without call, reads or confidence covers the position.</summary>
    public bool IsSilentAt(Locus locus) => _silent.Over(locus) is not null;

    /// <summary>A block without reads or without confidence says that nothing was seen, whatever its GT.</summary>
    private static bool CountsAsReference(VariantCall block) =>
        block.Genotype is { IsHomozygousReference: true } && block.Depth is null or > 0 && block.GenotypeQuality is null or > 0;

    /// <summary>Blocks in genome order, searched by halves.</summary>
    private sealed class Stretches(IEnumerable<VariantCall> blocks)
    {
        /// <summary>Blocks do not overlap in a valid gVCF; this many before the position are looked at in one that is not.</summary>
        private const int Overlapping = 64;

        private readonly List<VariantCall> _blocks = [.. blocks.OrderBy(b => b.Locus)];

        public VariantCall? Over(Locus locus)
        {
            int low = 0, high = _blocks.Count;
            while (low < high)
            {
                int middle = (low + high) / 2;
                if (_blocks[middle].Locus.CompareTo(locus) <= 0) low = middle + 1;
                else high = middle;
            }

            for (int i = low - 1; i >= 0 && _blocks[i].Locus.Chromosome == locus.Chromosome; i--)
            {
                if (_blocks[i].End >= locus.Position) return _blocks[i];
                if (i < low - Overlapping) break;
            }

            return null;
        }
    }
}
