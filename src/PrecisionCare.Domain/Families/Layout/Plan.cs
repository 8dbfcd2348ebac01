using System.Collections.Immutable;

namespace PrecisionCare.Families.Layout;

/// <summary>Parents who are drawn together: a couple, or one parent alone.</summary>
internal sealed record Union(int First, int? Second, bool Related, bool Ended)
{
    public List<Brood> Broods { get; } = [];

    public IEnumerable<int> Members => Second is { } second ? [First, second] : [First];

    public bool Has(int person) => First == person || Second == person;

    public int Other(int person) => First == person ? Second ?? person : First;
}

/// <summary>Children that hang from one line: of the same parents with the same donors and surrogates.</summary>
internal sealed record Brood(Union Union, ImmutableArray<int> Donors)
{
    /// <summary>By birth, twins side by side.</summary>
    public List<int> Children { get; } = [];
}

/// <summary>What a layout has to draw, with people as numbers: unions, broods, generations. Made once for a family.</summary>
internal sealed class Plan
{
    private readonly Dictionary<string, int> _index;

    public Plan(Family family)
    {
        Family = family;
        Persons = family.Persons;
        _index = Persons.Select((p, i) => (p.Id, i)).ToDictionary(p => p.Id, p => p.i);
        Unions = [.. MakeUnions()];
        UnionsOf = [.. Persons.Select((_, i) => Unions.Where(u => u.Has(i)).ToArray())];
        BornIn = new Brood?[Persons.Length];
        RaisedIn = new Brood?[Persons.Length];
        foreach (int child in ByBirth()) Hang(child);
        Twins = [.. family.Twins.Select(t => t.Members.Distinct().Select(m => _index[m]).ToArray())];
        Generation = Generations.Of(this);
    }

    public Family Family { get; }
    public ImmutableArray<FamilyPerson> Persons { get; }
    public ImmutableArray<Union> Unions { get; }
    public Union[][] UnionsOf { get; }

    /// <summary>The line from which a person hangs; <c>null</c> for one without parents.</summary>
    public Brood?[] BornIn { get; }

    /// <summary>The adoptive parents' line of one whose parents by birth are drawn too.</summary>
    public Brood?[] RaisedIn { get; }

    public ImmutableArray<int[]> Twins { get; }

    /// <summary>Row of each person, 0 at the top.</summary>
    public int[] Generation { get; }

    public int Proband => _index[Family.Proband];

    public IEnumerable<Brood> Broods => Unions.SelectMany(u => u.Broods);

    /// <summary>Of the lower of a couple: their children hang below it.</summary>
    public int RowOf(Union union) => Math.Max(Generation[union.First], Generation[union.Second ?? union.First]);

    public IEnumerable<int> PartnersOf(int person) => UnionsOf[person].Where(u => u.Second is not null).Select(u => u.Other(person));

    public int[]? TwinsOf(int person) => Twins.FirstOrDefault(t => t.Contains(person));

    public bool IsAdoptedInto(int child, Brood brood) =>
        Family.ParentsOf(Persons[child].Id).Any(l => l.Kind == ParentKind.Adoptive && brood.Union.Has(_index[l.Parent]));

    public ImmutableArray<string> Ids(IEnumerable<int> people) => [.. people.Select(p => Persons[p].Id)];

    private IEnumerable<Union> MakeUnions()
    {
        var kinship = new Kinship(Family);
        var pairs = new List<(int, int?)>();
        void Add(int one, int? other)
        {
            if (!pairs.Contains((one, other)) && !(other is { } second && pairs.Contains((second, one)))) pairs.Add((one, other));
        }

        foreach (var partnership in Family.Partnerships) Add(_index[partnership.First], _index[partnership.Second]);
        foreach (var parents in Persons.SelectMany(p => new[] { DrawnAbove(p.Id, adoptive: false), DrawnAbove(p.Id, adoptive: true) }).Where(p => p.Length > 0))
            Add(parents[0], parents.Length > 1 ? parents[1] : null);
        foreach (var (one, other) in pairs)
        {
            if (other is not { } second)
            {
                yield return new Union(one, null, false, false);
                continue;
            }

            var stated = Family.PartnershipOf(Persons[one].Id, Persons[second].Id);
            bool manFirst = Persons[second].Gender == Gender.Man && Persons[one].Gender != Gender.Man;
            yield return new Union(manFirst ? second : one, manFirst ? one : second, stated is { Consanguineous: true } || kinship.AreRelated(Persons[one].Id, Persons[second].Id), stated is { Ended: true });
        }
    }

    private int[] DrawnAbove(string child, bool adoptive) =>
        [.. Family.ParentsOf(child).Where(l => l.IsDrawnAbove && (l.Kind == ParentKind.Adoptive) == adoptive).Select(l => _index[l.Parent]).Distinct().Take(2)];

    /// <summary>Everybody, brothers and sisters in the order of their birth where all years are known, else as they were written down; twins together.</summary>
    private IEnumerable<int> ByBirth()
    {
        var done = new HashSet<int>();
        bool allYears(int person) => Family.ParentsOf(Persons[person].Id).SelectMany(l => Family.ChildrenOf(l.Parent)).All(s => Family[s].BornYear is not null);
        foreach (int person in Enumerable.Range(0, Persons.Length).OrderBy(i => allYears(i) ? Persons[i].BornYear ?? 0 : 0))
        {
            if (!done.Add(person)) continue;
            yield return person;
            if (Family.TwinsOf(Persons[person].Id) is not { } group) continue;
            foreach (int twin in group.Members.Select(m => _index[m]))
                if (done.Add(twin)) yield return twin;
        }
    }

    private void Hang(int child)
    {
        string id = Persons[child].Id;
        ImmutableArray<int> donors = [.. Family.ParentsOf(id).Where(l => !l.IsDrawnAbove).Select(l => _index[l.Parent]).Distinct().Order()];
        if (DrawnAbove(id, adoptive: false) is { Length: > 0 } parents) BornIn[child] = BroodOf(parents, donors, child);
        if (DrawnAbove(id, adoptive: true) is { Length: > 0 } adoptive)
        {
            if (BornIn[child] is null) BornIn[child] = BroodOf(adoptive, donors, child);
            else RaisedIn[child] = BroodOf(adoptive, [], child);
        }
    }

    private Brood BroodOf(int[] parents, ImmutableArray<int> donors, int child)
    {
        var union = Unions.First(u => u.Has(parents[0]) && (parents.Length > 1 ? u.Second is not null && u.Has(parents[1]) && parents[0] != parents[1] : u.Second is null));
        var brood = union.Broods.FirstOrDefault(b => b.Donors.AsSpan().SequenceEqual(donors.AsSpan()));
        if (brood is null) union.Broods.Add(brood = new Brood(union, donors));
        brood.Children.Add(child);
        return brood;
    }
}
