using System.Collections;

namespace PrecisionCare.Genome;

/// <summary>
/// An immutable set of loci of one assembly (which its holder states), asked "is this position in it" and "does this range touch one" for every row of a
/// genome: a sorted array of positions for each chromosome, searched by halves. Enumerates in genome order.
/// </summary>
public sealed class LocusSet : IEnumerable<Locus>
{
    private readonly int[][] _positions = new int[Chromosome.M.Ordinal + 1][];

    private LocusSet(IEnumerable<Locus> loci)
    {
        Array.Fill(_positions, []);
        var all = loci.ToArray();
        Array.Sort(all);
        for (int start = 0, end; start < all.Length; start = end)
        {
            for (end = start; end < all.Length && all[end].Chromosome == all[start].Chromosome;) end++;
            int[] positions = new int[end - start];
            int count = 0;
            for (int i = start; i < end; i++)
                if (count == 0 || positions[count - 1] != all[i].Position)
                    positions[count++] = all[i].Position;
            _positions[all[start].Chromosome.Ordinal] = positions[..count];
            Count += count;
        }
    }

    public static LocusSet Empty { get; } = new([]);

    /// <summary>Repeated loci count once; order is irrelevant.</summary>
    public static LocusSet From(IEnumerable<Locus> loci) => new(loci);

    public int Count { get; }

    public bool Contains(Locus locus) => Array.BinarySearch(_positions[locus.Chromosome.Ordinal], locus.Position) >= 0;

    /// <summary>Whether any locus lies in the range from <paramref name="start"/> to <paramref name="end"/>, 1-based and inclusive; an empty range overlaps nothing.</summary>
    public bool Overlaps(Chromosome chromosome, int start, int end)
    {
        int[] positions = _positions[chromosome.Ordinal];
        int index = Array.BinarySearch(positions, start);
        if (index < 0) index = ~index;
        return index < positions.Length && positions[index] <= end && start <= end;
    }

    public IEnumerator<Locus> GetEnumerator()
    {
        for (int ordinal = 1; ordinal < _positions.Length; ordinal++)
            foreach (int position in _positions[ordinal])
                yield return new Locus(Chromosome.FromOrdinal(ordinal), position);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
