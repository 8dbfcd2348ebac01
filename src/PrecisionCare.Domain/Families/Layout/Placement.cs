using System.Collections.Immutable;

namespace PrecisionCare.Families.Layout;

/// <summary>Places every row from left to right: parents above their children, children below their parents, nobody and no text over another.</summary>
internal sealed class Placement
{
    private const double Radius = PedigreeLayout.Radius, Bracket = 6, Arrow = 22, Gap = 14, CoupleGap = 20, Margin = 16;
    private const int Rounds = 14;

    private readonly Plan _plan;
    private readonly double[] _left, _right;
    private readonly Dictionary<(int, int), double> _distance = [];

    public Placement(Plan plan, Rows rows)
    {
        _plan = plan;
        Rows = rows;
        int count = plan.Persons.Length + rows.Passers.Count;
        (X, _left, _right, Names) = (new double[count], new double[count], new double[count], new string[plan.Persons.Length]);
        Text = new ImmutableArray<string>[plan.Persons.Length];
        Aside = new bool[plan.Persons.Length];
        Measure();
        for (int row = 0; row < rows.Order.Length; row++) Settle(row, (node, at) => at * 80, _ => 1);
        for (int round = 0; round < Rounds; round++)
        {
            for (int row = rows.Order.Length - 2; row >= 0; row--) OverChildren(row);
            for (int row = 1; row < rows.Order.Length; row++) UnderParents(row);
        }

        for (int row = rows.Order.Length - 2; row >= 0; row--) OverChildren(row);
        double least = rows.Order.SelectMany(r => r).Min(n => X[n] - _left[n]);
        for (int node = 0; node < count; node++) X[node] = Math.Round(X[node] - least + Margin, 1);
        Width = rows.Order.SelectMany(r => r).Max(n => X[n] + _right[n]) + Margin;
    }

    public Rows Rows { get; }

    /// <summary>Of the middle of each person, and of each line that passes through a row.</summary>
    public double[] X { get; }

    public string[] Names { get; }
    public ImmutableArray<string>[] Text { get; }

    /// <summary>A line leaves the symbol downwards: the text stands right of it.</summary>
    public bool[] Aside { get; }

    public double Width { get; }

    public double LeftEdge(int node) => X[node] - _left[node];

    public double RightEdge(int node) => X[node] + _right[node];

    /// <summary>Where in its row a node stands; partners without anybody between them differ by one.</summary>
    public int Place(int node) => Row(node).IndexOf(node);

    public List<int> Row(int node) => Rows.Order.First(r => r.Contains(node));

    public bool AreAdjacent(Union union) =>
        union.Second is { } second && _plan.Generation[union.First] == _plan.Generation[second] && Math.Abs(Place(union.First) - Place(second)) == 1;

    private void Measure()
    {
        foreach (var union in _plan.Unions)
        {
            if (union.Second is null || !AreAdjacent(union)) Aside[union.First] = true;
            if (union.Second is { } second && !AreAdjacent(union)) Aside[second] = true;
        }

        foreach (int donor in _plan.Broods.SelectMany(b => b.Donors)) Aside[donor] = true;
        for (int row = 0; row < Rows.Order.Length; row++)
        {
            int number = 0;
            foreach (int node in Rows.Order[row])
            {
                if (node >= _plan.Persons.Length)
                {
                    (_left[node], _right[node]) = (6, 6);
                    continue;
                }

                var person = _plan.Persons[node];
                Names[node] = $"{Roman.Of(row + 1)}-{++number}";
                Text[node] = Caption.Of(Names[node], person);
                double width = Text[node].Max(Caption.Width), symbol = Radius + (person.Adoption == Adoption.None ? 0 : Bracket);
                bool arrow = person.Id == _plan.Family.Proband || person.Id == _plan.Family.Consultand;
                _left[node] = Math.Max(arrow ? symbol + Arrow : symbol, Aside[node] ? 0 : width / 2);
                _right[node] = Math.Max(symbol, Aside[node] ? width + 7 : width / 2);
            }
        }
    }

