using System.Collections.Frozen;

namespace PrecisionCare.Families;

/// <summary>How people of a family are related by blood: over parents who gave genes.</summary>
public sealed class Kinship
{
    private readonly FrozenDictionary<string, string[]> _parents, _children;

    public Kinship(Family family)
    {
        var genetic = family.Parents.Where(l => l.IsGenetic).Distinct().ToList();
        _parents = genetic.GroupBy(l => l.Child).ToFrozenDictionary(g => g.Key, g => g.Select(l => l.Parent).Distinct().ToArray());
        _children = genetic.GroupBy(l => l.Parent).ToFrozenDictionary(g => g.Key, g => g.Select(l => l.Child).Distinct().ToArray());
    }

    public IEnumerable<string> ParentsOf(string person) => _parents.GetValueOrDefault(person, []);

    public IEnumerable<string> ChildrenOf(string person) => _children.GetValueOrDefault(person, []);

    /// <summary>Ancestors with the number of generations to them; the person itself with 0.</summary>
    public Dictionary<string, int> AncestorsOf(string person) => Reach(person, ParentsOf);

    /// <summary>Descendants with the number of generations to them; the person itself with 0.</summary>
    public Dictionary<string, int> DescendantsOf(string person) => Reach(person, ChildrenOf);

    /// <summary>They share an ancestor, or one descends from the other.</summary>
    public bool AreRelated(string one, string other) => one != other && AncestorsOf(one).Keys.ToHashSet().Overlaps(AncestorsOf(other).Keys);

    /// <summary>
    /// Degree of relationship: 1 parents, children, full siblings; 2 grandparents, grandchildren, half-siblings, aunts, uncles, nieces, nephews; 3 great-grandparents,
    /// first cousins and so on. A half-relation counts one degree more. <c>null</c> when not related by blood.
    /// </summary>
    public int? Degree(string one, string other)
    {
        if (one == other) return 0;
        var (up, over) = (AncestorsOf(one), AncestorsOf(other));
        if (up.TryGetValue(other, out int ancestor)) return ancestor;
        if (over.TryGetValue(one, out int descendant)) return descendant;
        var shared = up.Keys.Where(over.ContainsKey).GroupBy(a => up[a] + over[a]).OrderBy(g => g.Key).FirstOrDefault();
        if (shared is null) return null;
        // Two common ancestors at the same distance are a couple: full relations share both.
        return shared.Count() >= 2 ? shared.Key - 1 : shared.Key;
    }

    private static Dictionary<string, int> Reach(string person, Func<string, IEnumerable<string>> next)
    {
        var reached = new Dictionary<string, int> { [person] = 0 };
        var waiting = new Queue<string>([person]);
        while (waiting.TryDequeue(out string? at))
            foreach (string other in next(at))
                if (reached.TryAdd(other, reached[at] + 1)) waiting.Enqueue(other);
        return reached;
    }
}
