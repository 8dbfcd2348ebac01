namespace PrecisionCare.Families.Layout;

/// <summary>
/// Orders each row from left to right: going down from an ancestor, a person is written with partners at their sides, then their children, then the family of a partner
/// who has one. What belongs together thereby stays together in every row.
/// </summary>
internal sealed class Rows
{
    private readonly Plan _plan;
    private readonly Choices _choices;
    private readonly bool[] _placed;
    private readonly HashSet<Union> _descended = [];

    public Rows(Plan plan, Choices choices)
    {
        (_plan, _choices, _placed) = (plan, choices, new bool[plan.Persons.Length]);
        Order = [.. Enumerable.Range(0, plan.Generation.Max() + 1).Select(_ => new List<int>())];
        Place(Leftmost(plan.Proband));
        for (int person = 0; person < _placed.Length; person++)
            if (!_placed[person]) Place(Top(person));
        for (int person = 0; person < _placed.Length; person++)
            if (!_placed[person]) Place(person);
    }

    /// <summary>Each row. Numbers from the count of persons on stand for lines that pass through a row.</summary>
    public List<int>[] Order { get; }

    /// <summary>For a child further than one row below its parents: its places in the rows between, from the top.</summary>
    public Dictionary<int, int[]> Passing { get; } = [];

    /// <summary>For each line that passes through a row: whose it is.</summary>
    public List<int> Passers { get; } = [];

    private void Place(int person)
    {
        if (_placed[person]) return;
        var chain = Chain(person);
        foreach (int member in chain) _placed[member] = true;
        AddDonors(chain);
        foreach (int member in chain) Order[_plan.Generation[member]].Add(member);

        var unions = chain.SelectMany(m => _plan.UnionsOf[m]).Distinct().Where(u => _descended.Add(u)).OrderBy(u => Middle(chain, u)).ToList();
        foreach (var union in unions)
            foreach (var brood in union.Broods.OrderBy(b => DonorSide(chain, b))) Descend(brood);
        foreach (int member in chain.Where(m => m != person)) ClimbFrom(member);
        ClimbFrom(person);
    }

    private void Descend(Brood brood)
    {
        int row = Math.Max(_plan.Generation[brood.Union.First], _plan.Generation[brood.Union.Second ?? brood.Union.First]);
        foreach (int child in _choices.Ordered(_plan, brood))
        {
            if (_plan.BornIn[child] != brood) continue;
            if (_plan.Generation[child] > row + 1 && !Passing.ContainsKey(child))
            {
                Passing[child] = [.. Enumerable.Range(row + 1, _plan.Generation[child] - row - 1).Select(between => Pass(child, between))];
            }

            Place(child);
        }
    }

    private int Pass(int child, int row)
    {
        Passers.Add(child);
        int passing = _plan.Persons.Length + Passers.Count - 1;
        Order[row].Add(passing);
        return passing;
    }

    /// <summary>A person with partners at both sides, and theirs.</summary>
    private List<int> Chain(int person)
    {
        var chain = new List<int> { person };
        var taken = new HashSet<int> { person };
        var partners = FreePartners(person, taken);
        bool leftTaken = false, rightTaken = false;
        foreach (int partner in partners)
        {
            var union = _plan.UnionsOf[person].First(u => u.Other(person) == partner);
            bool left = _choices.LeftOf(union) == partner;
            // Two partners stand at the two sides; one with a family in the picture stands as chosen.
            if (partners.Count > 1 && _plan.BornIn[partner] is null && !_choices.Turned.Contains(union)) left = (left && !leftTaken) || (rightTaken && !leftTaken) || (!leftTaken && partners.Any(p => p != partner && _plan.BornIn[p] is not null));
            if (!taken.Add(partner)) continue;
            if (left)
            {
                chain.Insert(0, partner);
                Extend(chain, partner, taken, toLeft: true);
                leftTaken = true;
            }
            else
            {
                chain.Add(partner);
                Extend(chain, partner, taken, toLeft: false);
                rightTaken = true;
            }
        }

        return chain;
    }

