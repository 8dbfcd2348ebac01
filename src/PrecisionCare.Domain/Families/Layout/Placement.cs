namespace PrecisionCare.Families.Layout;

/// <summary>Places every row from left to right: parents above their children, children below their parents, nobody and no text over another.</summary>
internal sealed class Placement
{
    private const double Margin = 16, AtFirst = 80;
    private const int Rounds = 14;

    private readonly Plan _plan;
    private readonly RowOrder _order;
    private readonly Widths _widths;

    public Placement(Plan plan, RowOrder order, Widths widths)
    {
        (_plan, _order, _widths, X) = (plan, order, widths, new double[order.Count]);
        int rows = order.Rows.Length;
        for (int row = 0; row < rows; row++) Settle(row, (_, at) => at * AtFirst, _ => 1);
        for (int round = 0; round < Rounds; round++)
        {
            for (int row = rows - 2; row >= 0; row--) OverChildren(row);
            for (int row = 1; row < rows; row++) UnderParents(row);
        }

        for (int row = rows - 2; row >= 0; row--) OverChildren(row);
        double least = Enumerable.Range(0, X.Length).Min(LeftEdge);
        for (int node = 0; node < X.Length; node++) X[node] = Math.Round(X[node] - least + Margin, 1);
        Width = Enumerable.Range(0, X.Length).Max(RightEdge) + Margin;
    }

    /// <summary>Of the middle of each node.</summary>
    public double[] X { get; }

    /// <summary>Of the whole.</summary>
    public double Width { get; }

    public double LeftEdge(int node) => X[node] - _widths[node].Left;

    public double RightEdge(int node) => X[node] + _widths[node].Right;

    /// <summary>Moves each couple towards the middle of its children, and each line that passes above what it leads to.</summary>
    private void OverChildren(int row)
    {
        var pulls = new Pulls(_plan);
        foreach (var union in _plan.Unions.Where(u => _plan.RowOf(u) == row))
        {
            int[] nodes = [.. union.Broods.SelectMany(Below)];
            if (nodes.Length == 0) continue;
            foreach (int parent in union.Broods.SelectMany(b => b.Donors).Concat(union.Members).Distinct()) pulls.Add(parent, Middle(nodes) - Middle(union.Members));
        }

        foreach (var passage in _order.Passages.Where(p => p.Row == row)) pulls.Add(passage.Node, X[passage.Next] - X[passage.Node]);
        Settle(row, (node, _) => X[node] + pulls.On(node), node => pulls.Has(node) ? 3 : .3);
    }

    /// <summary>Moves brothers and sisters together below their parents; partners without parents go with theirs.</summary>
    private void UnderParents(int row)
    {
        var pulls = new Pulls(_plan);
        foreach (var brood in _plan.Broods.Where(b => _plan.RowOf(b.Union) == row - 1))
        {
            int[] nodes = [.. Below(brood)];
            foreach (int node in nodes) pulls.Add(node, Middle(brood.Union.Members) - Middle(nodes));
        }

        Settle(row, (node, _) => X[node] + pulls.On(node), node => pulls.Has(node) ? 2 : 1);
    }

    private IEnumerable<int> Below(Brood brood) => brood.Children.Where(c => _plan.BornIn[c] == brood).Select(_order.FirstBelow);

    private double Middle(IEnumerable<int> nodes) => (nodes.Min(n => X[n]) + nodes.Max(n => X[n])) / 2;

    private void Settle(int row, Func<int, int, double> desired, Func<int, double> weight)
    {
        var nodes = _order.Rows[row];
        double[] placed = Spacing.Place([.. nodes.Select(desired)], [.. nodes.Select(weight)], _widths.Distances[row]);
        for (int i = 0; i < nodes.Length; i++) X[nodes[i]] = placed[i];
    }
}
