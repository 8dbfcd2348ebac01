using System.Collections.Immutable;

namespace PrecisionCare.Families.Layout;

/// <summary>Where lines leave the horizontal line of brothers and sisters towards the row below: to one of them, or to twins from one point.</summary>
/// <param name="X">Of the point.</param>
/// <param name="Ends">The nodes, and where each is reached.</param>
internal sealed record Hook(double X, ImmutableArray<(int Node, double X)> Ends);

/// <summary>The way of a group of children from their parents to the next row; or of one child's line from a passage to the next.</summary>
/// <param name="Brood">The group; <c>null</c> for a line that passes.</param>
/// <param name="Children">Who is at its end.</param>
/// <param name="From">Where it comes down.</param>
/// <param name="Hooks">Where it goes on.</param>
internal sealed record Descent(Brood? Brood, ImmutableArray<int> Children, double From, ImmutableArray<Hook> Hooks)
{
    /// <summary>Left end of its horizontal line, with the feet of its twins.</summary>
    public double Low { get; } = Math.Min(From, Hooks.Min(h => h.Ends.Min(e => e.X)));

    /// <summary>Right end of its horizontal line, with the feet of its twins.</summary>
    public double High { get; } = Math.Max(From, Hooks.Max(h => h.Ends.Max(e => e.X)));

    /// <summary>It leads straight down.</summary>
    public bool IsStraight => Hooks.Length == 1 && Math.Abs(Hooks[0].X - From) < 1.5;

    /// <summary>A line that comes down there has to pass its horizontal line.</summary>
    public bool Covers(double x) => x > Low - 1 && x < High + 1;

    /// <summary>
    /// A level for each of those between two rows, 0 next to the parents: where two meet, each has its own, and one that would stand in the way of where another comes down
    /// lies below it.
    /// </summary>
    public static int[] Levels(IReadOnlyList<Descent> descents)
    {
        var above = new List<(int Upper, int Lower)>();
        for (int i = 0; i < descents.Count; i++)
            for (int j = i + 1; j < descents.Count; j++)
                if (descents[i].High + 4 >= descents[j].Low && descents[j].High + 4 >= descents[i].Low) above.Add(IsAbove(descents[i], descents[j]) ? (i, j) : (j, i));
        int[] levels = new int[descents.Count];
        // What goes around in a circle has no order: it ends at the lowest level, and the lines are counted as crossing.
        for (int round = 0; round <= descents.Count; round++)
            foreach (var (upper, lower) in above)
                if (levels[lower] <= levels[upper] && levels[upper] < descents.Count) levels[lower] = levels[upper] + 1;
        return levels;
    }

    private static bool IsAbove(Descent one, Descent other)
    {
        bool oneIs = other.Covers(one.From), otherIs = one.Covers(other.From);
        return oneIs != otherIs ? oneIs : one.From <= other.From;
    }
}
