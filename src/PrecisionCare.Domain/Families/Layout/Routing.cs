using System.Collections.Immutable;

namespace PrecisionCare.Families.Layout;

/// <summary>
/// Draws the lines between placed people. Between two rows every group of children has its horizontal line at a level of its own where these would meet: a line that
/// would stand in the way of another's descent lies below it.
/// </summary>
internal sealed class Routing
{
    private const double Radius = PedigreeLayout.Radius, Level = 10, Track = 9, Drop = 26, Top = 26, OverSymbol = 8;

    private readonly Plan _plan;
    private readonly Placement _placement;
    private readonly Choices _choices;
    private readonly double[] _y, _below;
    private readonly List<PedigreeLine> _lines = [];
    private readonly int[] _tracks;
    private readonly List<Channel>[] _channels;

    private Routing(Plan plan, Placement placement, Choices choices)
    {
        (_plan, _placement, _choices) = (plan, placement, choices);
        int rows = placement.Rows.Order.Length;
        (_y, _below, _tracks, _channels) = (new double[rows], new double[rows], new int[rows], [.. Enumerable.Range(0, rows).Select(_ => new List<Channel>())]);
        foreach (var union in plan.Unions) Open(union);
        foreach (var (child, passing) in placement.Rows.Passing)
            for (int i = 0; i < passing.Length; i++)
                _channels[plan.Generation[child] - passing.Length + i].Add(new Channel(null, [child], placement.X[passing[i]], 0, [i + 1 < passing.Length ? passing[i + 1] : child]));
        Stack();
    }

    /// <summary>Children of a brood on their way to the next row.</summary>
    private sealed record Channel(Brood? Brood, ImmutableArray<int> Children, double From, double FromY, ImmutableArray<int> Nodes)
    {
        public int Level { get; set; }
        public double Low { get; set; }
        public double High { get; set; }

        /// <summary>Where lines leave towards the row below: nodes, and twins as one.</summary>
        public List<(double At, ImmutableArray<int> Nodes)> Hooks { get; } = [];

        /// <summary>A vertical line there would have to pass.</summary>
        public bool Covers(double x) => x > Low - 1 && x < High + 1;

    }

    public static PedigreeLayout Draw(Plan plan, Placement placement, Choices choices) => new Routing(plan, placement, choices).Draw();

    private int LowerRow(Union union) => Math.Max(_plan.Generation[union.First], _plan.Generation[union.Second ?? union.First]);

    /// <summary>Finds from where each brood of a union descends.</summary>
    private void Open(Union union)
    {
        int row = LowerRow(union);
        bool adjacent = _placement.AreAdjacent(union);
        for (int i = 0; i < union.Broods.Count; i++)
        {
            var brood = union.Broods[i];
            var nodes = brood.Children.Select(c => _plan.BornIn[c] == brood ? _placement.NodeBelow(c, row) : c).Where(n => n >= 0).ToImmutableArray();
            if (nodes.IsEmpty) continue;
            double middle = (nodes.Min(n => _placement.X[n]) + nodes.Max(n => _placement.X[n])) / 2, from;
            if (nodes.Length == 1) middle = HookX(nodes[0], brood);
            if (union.Second is not { } second) from = _placement.X[union.First];
            else
            {
                var (left, right) = _placement.X[union.First] < _placement.X[second] ? (union.First, second) : (second, union.First);
                if (!adjacent) (left, right) = BeforeFar(union, left, right);
                var (low, high) = (_placement.RightEdge(left) + 4, _placement.LeftEdge(right) - 4);
                double share = (high - low) / union.Broods.Count;
                int order = OrderedBroods(union).IndexOf(brood);
                from = Math.Clamp(middle, low + (order * share), Math.Max(low + (order * share), low + ((order + 1) * share) - (order + 1 < union.Broods.Count ? 8 : 0)));
            }

            _tracks[row] += brood.Donors.Length;
            _channels[row].Add(new Channel(brood, [.. brood.Children], from, 0, nodes));
        }

        if (!adjacent && union.Second is not null && _choices.Below.Contains(union)) _tracks[row]++;
    }

    private List<Brood> OrderedBroods(Union union) => [.. union.Broods.OrderBy(b => b.Children.Average(c => _placement.X[c]))];

