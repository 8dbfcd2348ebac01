using System.Collections.Immutable;

namespace PrecisionCare.Families.Layout;

/// <summary>
/// Orders each row from left to right: going down from an ancestor, a person is written with partners at their sides, then their children, then the family of a partner
/// who has one. What belongs together thereby stays together in every row.
/// </summary>
internal sealed class RowOrdering
{
    private readonly Plan _plan;
    private readonly Choices _choices;
    private readonly bool[] _placed;
    private readonly Ancestry _ancestry;
    private readonly List<int>[] _rows;
    private readonly List<Passage> _passages = [];
    private readonly HashSet<Union> _descended = [];

    private RowOrdering(Plan plan, Choices choices)
    {
        (_plan, _choices, _placed) = (plan, choices, new bool[plan.Persons.Length]);
        _ancestry = new Ancestry(plan, choices, _placed);
        _rows = [.. Enumerable.Range(0, plan.Generation.Max() + 1).Select(_ => new List<int>())];
        Place(_ancestry.Leftmost(plan.Proband));
        for (int person = 0; person < _placed.Length; person++)
            if (!_placed[person]) Place(_ancestry.Top(person));
        for (int person = 0; person < _placed.Length; person++)
            if (!_placed[person]) Place(person);
    }

    public static RowOrder Of(Plan plan, Choices choices)
    {
        var ordering = new RowOrdering(plan, choices);
        return new RowOrder(plan, [.. ordering._rows.Select(r => r.ToImmutableArray())], [.. ordering._passages]);
    }

    private void Place(int person)
    {
        if (_placed[person]) return;
        var chain = Chain.Around(_plan, _choices, _placed, person);
        foreach (int member in chain.Members) _placed[member] = true;
        foreach (int member in chain.Members) _rows[_plan.Generation[member]].Add(member);
        foreach (var union in chain.Unions.Where(_descended.Add).ToList())
            foreach (var brood in union.Broods.OrderBy(chain.SideOfDonors)) Descend(brood);
        foreach (int member in chain.Members.Where(m => m != person)) ClimbFrom(member);
        ClimbFrom(person);
    }

    private void Descend(Brood brood)
    {
        int row = _plan.RowOf(brood.Union);
        foreach (int child in _choices.Ordered(_plan, brood).Where(c => _plan.BornIn[c] == brood))
        {
            if (_passages.TrueForAll(p => p.Child != child)) Pass(child, row + 1);
            Place(child);
        }
    }

    /// <summary>Keeps a place in each row between that of the parents and that of the child.</summary>
    private void Pass(int child, int from)
    {
        for (int row = from; row < _plan.Generation[child]; row++)
        {
            int node = _plan.Persons.Length + _passages.Count;
            _rows[row].Add(node);
            _passages.Add(new Passage(node, row, child, row + 1 < _plan.Generation[child] ? node + 1 : child));
        }
    }

    /// <summary>Goes on with the family of one who is placed, where that was not reached from elsewhere.</summary>
    private void ClimbFrom(int person)
    {
        if (_plan.BornIn[person] is { } brood && !_placed[brood.Union.First] && !(brood.Union.Second is { } second && _placed[second]) && !_ancestry.IsReached(person))
            Place(_ancestry.Top(person));
    }
}
