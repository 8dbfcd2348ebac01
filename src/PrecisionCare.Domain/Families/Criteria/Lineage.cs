using System.Collections.Immutable;

namespace PrecisionCare.Families.Criteria;

/// <summary>The proband's relatives by blood through one parent, with the proband and those who descend with them.</summary>
/// <param name="Side">In words: <c>mother's side</c>.</param>
/// <param name="People">Without pregnancies and losses.</param>
public sealed record Lineage(string Side, ImmutableArray<FamilyPerson> People)
{
    /// <summary>Both sides; the whole family by blood where no parent is known.</summary>
    public static ImmutableArray<Lineage> Of(Family family)
    {
        var kinship = new Kinship(family);
        var parents = kinship.ParentsOf(family.Proband).ToList();
        if (parents.Count == 0) return [new Lineage("the family by blood", Among(p => p.Id == family.Proband || kinship.AreRelated(p.Id, family.Proband)))];
        return
        [
            .. parents.Select(parent => new Lineage(
                family[parent].SexForRules switch { AssignedSex.Female => "mother's side", AssignedSex.Male => "father's side", _ => "side of one parent" },
                Among(p => p.Id == parent || kinship.AreRelated(p.Id, parent)))),
        ];

        ImmutableArray<FamilyPerson> Among(Func<FamilyPerson, bool> belongs) => [.. family.Persons.Where(p => p.Kind == PersonKind.Person && belongs(p))];
    }

    /// <summary>Of whom nothing is stated: neither an illness nor that there is none. An empty symbol is not a healthy person.</summary>
    public IEnumerable<FamilyPerson> Silent => People.Where(p => p.Conditions.IsEmpty);
}
