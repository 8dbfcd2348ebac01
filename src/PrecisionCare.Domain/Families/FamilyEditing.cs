namespace PrecisionCare.Families;

/// <summary>How a new person is related to one who is there.</summary>
public enum NewRelation { Mother, Father, Sibling, Twin, HalfSibling, Child, Partner, FormerPartner, AdoptiveParent, AdoptedChild, EggDonor, SpermDonor, Surrogate }

/// <summary>Changes of a family, each giving another one. They keep the rules of <see cref="FamilyFaults"/> no better than they were kept before: look at these afterwards.</summary>
public static class FamilyEditing
{
    /// <summary>Adds a person by their relation to one who is there.</summary>
    /// <param name="family">To which.</param>
    /// <param name="of">Somebody of the family.</param>
    /// <param name="relation">What the new one is to them.</param>
    /// <param name="person">The new one; the id is given here.</param>
    /// <param name="with">The other parent of a child; the shared parent of a half-sibling.</param>
    /// <param name="zygosity">Of twins.</param>
    public static Family Add(Family family, string of, NewRelation relation, FamilyPerson person, string? with = null, Zygosity zygosity = Zygosity.Unknown)
    {
        var draft = new FamilyDraft(family);
        switch (relation)
        {
            case NewRelation.Mother or NewRelation.Father:
                var sex = relation == NewRelation.Mother ? AssignedSex.Female : AssignedSex.Male;
                string parent = draft.Parent(of, sex);
                bool isNew = family.Find(parent) is null;
                var there = draft.Family[parent];
                // Somebody of whom nothing was known is described now; a third parent by birth cannot be.
                draft.Replace(isNew || IsBlank(there) ? person with { Id = parent, Gender = person.Gender == Gender.Unknown ? there.Gender : person.Gender } : there);
                if (!isNew && !IsBlank(there)) draft.Link(of, draft.Add(person with { Id = draft.Family.NewId() }));
                return draft.Family;
            case NewRelation.AdoptedChild:
                person = person with { Adoption = Adoption.In };
                break;
        }

        string id = draft.Add(person with { Id = family.NewId() });
        switch (relation)
        {
            case NewRelation.Sibling:
                draft.Sibling(id, of);
                break;
            case NewRelation.Twin:
                draft.Sibling(id, of);
                draft.Twin(of, id, zygosity);
                break;
            case NewRelation.HalfSibling:
                draft.Link(id, with ?? draft.Parent(of, AssignedSex.Female));
                break;
            case NewRelation.Child or NewRelation.AdoptedChild:
                foreach (string other in new[] { of, with }.OfType<string>()) draft.Link(id, other, relation == NewRelation.Child ? ParentKind.Biological : ParentKind.Adoptive);
                if (with is not null) draft.Couple(of, with);
                break;
            case NewRelation.Partner or NewRelation.FormerPartner:
                draft.Couple(of, id, relation == NewRelation.FormerPartner);
                break;
            case NewRelation.AdoptiveParent:
                string? first = family.ParentsOf(of).FirstOrDefault(l => l.Kind == ParentKind.Adoptive)?.Parent;
                draft.Link(of, id, ParentKind.Adoptive);
                if (first is not null) draft.Couple(first, id);
                if (draft.Family[of].Adoption == Adoption.None) draft.Replace(draft.Family[of] with { Adoption = Adoption.In });
                break;
            case NewRelation.EggDonor or NewRelation.SpermDonor or NewRelation.Surrogate:
                draft.Link(of, id, relation switch { NewRelation.EggDonor => ParentKind.EggDonor, NewRelation.SpermDonor => ParentKind.SpermDonor, _ => ParentKind.Surrogate });
                break;
        }

        return draft.Family;
    }

    public static Family Change(Family family, FamilyPerson person) => family with { Persons = [.. family.Persons.Select(p => p.Id == person.Id ? person : p)] };

    /// <summary>Takes a person and their relations away. The proband stays.</summary>
    public static Family Remove(Family family, string id) => id == family.Proband ? family : family with
    {
        Persons = family.Persons.RemoveAll(p => p.Id == id),
        Parents = family.Parents.RemoveAll(l => l.Child == id || l.Parent == id),
        Partnerships = family.Partnerships.RemoveAll(p => p.First == id || p.Second == id),
        Twins = [.. family.Twins.Select(t => t with { Members = t.Members.Remove(id) }).Where(t => t.Members.Length > 1)],
        Consultand = family.Consultand == id ? null : family.Consultand,
    };

    /// <summary>Sets how two people are parent and child; <c>null</c> takes the relation away.</summary>
    public static Family SetParent(Family family, string child, string parent, ParentKind? kind)
    {
        var without = family with { Parents = family.Parents.RemoveAll(l => l.Child == child && l.Parent == parent) };
        return kind is { } how ? without with { Parents = without.Parents.Add(new ParentLink(child, parent, how)) } : without;
    }

    /// <summary>Sets that two people are a couple; <c>null</c> takes the statement away.</summary>
    public static Family SetPartnership(Family family, string one, string other, Partnership? partnership)
    {
        var without = family with { Partnerships = family.Partnerships.RemoveAll(p => p.Joins(one, other)) };
        return partnership is null ? without : without with { Partnerships = without.Partnerships.Add(partnership) };
    }

    /// <summary>Sets that two people are twins; <c>null</c> takes it away.</summary>
    public static Family SetTwins(Family family, string one, string other, Zygosity? zygosity)
    {
        var without = family with { Twins = family.Twins.RemoveAll(t => t.Members.Contains(one) && t.Members.Contains(other)) };
        if (zygosity is not { } egg) return without;
        var draft = new FamilyDraft(without);
        draft.Twin(one, other, egg);
        return draft.Family;
    }

    private static bool IsBlank(FamilyPerson person) => person == new FamilyPerson { Id = person.Id, Gender = person.Gender };
}
