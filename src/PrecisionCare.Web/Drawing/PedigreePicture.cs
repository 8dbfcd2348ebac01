using System.Collections.Immutable;
using PrecisionCare.Families;
using PrecisionCare.Families.Layout;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Drawing;

/// <summary>A pedigree as NSGC's nomenclature draws it, with its legend, date, historian and ancestry. The list beside it (<see cref="FamilyList"/>) says the same in words.</summary>
internal static class PedigreePicture
{
    /// <summary>Size of its text in pixels.</summary>
    public const double TextSize = 13;

    private const double Left = 44, LeastWidth = 780, Radius = PedigreeLayout.Radius;

    /// <param name="family">Without errors.</param>
    /// <param name="layout">Its layout.</param>
    public static Picture Draw(Family family, PedigreeLayout layout)
    {
        double width = Math.Max(layout.Width + Left, LeastWidth), inner = width - 32;
        var head = Head(family).SelectMany(line => Wrapped(line, inner)).ToList();
        double top = 12 + (head.Count * 18), bottom = top + layout.Height;
        double height = bottom + PedigreeLegend.Height(family, layout, inner) + 12;
        int affected = layout.Persons.Count(p => p.Person.Conditions.Any(c => c.IsAffected));
        var sketch = new Sketch("pedigree", Math.Ceiling(width), Math.Ceiling(height), "Pedigree",
            $"{layout.Persons.Length.Of("person")} in {layout.Persons.Max(p => p.Generation).Of("generation")}, {affected} of them with a condition of the legend. The list beside it says the same in words.");
        for (int i = 0; i < head.Count; i++) sketch.Label("text", 16, 20 + (i * 18), "start", head[i]);
        foreach (var row in layout.Persons.GroupBy(p => p.Generation)) sketch.Label("generation", 16, top + row.First().Y + 5, "start", Roman.Of(row.Key));
        foreach (var line in layout.Lines) Line(sketch, line, top);
        Twins(sketch, family, layout, top);
        foreach (var person in layout.Persons) Person(sketch, family, layout, person, top);
        PedigreeLegend.Draw(sketch, family, layout, 16, bottom, inner);
        return sketch.Finish() with { HasOwnSize = true };
    }

    private static IEnumerable<string> Head(Family family)
    {
        string taken = family.TakenOn is { } day ? $"Taken {DateText.Shown(day)}" : "Date not stated";
        yield return $"{taken} · told by: {family.Historian ?? "not stated"}";
        yield return $"Ancestry: mother's side {family.MaternalAncestry ?? "not stated"}; father's side {family.PaternalAncestry ?? "not stated"}";
    }

    private static void Line(Sketch sketch, PedigreeLine line, double top)
    {
        string look = line.Broken ? "line broken" : "line";
        var points = line.Points.Select(p => (p.X + Left, p.Y + top)).ToImmutableArray();
        if (line.Kind == LineKind.RelatedPartnership)
        {
            sketch.Polyline(look, points.Select(p => (p.Item1, p.Item2 - 2.5))).Polyline(look, points.Select(p => (p.Item1, p.Item2 + 2.5)));
        }
        else
        {
            sketch.Polyline(look, points);
        }

        if (!line.Ended) return;
        // Nearer to the first of the couple than the line of descent, which mostly leaves in the middle.
        var (a, b) = line.Points.Length == 2 ? (points[0], points[1]) : (points[1], points[2]);
        double x = a.Item1 + ((b.Item1 - a.Item1) * .25), y = a.Item2;
        sketch.Line("line", x - 4, y + 6, x, y - 6).Line("line", x, y + 6, x + 4, y - 6);
    }

    /// <summary>A question mark between twins of whom nobody knows whether they are of one egg.</summary>
    private static void Twins(Sketch sketch, Family family, PedigreeLayout layout, double top)
    {
        foreach (var twins in family.Twins.Where(t => t.Zygosity == Zygosity.Unknown))
        {
            var placed = twins.Members.Select(m => layout[m]).OrderBy(p => p.X).ToList();
            sketch.Label("text", ((placed[0].X + placed[1].X) / 2) + Left, placed[0].Y + top - Radius + 2, "middle", "?");
        }
    }

    private static void Person(Sketch sketch, Family family, PedigreeLayout layout, PlacedPerson placed, double top)
    {
        double x = placed.X + Left, y = placed.Y + top;
        PedigreeSymbols.Draw(sketch, placed.Person, family.Conditions, x, y, Radius);
        var kinds = family.Parents.Where(l => l.Parent == placed.Person.Id).Select(l => l.Kind).ToHashSet();
        string role = (kinds.Overlaps([ParentKind.EggDonor, ParentKind.SpermDonor]) ? "D" : "") + (kinds.Contains(ParentKind.Surrogate) ? "S" : "");
        if (role.Length > 0) sketch.Label("inside", x, y + 5, "middle", role);
        bool proband = placed.Person.Id == family.Proband;
        if (proband || placed.Person.Id == family.Consultand)
        {
            double tip = Radius + (placed.Person.Adoption == Adoption.None ? 1 : 6), ax = x - tip, ay = y + Radius - 2;
            sketch.Line("arrow", ax - 12, ay + 10, ax, ay).Polyline("arrow", [(ax - 8, ay + 1), (ax, ay), (ax - 1, ay + 8)]);
            if (proband) sketch.Label("strong", ax - 17, ay + 15, "middle", "P");
        }

        for (int i = 0; i < placed.Text.Length; i++)
        {
            double line = y + Radius + PedigreeLayout.TextDrop + (i * PedigreeLayout.LineHeight);
            sketch.Label(i == 0 ? "number" : "text", placed.Centred ? x : placed.TextX + Left, line, placed.Centred ? "middle" : "start", placed.Text[i]);
        }
    }

    private static IEnumerable<string> Wrapped(string text, double width)
    {
        int most = (int)(width / 7);
        string line = "";
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + word.Length >= most)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : line + " " + word;
        }

        yield return line;
    }
}