    /// <summary>Where others stand between a couple, children descend from just before the far one.</summary>
    private (int Left, int Right) BeforeFar(Union union, int left, int right)
    {
        if (_plan.Generation[left] != _plan.Generation[right]) return (left, right);
        var row = _placement.Row(left);
        return _plan.UnionsOf[right].Length <= _plan.UnionsOf[left].Length ? (row[row.IndexOf(right) - 1], right) : (left, row[row.IndexOf(left) + 1]);
    }

    private double HookX(int node, Brood? brood) => _placement.X[node] + (brood is not null && node < _plan.Persons.Length && _plan.RaisedIn[node] == brood ? 6 : 0);

    private void Stack()
    {
        double y = Top + Radius;
        for (int row = 0; row < _y.Length; row++)
        {
            _y[row] = y;
            int text = _placement.Rows.Order[row].Where(n => n < _plan.Persons.Length).Select(n => _placement.Text[n].Length).DefaultIfEmpty(0).Max();
            _below[row] = y + Radius + (text * PedigreeLayout.LineHeight) + 8;
            foreach (var channel in _channels[row]) Measure(channel);
            SetLevels(_channels[row]);
            int levels = _channels[row].Count == 0 ? 0 : _channels[row].Max(c => c.Level) + 1;
            y = _below[row] + (_tracks[row] * Track) + (levels * Level) + Drop + Radius;
        }
    }

    private void Measure(Channel channel)
    {
        var left = channel.Nodes.ToList();
        while (left.Count > 0)
        {
            int node = left[0];
            ImmutableArray<int> together = node < _plan.Persons.Length && _plan.TwinsOf(node) is { } twins && twins.Count(left.Contains) > 1 ? [.. left.Where(twins.Contains)] : [node];
            left.RemoveAll(n => together.Contains(n));
            channel.Hooks.Add((Math.Round(together.Average(n => HookX(n, channel.Brood)), 1), together));
        }

        channel.Low = Math.Min(channel.From, channel.Hooks.Min(h => h.Nodes.Min(n => HookX(n, channel.Brood))));
        channel.High = Math.Max(channel.From, channel.Hooks.Max(h => h.Nodes.Max(n => HookX(n, channel.Brood))));
    }

    /// <summary>A smaller level is nearer to the parents.</summary>
    private static void SetLevels(List<Channel> channels)
    {
        var above = new List<(Channel Upper, Channel Lower)>();
        for (int i = 0; i < channels.Count; i++)
        {
            for (int j = i + 1; j < channels.Count; j++)
            {
                var (one, other) = (channels[i], channels[j]);
                if (one.High + 4 < other.Low || other.High + 4 < one.Low) continue;
                bool otherIsUpper = one.Covers(other.From), oneIsUpper = other.Covers(one.From);
                above.Add(otherIsUpper != oneIsUpper ? otherIsUpper ? (other, one) : (one, other) : other.From < one.From ? (other, one) : (one, other));
            }
        }

        for (int round = 0; round <= channels.Count; round++)
            foreach (var (upper, lower) in above)
                if (lower.Level <= upper.Level && upper.Level < channels.Count) lower.Level = upper.Level + 1;
    }

    private PedigreeLayout Draw()
    {
        int[] used = new int[_y.Length];
        foreach (var union in _plan.Unions.Where(u => u.Second is not null)) DrawUnion(union, used);
        for (int row = 0; row < _y.Length; row++)
            foreach (var channel in _channels[row]) DrawChannel(row, channel, used);
        double height = _below[^1] + 10;
        var persons = _placement.Rows.Order.SelectMany((row, r) => row.Where(n => n < _plan.Persons.Length).Select((node, i) => new PlacedPerson(
            _plan.Persons[node], r + 1, i + 1, _placement.X[node], _y[r], _placement.Text[node], _placement.Aside[node] ? _placement.X[node] + 7 : _placement.X[node] - (_placement.Text[node].Max(Caption.Width) / 2),
            _placement.Text[node].Max(Caption.Width), !_placement.Aside[node])));
        return new PedigreeLayout(Math.Round(_placement.Width, 1), Math.Round(height, 1), [.. persons], [.. _lines]);
    }

    private double Y(int person) => _y[_plan.Generation[person]];

