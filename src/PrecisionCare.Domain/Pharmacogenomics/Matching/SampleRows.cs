using PrecisionCare.Genome;
using PrecisionCare.Variants;

namespace PrecisionCare.Pharmacogenomics.Matching;

/// <summary>The rows of a sample, found by position; reference blocks by what they cover.</summary>
internal sealed class SampleRows
{
    private readonly Dictionary<Locus, List<VariantCall>> _rows = [];
    private readonly List<VariantCall> _blocks;

    public SampleRows(SampleCalls calls)
    {
        var blocks = new List<VariantCall>();
        foreach (var call in calls.Calls)
        {
            if (call.IsReferenceBlock)
            {
                if (CountsAsReference(call)) blocks.Add(call);
            }
            else if (_rows.TryGetValue(call.Locus, out var same))
            {
                same.Add(call);
            }
            else
            {
                _rows.Add(call.Locus, [call]);
            }
        }
        _blocks = [.. blocks.OrderBy(b => b.Locus)];
    }

    /// <summary>In file order.</summary>
    public IReadOnlyList<VariantCall> At(Locus locus) => _rows.GetValueOrDefault(locus) ?? [];

    /// <summary>A block of homozygous reference over the position; <c>null</c> when none covers it.</summary>
    public VariantCall? BlockOver(Locus locus)
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

    /// <summary>Blocks do not overlap in a valid gVCF; this many before the position are looked at in one that is not.</summary>
    private const int Overlapping = 64;

    /// <summary>A block without reads or without confidence says that nothing was seen, whatever its GT.</summary>
    private static bool CountsAsReference(VariantCall block) =>
        block.Genotype is { IsHomozygousReference: true } && block.Depth is null or > 0 && block.GenotypeQuality is null or > 0;
}
