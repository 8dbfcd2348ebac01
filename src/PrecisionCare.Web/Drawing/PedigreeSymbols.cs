using PrecisionCare.Families;

namespace PrecisionCare.Web.Drawing;

/// <summary>
/// Symbols of the NSGC's nomenclature (Bennett 2022, doi 10.1002/jgc4.1621; Bennett 2008, 1995): shape by gender, the same part of the symbol for the same condition, filled
/// in its pattern for who is affected, upright lines for carriers, one upright line for who has the variant and is not ill.
/// </summary>
internal static class PedigreeSymbols
{
    /// <summary>Conditions that have a part of the symbol; more are named below it alone.</summary>
    public const int MostParts = 4;

    /// <param name="sketch">Onto which.</param>
    /// <param name="person">Whose.</param>
    /// <param name="conditions">Of the family, in the order of its legend.</param>
    /// <param name="x">Of the middle.</param>
    /// <param name="y">Of the middle.</param>
    /// <param name="radius">Half the side of a square.</param>
    public static void Draw(Sketch sketch, FamilyPerson person, IReadOnlyList<string> conditions, double x, double y, double radius)
    {
        var outline = Outline(person, x, y, radius);
        sketch.Path("symbol", Steps(outline));
        int parts = Math.Min(conditions.Count, MostParts);
        for (int i = 0; i < parts; i++)
        {
            var statuses = person.Conditions.Where(c => PersonCondition.Names.Equals(c.Name, conditions[i])).Select(c => c.Status).ToList();
            if (statuses.Count == 0) continue;
            Fill(sketch, Part(outline, i, parts, x, y, radius), statuses.Contains(ConditionStatus.Affected) ? ConditionStatus.Affected : statuses[0], i);
        }

        sketch.Path("outline", Steps(outline));
        if (person.Kind == PersonKind.Pregnancy) sketch.Label("inside", x, y + 5, "middle", "P");
        else if (person.Conditions.Any(c => c.Status == ConditionStatus.Unknown)) sketch.Label("inside", x, y + 5, "middle", "?");
        if (person.Deceased || person.Kind is PersonKind.Stillbirth or PersonKind.Termination) sketch.Line("slash", x - radius - 5, y + radius + 5, x + radius + 5, y - radius - 5);
        if (person.Adoption != Adoption.None) Brackets(sketch, x, y, radius);
    }

    /// <summary>A part of a symbol in the pattern of its condition.</summary>
    private static void Fill(Sketch sketch, IReadOnlyList<(double X, double Y)> part, ConditionStatus status, int condition)
    {
        string look = $"condition c{condition}";
        if (status is ConditionStatus.Affected or ConditionStatus.Carrier or ConditionStatus.Presymptomatic) sketch.Path(look, Steps(part));
        if (status == ConditionStatus.Affected)
        {
            if (condition == 0) sketch.Path("affected", Steps(part));
            else foreach (double angle in condition switch { 1 => new[] { 45.0 }, 2 => [45, 135], _ => [0] }) Hatch(sketch, look, part, angle, condition == 2 ? 5 : 4);
        }
        else if (status == ConditionStatus.Carrier) Hatch(sketch, look, part, 90, 5);
        else if (status == ConditionStatus.Presymptomatic)
        {
            double middle = (part.Min(p => p.X) + part.Max(p => p.X)) / 2;
            sketch.Line(look, middle, part.Min(p => p.Y), middle, part.Max(p => p.Y));
        }
    }

    private static void Hatch(Sketch sketch, string look, IReadOnlyList<(double X, double Y)> part, double degrees, double distance)
    {
        foreach (var (from, to) in Hatching.Lines(part, degrees, distance)) sketch.Line(look, from.X, from.Y, to.X, to.Y);
    }

    private static (double X, double Y)[] Outline(FamilyPerson person, double x, double y, double r)
    {
        if (person.IsLoss) return [(x, y - r), (x + (r * .8), y + (r * .4)), (x - (r * .8), y + (r * .4))];
        return person.Gender switch
        {
            Gender.Man => [(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)],
            Gender.Woman => [.. Enumerable.Range(0, 48).Select(i => i * Math.PI / 24).Select(a => (x + (r * Math.Cos(a)), y + (r * Math.Sin(a))))],
            _ => [(x, y - r), (x + r, y), (x, y + r), (x - r, y)],
        };
    }

    /// <summary>The whole, a half, or a quarter of a symbol, always the same for the same condition.</summary>
    private static (double X, double Y)[] Part((double X, double Y)[] outline, int index, int parts, double x, double y, double r) => (parts, index) switch
    {
        (1, _) => outline,
        (2, 0) => Hatching.Within(outline, x - r, y - r, x, y + r),
        (2, _) => Hatching.Within(outline, x, y - r, x + r, y + r),
        (_, 0) => Hatching.Within(outline, x - r, y - r, x, y),
        (_, 1) => Hatching.Within(outline, x, y - r, x + r, y),
        (_, 2) => Hatching.Within(outline, x - r, y, x, y + r),
        _ => Hatching.Within(outline, x, y, x + r, y + r),
    };

    private static void Brackets(Sketch sketch, double x, double y, double r)
    {
        foreach (int side in new[] { -1, 1 })
        {
            double at = x + (side * (r + 5)), end = at - (side * 4);
            sketch.Polyline("bracket", [(end, y - r - 3), (at, y - r - 3), (at, y + r + 3), (end, y + r + 3)]);
        }
    }

    private static PathStep[] Steps(IReadOnlyList<(double X, double Y)> corners) =>
        [.. corners.Select((c, i) => i == 0 ? PathStep.Move(c.X, c.Y) : PathStep.Line(c.X, c.Y)), PathStep.Close];
}
