namespace PrecisionCare.Families.Layout;

/// <summary>How far those of a row would go to stand with parents and children; who has neither goes with partners.</summary>
internal sealed class Pulls(Plan plan)
{
    private readonly Dictionary<int, List<double>> _of = [];

    public void Add(int node, double by)
    {
        if (!_of.TryGetValue(node, out var pulls)) _of[node] = pulls = [];
        pulls.Add(by);
    }

    /// <summary>The node is pulled itself.</summary>
    public bool Has(int node) => _of.ContainsKey(node);

    /// <summary>The mean of the node's pulls, else of those of its partners, or of the couple to whom it gave or bore children.</summary>
    public double On(int node)
    {
        if (_of.TryGetValue(node, out var own)) return own.Average();
        if (node >= plan.Persons.Length) return 0;
        var with = Companions(node).Where(Has).ToList();
        return with.Count == 0 ? 0 : with.Average(p => _of[p].Average());
    }

    private IEnumerable<int> Companions(int person) => plan.PartnersOf(person).Concat(plan.Broods.Where(b => b.Donors.Contains(person)).SelectMany(b => b.Union.Members));
}
