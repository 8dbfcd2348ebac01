using System.Collections.Immutable;

namespace PrecisionCare.Families.Layout;

/// <summary>Draws the lines between partners: straight between neighbours, else over or below those who stand between them.</summary>
internal sealed class CoupleLines(Plan plan, RowOrder order, Placement placement, Choices choices, Storeys storeys)
{
    private const double Radius = PedigreeLayout.Radius, OverSymbol = 8, Shoulder = 7;

    /// <param name="union">Of two.</param>
    public PedigreeLine Draw(Union union)
    {
        int first = union.First, second = union.Second!.Value;
        var (left, right) = placement.X[first] <= placement.X[second] ? (At(first), At(second)) : (At(second), At(first));
        var points = order.AreAdjacent(union) ? [left with { X = left.X + Radius }, right with { X = right.X - Radius }]
            : GoesBelow(union) ? Below(left, right, storeys.NextTrack(plan.RowOf(union))) : Above(left, right);
        return new PedigreeLine(union.Related ? LineKind.RelatedPartnership : LineKind.Partnership, points, plan.Ids(union.Members)) { Ended = union.Ended };
    }

    /// <summary>It needs a track below its row.</summary>
    public static bool GoesBelow(Union union, RowOrder order, Choices choices) => union.Second is not null && choices.Below.Contains(union) && !order.AreAdjacent(union);

    private bool GoesBelow(Union union) => GoesBelow(union, order, choices);

    private PedigreePoint At(int person) => new(placement.X[person], storeys.Symbols(plan.Generation[person]));

    private static ImmutableArray<PedigreePoint> Below(PedigreePoint left, PedigreePoint right, double y) =>
        [new(left.X, left.Y + Radius), new(left.X, y), new(right.X, y), new(right.X, right.Y + Radius)];

    private static ImmutableArray<PedigreePoint> Above(PedigreePoint left, PedigreePoint right)
    {
        double y = Math.Min(left.Y, right.Y) - Radius - OverSymbol, start = left.X + Shoulder, end = right.X - Shoulder;
        return [new(start, left.Y - Radius), new(start, y), new(end, y), new(end, right.Y - Radius)];
    }
}
