using System.Collections.Immutable;

namespace PrecisionCare.Families.Layout;

/// <summary>Finds from where the children of each couple descend.</summary>
internal sealed class Descents
{
    private const double Beside = 4, BetweenBroods = 8, Raised = 6;

    private readonly Plan _plan;
    private readonly RowOrder _order;
    private readonly Placement _placement;

    private Descents(Plan plan, RowOrder order, Placement placement) => (_plan, _order, _placement) = (plan, order, placement);

    /// <summary>Of each row: what leads from it to the next.</summary>
    public static ImmutableArray<Descent>[] Of(Plan plan, RowOrder order, Placement placement)
    {
        var descents = new Descents(plan, order, placement);
        var all = plan.Unions.SelectMany(u => descents.From(u).Select(d => (Row: plan.RowOf(u), Descent: d))).Concat(order.Passages.Select(p => (p.Row, Descent: descents.Through(p)))).ToLookup(d => d.Row, d => d.Descent);
        return [.. order.Rows.Select((_, row) => all[row].ToImmutableArray())];
    }

    private Descent Through(Passage passage) => new(null, [passage.Child], _placement.X[passage.Node], Hooks([passage.Next], null));

    /// <summary>One for each brood: side by side below the couple, in the order of their children.</summary>
    private IEnumerable<Descent> From(Union union)
    {
        var ordered = union.Broods.OrderBy(b => b.Children.Average(c => _placement.X[c])).ToList();
        var (low, high) = Between(union);
        double share = (high - low) / union.Broods.Count;
        foreach (var brood in union.Broods)
        {
            var hooks = Hooks([.. brood.Children.Select(c => _plan.BornIn[c] == brood ? _order.FirstBelow(c) : c)], brood);
            double[] nodes = [.. hooks.SelectMany(h => h.Ends).Select(e => e.X)];
            int at = ordered.IndexOf(brood);
            double from = low + (at * share), to = from + share - (at + 1 < union.Broods.Count ? BetweenBroods : 0);
            yield return new Descent(brood, [.. brood.Children], Math.Clamp((nodes.Min() + nodes.Max()) / 2, from, Math.Max(from, to)), hooks);
        }
    }

    /// <summary>Where a line may come down: between partners, below a parent alone; where others stand between a couple, just before the far one.</summary>
    private (double Low, double High) Between(Union union)
    {
        if (union.Second is not { } second) return (_placement.X[union.First], _placement.X[union.First]);
        var (left, right) = _placement.X[union.First] < _placement.X[second] ? (union.First, second) : (second, union.First);
        if (!_order.AreAdjacent(union) && _plan.Generation[left] == _plan.Generation[right])
            (left, right) = _plan.UnionsOf[right].Length <= _plan.UnionsOf[left].Length ? (_order.Beside(right, -1), right) : (left, _order.Beside(left, 1));
        return (_placement.RightEdge(left) + Beside, _placement.LeftEdge(right) - Beside);
    }

    private ImmutableArray<Hook> Hooks(List<int> nodes, Brood? brood)
    {
        var hooks = ImmutableArray.CreateBuilder<Hook>();
        while (nodes.Count > 0)
        {
            int node = nodes[0];
            List<int> together = _order.IsPerson(node) && _plan.TwinsOf(node) is { } twins && twins.Count(nodes.Contains) > 1 ? [.. nodes.Where(twins.Contains)] : [node];
            nodes.RemoveAll(together.Contains);
            ImmutableArray<(int, double X)> ends = [.. together.Select(n => (n, EndOf(n, brood)))];
            hooks.Add(new Hook(Math.Round(ends.Average(e => e.X), 1), ends));
        }

        return hooks.ToImmutable();
    }

    /// <summary>One who hangs from parents by birth and from adoptive ones is reached at two points.</summary>
    private double EndOf(int node, Brood? brood) => _placement.X[node] + (brood is not null && _order.IsPerson(node) && _plan.RaisedIn[node] == brood ? Raised : 0);
}
