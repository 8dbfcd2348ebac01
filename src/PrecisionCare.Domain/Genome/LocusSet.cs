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
        var sets = new SortedSet<int>[_positions.Length];
        foreach (var locus in loci) (sets[locus.Chromosome.Ordinal] ??= []).Add(locus.Position);
        for (int ordinal = 0; ordinal < sets.Length; ordinal++) _positions[ordinal] = sets[ordinal] is { } positions ? [.. positions] : [];
        Count = _positions.Sum(p => p.Length);
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