    private void DrawUnion(Union union, int[] used)
    {
        var (left, right) = _placement.X[union.First] <= _placement.X[union.Second!.Value] ? (union.First, union.Second.Value) : (union.Second.Value, union.First);
        double x1 = _placement.X[left], x2 = _placement.X[right], y1 = Y(left), y2 = Y(right);
        ImmutableArray<PedigreePoint> points;
        if (_placement.AreAdjacent(union)) points = [new(x1 + Radius, y1), new(x2 - Radius, y2)];
        else if (_choices.Below.Contains(union))
        {
            int row = LowerRow(union);
            double y = _below[row] + (used[row]++ * Track);
            points = [new(x1, y1 + Radius), new(x1, y), new(x2, y), new(x2, y2 + Radius)];
        }
        else
        {
            double y = Math.Min(y1, y2) - Radius - OverSymbol;
            points = [new(x1 + 7, y1 - Radius), new(x1 + 7, y), new(x2 - 7, y), new(x2 - 7, y2 - Radius)];
        }

        _lines.Add(new PedigreeLine(union.Related ? LineKind.RelatedPartnership : LineKind.Partnership, points, Ids(union)) { Ended = union.Ended });
    }

    private ImmutableArray<string> Ids(Union union) => union.Second is { } second ? [_plan.Persons[union.First].Id, _plan.Persons[second].Id] : [_plan.Persons[union.First].Id];

    private double StartY(Union union)
    {
        if (union.Second is null) return Y(union.First) + Radius;
        var line = _lines.First(l => l.Kind is LineKind.Partnership or LineKind.RelatedPartnership && l.People.SequenceEqual(Ids(union)));
        return line.Points.Length == 2 ? Math.Max(line.Points[0].Y, line.Points[1].Y) : line.Points[1].Y;
    }

    private void DrawChannel(int row, Channel channel, int[] used)
    {
        double level = _below[row] + (_tracks[row] * Track) + (channel.Level * Level), next = _y[row + 1] - Radius;
        var parents = channel.Brood is { } brood ? Ids(brood.Union) : ParentsOf(channel.Children[0]);
        ImmutableArray<string> children = [.. channel.Children.Select(c => _plan.Persons[c].Id)];
        double startY = channel.Brood is null ? _y[row] - Radius : StartY(channel.Brood.Union);
        bool straight = channel.Hooks.Count == 1 && Math.Abs(channel.Hooks[0].At - channel.From) < 1.5;
        double from = straight ? channel.Hooks[0].At : channel.From;
        _lines.Add(new PedigreeLine(LineKind.Descent, [new(from, startY), new(from, level)], [.. children, .. parents]));
        if (!straight)
        {
            double low = Math.Min(from, channel.Hooks.Min(h => h.At)), high = Math.Max(from, channel.Hooks.Max(h => h.At));
            _lines.Add(new PedigreeLine(LineKind.Sibship, [new(low, level), new(high, level)], [.. children, .. parents]));
        }

        foreach (var (at, nodes) in channel.Hooks) DrawHook(channel, at, nodes, level, next, parents);
        foreach (int donor in channel.Brood?.Donors ?? [])
        {
            double y = _below[row] + (used[row]++ * Track), x = _placement.X[donor];
            _lines.Add(new PedigreeLine(LineKind.Donor, [new(x, Y(donor) + Radius), new(x, y), new(from, y)], [.. children, _plan.Persons[donor].Id]) { Broken = true });
        }
    }

    private void DrawHook(Channel channel, double at, ImmutableArray<int> nodes, double level, double next, ImmutableArray<string> parents)
    {
        foreach (int node in nodes)
        {
            bool person = node < _plan.Persons.Length;
            int child = person ? node : channel.Children[0];
            if (!person) child = _placement.Rows.Passers[node - _plan.Persons.Length];
            bool broken = channel.Brood is { } brood && _plan.IsAdoptedInto(child, brood);
            _lines.Add(new PedigreeLine(LineKind.Child, [new(nodes.Length > 1 ? at : HookX(node, channel.Brood), level), new(HookX(node, channel.Brood), next)], [_plan.Persons[child].Id, .. parents]) { Broken = broken });
        }

        if (nodes.Length < 2 || _plan.TwinsOf(nodes[0]) is not { } twins || _plan.Family.TwinsOf(_plan.Persons[nodes[0]].Id)!.Zygosity != Zygosity.Monozygotic) return;
        double y = level + ((next - level) * .6);
        double On(int node) => at + ((_placement.X[node] - at) * .6);
        _lines.Add(new PedigreeLine(LineKind.OneEgg, [new(On(nodes.MinBy(n => _placement.X[n])), y), new(On(nodes.MaxBy(n => _placement.X[n])), y)], [.. twins.Select(t => _plan.Persons[t].Id)]));
    }

    private ImmutableArray<string> ParentsOf(int child) => _plan.BornIn[child] is { } brood ? Ids(brood.Union) : [];
}
