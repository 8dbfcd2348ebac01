using PrecisionCare.Families;
using PrecisionCare.Families.Layout;

namespace PrecisionCare.Web.Drawing;

/// <summary>What every mark of a pedigree means: always there, with the marks that the family uses.</summary>
internal static class PedigreeLegend
{
    private const double Column = 240, Row = 24;

    private sealed record Entry(string Words, Action<Sketch, double, double> Draw);

    public static double Height(Family family, PedigreeLayout layout, double width) => 34 + (Rows(Entries(family, layout).Count, width) * Row);

    public static void Draw(Sketch sketch, Family family, PedigreeLayout layout, double x, double y, double width)
    {
        var entries = Entries(family, layout);
        int rows = Rows(entries.Count, width);
        sketch.Line("rule", x, y, x + width, y).Label("strong", x, y + 20, "start", "Legend");
        for (int i = 0; i < entries.Count; i++)
        {
            double left = x + (i / rows * Column), middle = y + 44 + (i % rows * Row);
            entries[i].Draw(sketch, left + 12, middle);
            sketch.Label("text", left + 34, middle + 5, "start", entries[i].Words);
        }
    }

    private static int Rows(int entries, double width) => (int)Math.Ceiling(entries / Math.Max(1, Math.Floor(width / Column)));

    private static List<Entry> Entries(Family family, PedigreeLayout layout)
    {
        var conditions = family.Conditions;
        var entries = new List<Entry>();
        int parts = Math.Min(conditions.Length, PedigreeSymbols.MostParts);
        for (int i = 0; i < conditions.Length; i++)
        {
            string name = conditions[i];
            var statuses = family.Persons.SelectMany(p => p.Conditions).Where(c => PersonCondition.Names.Equals(c.Name, name)).Select(c => c.Status).ToHashSet();
            if (i >= PedigreeSymbols.MostParts)
            {
                entries.Add(new Entry($"{name}: named below", (s, x, y) => s.Label("text", x, y + 5, "middle", "…")));
                continue;
            }

            foreach (var (status, words) in new[] { (ConditionStatus.Affected, name), (ConditionStatus.Carrier, $"{name}: carrier"), (ConditionStatus.Presymptomatic, $"{name}: variant, not ill") })
            {
                if (!statuses.Contains(status)) continue;
                var shown = new FamilyPerson { Id = "legend", Conditions = [new PersonCondition(name, status)], Gender = Gender.Man };
                entries.Add(new Entry(Fitted(words), (s, x, y) => PedigreeSymbols.Draw(s, shown, conditions, x, y, 9)));
            }
        }

        void Person(string words, FamilyPerson person) => entries.Add(new Entry(words, (s, x, y) => PedigreeSymbols.Draw(s, person, [], x, y, 9)));
        bool Any(Func<FamilyPerson, bool> of) => family.Persons.Any(of);
        Person("man", new FamilyPerson { Id = "", Gender = Gender.Man });
        Person("woman", new FamilyPerson { Id = "", Gender = Gender.Woman });
        Person("non-binary, or not known", new FamilyPerson { Id = "" });
        if (Any(p => p.NeedsAssignedSex)) entries.Add(new Entry("at birth: female, male, none", (s, x, y) => s.Label("text", x, y + 5, "middle", "A/UAB")));
        if (Any(p => p.Deceased)) Person("has died", new FamilyPerson { Id = "", Gender = Gender.Man, Deceased = true });
        if (Any(p => p.Kind == PersonKind.Pregnancy)) Person("pregnancy", new FamilyPerson { Id = "", Kind = PersonKind.Pregnancy });
        if (Any(p => p.Kind == PersonKind.Miscarriage)) Person("miscarriage", new FamilyPerson { Id = "", Kind = PersonKind.Miscarriage });
        if (Any(p => p.Kind == PersonKind.Termination)) Person("ended pregnancy (TOP)", new FamilyPerson { Id = "", Kind = PersonKind.Termination });
        if (Any(p => p.Kind == PersonKind.EctopicPregnancy)) Person("ectopic pregnancy (ECT)", new FamilyPerson { Id = "", Kind = PersonKind.EctopicPregnancy });
        if (Any(p => p.Kind == PersonKind.Stillbirth)) Person("stillbirth (SB)", new FamilyPerson { Id = "", Kind = PersonKind.Stillbirth });
        if (Any(p => p.Adoption == Adoption.In)) Person("adopted in (broken line)", new FamilyPerson { Id = "", Gender = Gender.Man, Adoption = Adoption.In });
        if (Any(p => p.Adoption == Adoption.Out)) Person("adopted out", new FamilyPerson { Id = "", Gender = Gender.Man, Adoption = Adoption.Out });
        if (Any(p => p.Conditions.Any(c => c.Status == ConditionStatus.Unknown))) entries.Add(new Entry("? not known", (s, x, y) => s.Label("inside", x, y + 5, "middle", "?")));
        entries.Add(new Entry("proband", (s, x, y) => s.Label("strong", x - 6, y + 5, "middle", "P").Line("arrow", x - 1, y + 4, x + 9, y - 6).Polyline("arrow", [(x + 3, y - 6), (x + 9, y - 6), (x + 9, y)])));
        if (family.Consultand is not null) entries.Add(new Entry("seeks counsel", (s, x, y) => s.Line("arrow", x - 6, y + 6, x + 6, y - 6).Polyline("arrow", [(x, y - 6), (x + 6, y - 6), (x + 6, y)])));
        if (layout.Lines.Any(l => l.Kind == LineKind.RelatedPartnership)) entries.Add(new Entry("partners related by blood", (s, x, y) => s.Line("line", x - 10, y - 2, x + 10, y - 2).Line("line", x - 10, y + 2, x + 10, y + 2)));
        if (layout.Lines.Any(l => l.Ended)) entries.Add(new Entry("partners who parted", (s, x, y) => s.Line("line", x - 10, y, x + 10, y).Line("line", x - 3, y + 5, x + 1, y - 5).Line("line", x + 1, y + 5, x + 5, y - 5)));
        if (layout.Lines.Any(l => l.Kind == LineKind.Donor)) entries.Add(new Entry("donor (D) or surrogate (S)", (s, x, y) => s.Line("line broken", x - 10, y, x + 10, y)));
        foreach (var zygosity in family.Twins.Select(t => t.Zygosity).Distinct().Order()) entries.Add(new Entry(zygosity switch { Zygosity.Monozygotic => "identical twins", Zygosity.Dizygotic => "fraternal twins", _ => "twins, ? not known which" }, (s, x, y) =>
        {
            s.Line("line", x, y - 8, x - 8, y + 8).Line("line", x, y - 8, x + 8, y + 8);
            if (zygosity == Zygosity.Monozygotic) s.Line("line", x - 4, y, x + 4, y);
            if (zygosity == Zygosity.Unknown) s.Label("text", x, y + 8, "middle", "?");
        }));
        return entries;
    }

    private static string Fitted(string words) => words.Length <= 32 ? words : words[..31] + "…";
}
