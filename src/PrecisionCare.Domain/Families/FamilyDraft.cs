namespace PrecisionCare.Families;

/// <summary>A family while it is being put together: people are added by how they are related to somebody who is there.</summary>
internal sealed class FamilyDraft(Family family)
{
    public Family Family { get; private set; } = family;

    public string Add(FamilyPerson person)
    {
        Family = Family with { Persons = Family.Persons.Add(person) };
        return person.Id;
    }

    public void Replace(FamilyPerson person) => Family = Family with { Persons = [.. Family.Persons.Select(p => p.Id == person.Id ? person : p)] };

    public void Link(string child, string parent, ParentKind kind = ParentKind.Biological)
    {
        if (!Family.Parents.Any(l => l.Child == child && l.Parent == parent)) Family = Family with { Parents = Family.Parents.Add(new ParentLink(child, parent, kind)) };
    }

    public void Couple(string one, string other, bool ended = false)
    {
        if (Family.PartnershipOf(one, other) is null) Family = Family with { Partnerships = Family.Partnerships.Add(new Partnership(one, other, Ended: ended)) };
    }

    public void Twin(string one, string other, Zygosity zygosity)
    {
        var group = Family.TwinsOf(one) ?? Family.TwinsOf(other);
        Family = Family with
        {
            Twins = group is null ? Family.Twins.Add(new TwinGroup([one, other], zygosity)) : Family.Twins.Replace(group, new TwinGroup([.. group.Members.Append(one).Append(other).Distinct()], zygosity)),
        };
    }

    /// <summary>The mother or the father by birth; somebody of whom nothing is known where nobody was named.</summary>
    public string Parent(string child, AssignedSex sex)
    {
        var gender = sex == AssignedSex.Female ? Gender.Woman : Gender.Man;
        var parents = Family.ParentsOf(child).Where(l => l.Kind is ParentKind.Biological or ParentKind.Social).Select(l => l.Parent).ToList();
        if (parents.Find(p => Family[p].SexForRules == sex) is { } known) return known;
        if (parents.Count == 2) return parents.Find(p => Family[p].SexForRules is null) ?? parents[0];
        string parent = Add(new FamilyPerson { Id = Family.NewId(), Gender = gender });
        Link(child, parent);
        // A pedigree draws both parents, also where nothing is known of one.
        if (parents.Count == 0) Parent(child, sex == AssignedSex.Female ? AssignedSex.Male : AssignedSex.Female);
        if (parents is [var other]) Couple(sex == AssignedSex.Male ? parent : other, sex == AssignedSex.Male ? other : parent);
        return parent;
    }

    public (string Father, string Mother) Parents(string child) => (Parent(child, AssignedSex.Male), Parent(child, AssignedSex.Female));

    /// <summary>Makes one a full sibling of another: a child of the same parents.</summary>
    public void Sibling(string person, string of)
    {
        // Brothers and sisters share both parents, so both have to be there before one of them is named.
        if (Family.ParentsOf(of).Count(l => l.Kind is ParentKind.Biological or ParentKind.Social) < 2) Parents(of);
        foreach (var link in Family.ParentsOf(of).Where(l => l.IsDrawnAbove && l.Kind != ParentKind.Adoptive).ToList()) Link(person, link.Parent, link.Kind);
    }

    public void Hold(UnplacedRelative relative) => Family = Family with { Unplaced = Family.Unplaced.Add(relative) };

    public void MarkSeen(IEnumerable<string> facts) => Family = Family with { Seen = [.. Family.Seen.Concat(facts).Distinct()] };
}
