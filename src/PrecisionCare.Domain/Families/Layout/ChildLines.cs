using System.Collections.Immutable;

namespace PrecisionCare.Families.Layout;

/// <summary>Draws the lines of a <see cref="Descent"/>: from the parents down, along the children, to each of them, and from donors.</summary>
internal sealed class ChildLines(Plan plan, RowOrder order, Placement placement, Storeys storeys)
{
    private const double Radius = PedigreeLayout.Radius, BarOfTwins = .6;

    /// <param name="descent">To draw.</param>
    /// <param name="row">From which it leads down.</param>
    /// <param name="start">Height at which it begins.</param>
    /// <param name="level">Height of the line of the children.</param>
    public IEnumerable<PedigreeLine> Draw(Descent descent, int row, double start, double level)
    {
        var children = plan.Ids(descent.Children);
        var parents = plan.Ids((descent.Brood ?? plan.BornIn[descent.Children[0]])?.Union.Members ?? []);
        double from = descent.IsStraight ? descent.Hooks[0].X : descent.From;
        yield return new PedigreeLine(LineKind.Descent, [new(from, start), new(from, level)], [.. children, .. parents]);
        if (!descent.IsStraight)
        {
            double low = Math.Min(from, descent.Hooks.Min(h => h.X)), high = Math.Max(from, descent.Hooks.Max(h => h.X));
            yield return new PedigreeLine(LineKind.Sibship, [new(low, level), new(high, level)], [.. children, .. parents]);
        }

        double below = storeys.Symbols(row + 1) - Radius;
        foreach (var hook in descent.Hooks)
        {
            foreach (var (node, x) in hook.Ends) yield return ToChild(descent, order.IsPerson(node) ? node : descent.Children[0], new(hook.X, level), new(x, below), parents);
            if (OneEgg(hook, level, below) is { } bar) yield return bar;
        }

        foreach (int donor in descent.Brood?.Donors ?? [])
        {
            double x = placement.X[donor], y = storeys.NextTrack(row);
            yield return new PedigreeLine(LineKind.Donor, [new(x, storeys.Symbols(plan.Generation[donor]) + Radius), new(x, y), new(from, y)], [.. children, plan.Persons[donor].Id]) { Broken = true };
        }
    }

    private PedigreeLine ToChild(Descent descent, int child, PedigreePoint from, PedigreePoint to, ImmutableArray<string> parents) =>
        new(LineKind.Child, [from, to], [plan.Persons[child].Id, .. parents]) { Broken = descent.Brood is { } brood && plan.IsAdoptedInto(child, brood) };

    /// <summary>The bar between the lines of twins of one egg.</summary>
    private PedigreeLine? OneEgg(Hook hook, double level, double below)
    {
        if (hook.Ends.Length < 2 || plan.TwinsOf(hook.Ends[0].Node) is not { } twins || plan.Family.TwinsOf(plan.Persons[twins[0]].Id)!.Zygosity != Zygosity.Monozygotic) return null;
        double y = level + ((below - level) * BarOfTwins);
        PedigreePoint On(double x) => new(hook.X + ((x - hook.X) * BarOfTwins), y);
        return new PedigreeLine(LineKind.OneEgg, [On(hook.Ends.Min(e => e.X)), On(hook.Ends.Max(e => e.X))], plan.Ids(twins));
    }
}