    private void Extend(List<int> chain, int person, HashSet<int> taken, bool toLeft)
    {
        foreach (int partner in FreePartners(person, taken))
        {
            if (!taken.Add(partner)) continue;
            if (toLeft) chain.Insert(0, partner);
            else chain.Add(partner);
            Extend(chain, partner, taken, toLeft);
        }
    }

    private List<int> FreePartners(int person, HashSet<int> taken) =>
        [.. _plan.PartnersOf(person).Where(p => !_placed[p] && !taken.Contains(p) && _plan.Generation[p] == _plan.Generation[person])
            .OrderBy(p => _plan.BornIn[p] is not null)];

    /// <summary>Donors and surrogates who have nobody else in the picture stand at the end of the couple.</summary>
    private void AddDonors(List<int> chain)
    {
        foreach (var brood in chain.SelectMany(m => _plan.UnionsOf[m]).Distinct().SelectMany(u => u.Broods).ToList())
        {
            foreach (int donor in brood.Donors)
            {
                if (_placed[donor] || _plan.BornIn[donor] is not null || _plan.PartnersOf(donor).Any() || _plan.Generation[donor] != _plan.Generation[chain[0]]) continue;
                _placed[donor] = true;
                if (brood.Union.Has(chain[^1]) || !brood.Union.Has(chain[0])) chain.Add(donor);
                else chain.Insert(0, donor);
            }
        }
    }

    /// <summary>Children of a donor hang on the donor's side.</summary>
    private static int DonorSide(List<int> chain, Brood brood) =>
        brood.Donors.IsEmpty ? 0 : brood.Donors.Min(chain.IndexOf) is var at && at < 0 ? 0 : at < chain.IndexOf(brood.Union.First) ? -1 : 1;

    private static double Middle(List<int> chain, Union union) =>
        union.Second is { } second ? (Position(chain, union.First) + Position(chain, second)) / 2.0 : Position(chain, union.First) + 0.1;

    private static int Position(List<int> chain, int person) => chain.IndexOf(person) is var at && at < 0 ? chain.Count : at;

    private void ClimbFrom(int person)
    {
        if (_plan.BornIn[person] is { } brood && !_placed[brood.Union.First] && !(brood.Union.Second is { } second && _placed[second]) && !HasPlacedAncestor(person)) Place(Top(person));
    }

    private bool HasPlacedAncestor(int person)
    {
        var waiting = new Stack<int>([person]);
        var seen = new HashSet<int> { person };
        while (waiting.TryPop(out int at))
        {
            if (_plan.BornIn[at] is not { } brood) continue;
            foreach (int parent in new[] { brood.Union.First, brood.Union.Second ?? brood.Union.First })
            {
                if (_placed[parent]) return true;
                if (seen.Add(parent)) waiting.Push(parent);
            }
        }

        return false;
    }

    /// <summary>The topmost ancestor of the left line who is not placed.</summary>
    private int Top(int person)
    {
        var seen = new HashSet<int>();
        while (seen.Add(person) && _plan.BornIn[person]?.Union is { } parents)
        {
            int left = _choices.LeftOf(parents);
            int up = _plan.BornIn[left] is null && parents.Second is not null && _plan.BornIn[parents.Other(left)] is not null ? parents.Other(left) : left;
            if (_placed[up]) break;
            person = up;
        }

        return person;
    }

    /// <summary>From where to begin so that whoever stands left of a couple is written before the other: up, and left over partners with a family.</summary>
    private int Leftmost(int person)
    {
        var seen = new HashSet<int>();
        while (seen.Add(person))
        {
            int at = person;
            int left = _plan.UnionsOf[at].Where(u => u.Second is not null && u.Other(at) == _choices.LeftOf(u) && _plan.BornIn[u.Other(at)] is not null).Select(u => u.Other(at)).FirstOrDefault(p => !seen.Contains(p), -1);
            if (left >= 0) person = left;
            else if (_plan.BornIn[at]?.Union is { } parents)
                person = _plan.BornIn[_choices.LeftOf(parents)] is null && parents.Second is not null && _plan.BornIn[parents.Other(_choices.LeftOf(parents))] is not null
                    ? parents.Other(_choices.LeftOf(parents)) : _choices.LeftOf(parents);
            else break;
        }

        return person;
    }
}