    private double Distance(int left, int right)
    {
        if (_distance.TryGetValue((left, right), out double known)) return known;
        bool persons = left < _plan.Persons.Length && right < _plan.Persons.Length;
        bool couple = persons && _plan.PartnersOf(left).Contains(right);
        bool siblings = persons && _plan.BornIn[left] is { } brood && _plan.BornIn[right] == brood;
        double gap = couple ? CoupleGap * Math.Max(1, _plan.UnionsOf[left].First(u => u.Has(right)).Broods.Count) : siblings ? Gap : Gap + 6;
        return _distance[(left, right)] = Math.Max(_right[left] + _left[right] + gap, couple ? (2 * Radius) + 30 : 0);
    }

    private void Settle(int row, Func<int, int, double> desired, Func<int, double> weight)
    {
        var nodes = Rows.Order[row];
        double[] placed = Spacing.Place(
            [.. nodes.Select(desired)], [.. nodes.Select(weight)], [.. nodes.Select((n, i) => i == 0 ? 0 : Distance(nodes[i - 1], n))]);
        for (int i = 0; i < nodes.Count; i++) X[nodes[i]] = placed[i];
    }

    /// <summary>Moves each couple towards the middle of its children, and each line that passes above what it leads to.</summary>
    private void OverChildren(int row)
    {
        var shift = new Dictionary<int, List<double>>();
        foreach (var union in _plan.Unions.Where(u => u.Broods.Count > 0))
        {
            int[] nodes = [.. union.Broods.SelectMany(b => b.Children.Where(c => _plan.BornIn[c] == b)).Select(c => NodeBelow(c, row)).Where(n => n >= 0)];
            if (nodes.Length == 0 || LowerRow(union) != row) continue;
            double by = ((nodes.Min(n => X[n]) + nodes.Max(n => X[n])) / 2) - Middle(union);
            foreach (int parent in union.Broods.SelectMany(b => b.Donors).Append(union.First).Append(union.Second ?? union.First).Distinct())
            {
                if (!shift.TryGetValue(parent, out var list)) shift[parent] = list = [];
                list.Add(by);
            }
        }

        foreach (var (child, passing) in Rows.Passing)
            if (row - (_plan.Generation[child] - passing.Length) is var at && at >= 0 && at < passing.Length)
                shift[passing[at]] = [(at + 1 < passing.Length ? X[passing[at + 1]] : X[child]) - X[passing[at]]];
        Settle(row, (node, _) => X[node] + (shift.TryGetValue(node, out var by) ? by.Average() : Dragged(node, shift)), node => shift.ContainsKey(node) ? 3 : .3);
    }

    /// <summary>Moves brothers and sisters together below their parents; partners without parents go with theirs.</summary>
    private void UnderParents(int row)
    {
        var shift = new Dictionary<int, List<double>>();
        foreach (var brood in _plan.Broods)
        {
            int[] nodes = [.. brood.Children.Where(c => _plan.BornIn[c] == brood).Select(c => NodeBelow(c, row - 1)).Where(n => n >= 0)];
            if (nodes.Length == 0 || LowerRow(brood.Union) != row - 1) continue;
            double by = Middle(brood.Union) - ((nodes.Min(n => X[n]) + nodes.Max(n => X[n])) / 2);
            foreach (int node in nodes) shift[node] = [by];
        }

        Settle(row, (node, _) => X[node] + (shift.TryGetValue(node, out var by) ? by[0] : Dragged(node, shift)), node => shift.ContainsKey(node) ? 2 : 1);
    }

    private double Dragged(int node, Dictionary<int, List<double>> shift) =>
        node < _plan.Persons.Length && Companions(node).Where(shift.ContainsKey).ToList() is { Count: > 0 } with ? with.Average(p => shift[p].Average()) : 0;

    private IEnumerable<int> Companions(int node) =>
        _plan.PartnersOf(node).Concat(_plan.Broods.Where(b => b.Donors.Contains(node)).SelectMany(b => new[] { b.Union.First, b.Union.Second ?? b.Union.First }));

    private int LowerRow(Union union) => Math.Max(_plan.Generation[union.First], _plan.Generation[union.Second ?? union.First]);

    /// <summary>What hangs in the row below: the child, or the line that passes to it; −1 when neither is there.</summary>
    public int NodeBelow(int child, int row) =>
        _plan.Generation[child] == row + 1 && !Rows.Passing.ContainsKey(child) ? child : Rows.Passing.TryGetValue(child, out int[]? passing) && _plan.Generation[child] - passing.Length == row + 1 ? passing[0] : -1;

    private double Middle(Union union) => union.Second is { } second ? (X[union.First] + X[second]) / 2 : X[union.First];
}
