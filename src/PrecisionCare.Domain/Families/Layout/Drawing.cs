using System.Collections.Immutable;

namespace PrecisionCare.Families.Layout;

/// <summary>One drawing of a pedigree by given choices: order rows, place from left to right, find where children descend, stack rows, draw lines.</summary>
internal static class Drawing
{
    public static PedigreeLayout By(Plan plan, Choices choices)
    {
        var order = RowOrdering.Of(plan, choices);
        var widths = new Widths(plan, order);
        var placement = new Placement(plan, order, widths);
        var descents = Descents.Of(plan, order, placement);
        int[][] levels = [.. descents.Select(row => Descent.Levels(row))];
        var storeys = new Storeys(
            order.Rows.Length,
            lines: row => order.Rows[row].Max(n => widths[n].Text.Length),
            tracks: row => descents[row].Sum(d => d.Brood?.Donors.Length ?? 0) + plan.Unions.Count(u => plan.RowOf(u) == row && CoupleLines.GoesBelow(u, order, choices)),
            levels: row => levels[row].DefaultIfEmpty(-1).Max() + 1);

        var couples = new CoupleLines(plan, order, placement, choices, storeys);
        var lineOf = plan.Unions.Where(u => u.Second is not null).ToDictionary(u => u, couples.Draw);
        var children = new ChildLines(plan, order, placement, storeys);
        var lines = plan.Unions.Where(lineOf.ContainsKey).Select(u => lineOf[u]).ToImmutableArray().ToBuilder();
        for (int row = 0; row < descents.Length; row++)
            for (int i = 0; i < descents[row].Length; i++) lines.AddRange(children.Draw(descents[row][i], row, Start(descents[row][i], row), storeys.Level(row, levels[row][i])));
        return new PedigreeLayout(Math.Round(placement.Width, 1), Math.Round(storeys.Height, 1), [.. Persons()], lines.ToImmutable());

        // A passing line goes on from where it reached the row, a couple's children come down from the couple's line.
        double Start(Descent descent, int row) => descent.Brood is null ? storeys.Symbols(row) - PedigreeLayout.Radius
            : lineOf.TryGetValue(descent.Brood.Union, out var line) ? line.Points.Length == 2 ? line.Points.Max(p => p.Y) : line.Points[1].Y
            : storeys.Symbols(row) + PedigreeLayout.Radius;

        IEnumerable<PlacedPerson> Persons() => order.Rows.SelectMany((row, generation) => row.Where(order.IsPerson).Select((node, at) =>
        {
            var (x, width) = (placement.X[node], widths[node]);
            return new PlacedPerson(plan.Persons[node], generation + 1, at + 1, x, storeys.Symbols(generation), width.Text, width.Aside ? x + Width.Beside : x - (width.OfText / 2), width.OfText, !width.Aside);
        }));
    }
}
