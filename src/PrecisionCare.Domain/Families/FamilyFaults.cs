using System.Collections.Immutable;

namespace PrecisionCare.Families;

/// <summary>What is wrong with a family, all at once: what cannot be (errors), and what is most unlikely (warnings).</summary>
public static class FamilyFaults
{
    private const int YoungestParent = 12;

    private static readonly HashSet<string> Shape =
        ["family.too-many", "family.same-id", "family.id", "family.proband", "family.unknown-person", "family.own-parent", "family.own-partner", "family.same-parent", "family.parents", "family.circle", "family.twins", "family.twins-parents"];

    /// <summary>A family with such a fault has no picture; other errors are shown beside it.</summary>
    public static bool PreventsDrawing(Issue issue) => Shape.Contains(issue.Code);

    /// <param name="family">As it was taken down or read.</param>
    /// <param name="source">Name of the file or form it is from.</param>
    public static ImmutableArray<Issue> Of(Family family, string source = "family")
    {
        var issues = ImmutableArray.CreateBuilder<Issue>();
        void Report(string code, IssueSeverity severity, string message, string remedy, string? person = null) =>
            issues.Add(new Issue("family." + code, severity, message, remedy, new SourceLocation(source, Path: person)));
        void Error(string code, string message, string remedy, string? person = null) => Report(code, IssueSeverity.Error, message, remedy, person);
        void Warn(string code, string message, string remedy, string? person = null) => Report(code, IssueSeverity.Warning, message, remedy, person);

        if (family.Persons.Length > Family.MostPersons) Error("too-many", $"The family has {family.Persons.Length} persons.", $"Keep to the {Family.MostPersons} that matter.");
        foreach (var same in family.Persons.GroupBy(p => p.Id).Where(g => g.Count() > 1)) Error("same-id", $"{same.Count()} persons are named {same.Key}.", "Give each an id of its own.", same.Key);
        foreach (var person in family.Persons.Where(p => !IsId(p.Id))) Error("id", "An id holds other characters than letters, digits, points, hyphens and underscores, or more than 40.", "Choose a plain id.", person.Id);
        var known = family.Persons.Select(p => p.Id).ToHashSet();
        if (!known.Contains(family.Proband)) Error("proband", "The proband is none of the persons.", "Name one of them.", family.Proband);
        if (family.Consultand is { } consultand && !known.Contains(consultand)) Error("consultand", "The consultand is none of the persons.", "Name one of them.", consultand);
        foreach (string id in family.Parents.SelectMany(l => new[] { l.Child, l.Parent }).Concat(family.Partnerships.SelectMany(p => new[] { p.First, p.Second }))
            .Concat(family.Twins.SelectMany(t => t.Members)).Distinct().Where(id => !known.Contains(id)))
            Error("unknown-person", $"A relation names {id}, who is none of the persons.", "Add the person or take the relation away.", id);
        foreach (var link in family.Parents.Where(l => l.Child == l.Parent)) Error("own-parent", $"{link.Child} is their own parent.", "Take the relation away.", link.Child);
        foreach (var pair in family.Partnerships.Where(p => p.First == p.Second)) Error("own-partner", $"{pair.First} is their own partner.", "Take the relation away.", pair.First);
        foreach (var group in family.Twins.Where(t => t.Members.Distinct().Count() < 2)) Error("twins", "A group of twins has fewer than two members.", "Name the others.", group.Members.FirstOrDefault());

        foreach (var same in family.Parents.GroupBy(l => (l.Child, l.Parent)).Where(g => g.Count() > 1))
            Error("same-parent", $"{same.Key.Parent} is a parent of {same.Key.Child} in more than one way.", "Keep one of them.", same.Key.Child);
        foreach (var child in family.Parents.GroupBy(l => l.Child))
        {
            if (child.Count(l => l.IsGenetic) > 2) Error("parents", $"{child.Key} has more than two parents by blood.", "Say which are adoptive.", child.Key);
            if (child.Count(l => l.Kind == ParentKind.Adoptive) > 2) Error("parents", $"{child.Key} has more than two adoptive parents.", "Keep two.", child.Key);
            if (child.Count(l => l.Kind is ParentKind.Biological or ParentKind.Social) > 2) Error("parents", $"{child.Key} has more than two parents from birth.", "Say who is donor or surrogate.", child.Key);
            var genetic = child.Where(l => l.IsGenetic).Select(l => family.Find(l.Parent)?.SexForRules).ToList();
            if (genetic is [{ } one, { } other] && one == other)
                Error("sex-conflict", $"Both parents by blood of {child.Key} are {(one == AssignedSex.Female ? "female" : "male")}.", "Correct the sex assigned at birth, or say who is a social or adoptive parent.", child.Key);
            foreach (var link in child.Where(l => (l.Kind, family.Find(l.Parent)?.SexForRules) is (ParentKind.EggDonor or ParentKind.Surrogate, AssignedSex.Male) or (ParentKind.SpermDonor, AssignedSex.Female)))
                Error("sex-conflict", $"{link.Parent} cannot be {(link.Kind == ParentKind.SpermDonor ? "a sperm donor" : link.Kind == ParentKind.EggDonor ? "an egg donor" : "a surrogate")}: the sex assigned at birth says otherwise.", "Correct one of the two.", link.Parent);
        }

        foreach (string id in InCircles(family)) Error("circle", $"{id} is their own ancestor.", "Take one of the relations away.", id);
        foreach (var link in family.Parents.Where(l => l.IsGenetic))
        {
            if (family.Find(link.Child) is not { } child || family.Find(link.Parent) is not { } parent) continue;
            decimal? between = child.BornYear - parent.BornYear;
            if (between is null && child is { Age: { } young, Deceased: false } && parent is { Age: { } old, Deceased: false }) between = old - young;
            if (between <= 0) Error("younger-parent", $"{parent.Id} is not older than {child.Id}, their child.", "Correct the years of birth or the ages.", parent.Id);
            else if (between < YoungestParent) Warn("young-parent", $"{parent.Id} would have been younger than {YoungestParent} years at the birth of {child.Id}.", "Look at the years of birth and the ages.", parent.Id);
        }

        foreach (var person in family.Persons)
        {
            decimal? latest = person.Deceased ? person.DeceasedAge : person.Age;
            if (person.DeceasedAge is not null && !person.Deceased) Error("alive", $"{person.Id} has an age at death but is not said to have died.", "Say which is so.", person.Id);
            if (new[] { person.Age, person.DeceasedAge }.Concat(person.Conditions.Select(c => c.Onset)).Any(a => a is < 0 or > 125)) Error("age", $"An age of {person.Id} is below 0 or above 125 years.", "Write ages in years.", person.Id);
            if (person.BornYear is < 1700 or > 2200) Error("year", $"The year of birth of {person.Id} cannot be.", "Write it with four digits.", person.Id);
            foreach (var condition in person.Conditions.Where(c => c.Onset > latest + 1))
                Error("late-onset", $"{condition.Name} of {person.Id} begins after the age that they reached.", "Correct one of the two ages.", person.Id);
            if (person.Conditions.Any(c => string.IsNullOrWhiteSpace(c.Name))) Error("condition", $"A condition of {person.Id} has no name.", "Name it or take it away.", person.Id);
            foreach (var same in person.Conditions.GroupBy(c => (c.Name.ToUpperInvariant(), c.Onset)).Where(g => g.Select(c => c.Status).Distinct().Count() > 1))
                Warn("condition-status", $"{same.First().Name} of {person.Id} is stated in more than one way.", "Keep one of them.", person.Id);
        }

        foreach (var group in family.Twins.Where(t => t.Members.All(known.Contains)))
        {
            var drawn = group.Members.Select(m => string.Join(' ', family.ParentsOf(m).Where(l => l.IsDrawnAbove).Select(l => l.Parent).Order(StringComparer.Ordinal))).Distinct().ToList();
            if (drawn.Count > 1) Error("twins-parents", $"{string.Join(" and ", group.Members)} are twins of different parents.", "Correct the parents.", group.Members[0]);
            if (drawn is [""]) Error("twins-parents", $"{string.Join(" and ", group.Members)} are twins without parents.", "Add a parent, even one of whom nothing is known.", group.Members[0]);
            if (group.Zygosity == Zygosity.Monozygotic && group.Members.Select(m => family[m].Assigned).Where(a => a is AssignedSex.Female or AssignedSex.Male).Distinct().Count() > 1)
                Error("sex-conflict", $"{string.Join(" and ", group.Members)} are twins of one egg with different sexes assigned at birth.", "Correct one of them.", group.Members[0]);
        }

        foreach (var same in family.Twins.SelectMany(t => t.Members.Distinct()).GroupBy(m => m).Where(g => g.Count() > 1)) Error("twins", $"{same.Key} is in more than one group of twins.", "Keep one.", same.Key);
        return issues.ToImmutable();
    }

    private static bool IsId(string id) => id.Length is > 0 and <= 40 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');

    /// <summary>Everybody who can be reached from themselves by going up.</summary>
    private static IEnumerable<string> InCircles(Family family)
    {
        var up = family.Parents.Where(l => l.Child != l.Parent).ToLookup(l => l.Child, l => l.Parent);
        // What has no parent left is on no circle, nor is what descends from none: take away again and again.
        var left = up.Select(g => g.Key).ToHashSet();
        while (left.RemoveWhere(child => !up[child].Any(left.Contains)) > 0) { }
        return left.Where(id => Climbs(id)).Order(StringComparer.Ordinal);

        bool Climbs(string id)
        {
            var seen = new HashSet<string>();
            var waiting = new Stack<string>(up[id]);
            while (waiting.TryPop(out string? at))
            {
                if (at == id) return true;
                if (seen.Add(at)) foreach (string parent in up[at]) waiting.Push(parent);
            }

            return false;
        }
    }
}
