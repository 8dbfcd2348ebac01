using System.Collections.Immutable;

namespace PrecisionCare.Families.Layout;

/// <summary>A place that the line to a child further down keeps free in a row between.</summary>
/// <param name="Node">Its number in the row.</param>
/// <param name="Row">In which it is.</param>
/// <param name="Child">To whom the line leads.</param>
/// <param name="Next">Where it goes on in the row below: the next passage, or the child.</param>
internal sealed record Passage(int Node, int Row, int Child, int Next);

/// <summary>Who stands where in each row, from left to right. Nodes are people by their number, and from the count of people on passages.</summary>
internal sealed class RowOrder
{
    private readonly Plan _plan;
    private readonly int[] _place;
    private readonly Dictionary<int, int> _firstPassage;

    public RowOrder(Plan plan, ImmutableArray<ImmutableArray<int>> rows, ImmutableArray<Passage> passages)
    {
        (_plan, Rows, Passages) = (plan, rows, passages);
        _place = new int[plan.Persons.Length + passages.Length];
        foreach (var row in rows)
            for (int at = 0; at < row.Length; at++) _place[row[at]] = at;
        _firstPassage = passages.GroupBy(p => p.Child).ToDictionary(g => g.Key, g => g.MinBy(p => p.Row)!.Node);
    }

    public ImmutableArray<ImmutableArray<int>> Rows { get; }
    public ImmutableArray<Passage> Passages { get; }

    /// <summary>Of people and passages.</summary>
    public int Count => _place.Length;

    public bool IsPerson(int node) => node < _plan.Persons.Length;

    /// <summary>What stands in a row so many places further right.</summary>
    public int Beside(int person, int places) => Rows[_plan.Generation[person]][_place[person] + places];

    /// <summary>The couple stands in one row with nobody between them.</summary>
    public bool AreAdjacent(Union union) =>
        union.Second is { } second && _plan.Generation[union.First] == _plan.Generation[second] && Math.Abs(_place[union.First] - _place[second]) == 1;

    /// <summary>What hangs in the row below the parents: the child, or the passage of the line that leads to it.</summary>
    public int FirstBelow(int child) => _firstPassage.GetValueOrDefault(child, child);
}
