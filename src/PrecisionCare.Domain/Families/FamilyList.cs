using System.Collections.Immutable;
using System.Globalization;
using PrecisionCare.Families.Layout;

namespace PrecisionCare.Families;

/// <summary>How a listed person is related to others of the list.</summary>
public enum ListedKind { ChildOf, AdoptedBy, DonorChild, CarriedBy, ConceivedFor, PartnerOf, TwinOf }

/// <summary>A relation of a listed person.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Others">To whom.</param>
/// <param name="Words">In words, others by generation and number: <c>child of I-1 and I-2</c>.</param>
public sealed record ListedRelation(ListedKind Kind, ImmutableArray<string> Others, string Words);

/// <summary>A person in words.</summary>
/// <param name="Place">Generation, number and place in the picture.</param>
/// <param name="Who">Name, gender, age: <c>Anna, woman, 45 years</c>.</param>
/// <param name="Relations">To others.</param>
/// <param name="Conditions">What is known of each.</param>
/// <param name="Marks">What the picture marks besides: proband, consultand, adoption.</param>
public sealed record ListedPerson(PlacedPerson Place, string Who, ImmutableArray<ListedRelation> Relations, ImmutableArray<string> Conditions, ImmutableArray<string> Marks);

/// <summary>A pedigree in words, for whoever does not see it: everything that the picture says, in its order, and nothing else.</summary>
public static class FamilyList
{
    public static ImmutableArray<ListedPerson> Of(Family family, PedigreeLayout layout)
    {
        var names = layout.Persons.ToDictionary(p => p.Person.Id, p => p.Name);
        var kinship = new Kinship(family);
        return
        [
            .. layout.Persons.Select(place => new ListedPerson(
                place, Who(place.Person), [.. Relations(family, kinship, place.Person.Id, names)], [.. place.Person.Conditions.Select(Words)], [.. Marks(family, place.Person)])),
        ];
    }

    /// <summary><c>Breast cancer at 42 years, both sides, told by the family</c>.</summary>
    public static string Words(PersonCondition condition)
    {
        string status = condition.Status switch
        {
            ConditionStatus.Affected => "",
            ConditionStatus.Carrier => ": carrier",
            ConditionStatus.Presymptomatic => ": has the variant, not ill",
            ConditionStatus.TestedNegative => ": tested, does not have the family's variant",
            ConditionStatus.Unaffected => ": stated not to have it",
            _ => ": not known",
        };
        string words = condition.Name + status + (condition.Onset is { } onset ? $" at {Years(onset)}" : condition.IsAffected ? ", age not stated" : "");
        if (condition.Side != Laterality.NotStated) words += condition.Side == Laterality.BothSides ? ", both sides" : ", one side";
        if (condition.Confirmation != Confirmation.NotStated) words += condition.Confirmation == Confirmation.FromReport ? ", confirmed by a report" : ", told by the family";
        return words + (condition.Detail is { Length: > 0 } detail ? $" ({detail})" : "");
    }

    /// <summary><c>Anna, woman, assigned male at birth, 45 years</c>.</summary>
    public static string Who(FamilyPerson person)
    {
        var parts = new List<string>();
        if (person.Label is { Length: > 0 } label) parts.Add(label);
        string gender = person.Gender switch { Gender.Man => "man", Gender.Woman => "woman", Gender.NonBinary => "non-binary person", _ => "" };
        parts.Add(person.Kind switch
        {
            PersonKind.Pregnancy => "pregnancy",
            PersonKind.Miscarriage => "miscarriage",
            PersonKind.Termination => "ended pregnancy",
            PersonKind.EctopicPregnancy => "ectopic pregnancy",
            PersonKind.Stillbirth => gender.Length > 0 ? $"stillbirth, {gender}" : "stillbirth",
            _ => gender.Length > 0 ? gender : "gender not stated",
        });
        if (person.NeedsAssignedSex) parts.Add(person.Assigned switch { AssignedSex.Female => "assigned female at birth", AssignedSex.Male => "assigned male at birth", _ => "unassigned at birth" });
        if (person.Weeks is { } weeks) parts.Add($"{weeks} weeks");
        if (person.Deceased) parts.Add(person.DeceasedAge is { } at ? $"died at {Years(at)}" : "has died");
        else if (person.Age is { } age) parts.Add(Years(age));
        if (person.BornYear is { } year) parts.Add($"born {year}");
        return string.Join(", ", parts);
    }

    public static string Years(decimal years) => years == 1 ? "1 year" : years.ToString("0.#", CultureInfo.InvariantCulture) + " years";

    private static IEnumerable<ListedRelation> Relations(Family family, Kinship kinship, string id, Dictionary<string, string> names)
    {
        string And(IEnumerable<string> ids) => string.Join(" and ", ids.Select(i => names[i]));
        var order = names.Keys.Select((key, i) => (key, i)).ToDictionary(p => p.key, p => p.i);
        var links = family.ParentsOf(id).OrderBy(l => order[l.Parent]).ToList();
        foreach (var (kind, of, words) in new (ListedKind, Func<ParentLink, bool>, string)[]
        {
            (ListedKind.ChildOf, l => l.Kind == ParentKind.Biological, "child of"), (ListedKind.ConceivedFor, l => l.Kind == ParentKind.Social, "child, not by blood, of"),
            (ListedKind.AdoptedBy, l => l.Kind == ParentKind.Adoptive, "adopted by"), (ListedKind.DonorChild, l => l.Kind is ParentKind.EggDonor, "from an egg of donor"),
            (ListedKind.DonorChild, l => l.Kind is ParentKind.SpermDonor, "from sperm of donor"), (ListedKind.CarriedBy, l => l.Kind == ParentKind.Surrogate, "carried by"),
        })
        {
            string[] parents = [.. links.Where(of).Select(l => l.Parent)];
            if (parents.Length > 0) yield return new ListedRelation(kind, [.. parents], $"{words} {And(parents)}");
        }

        foreach (string partner in family.PartnersOf(id))
        {
            var stated = family.PartnershipOf(id, partner);
            string words = (stated is { Ended: true } ? "former partner of " : "partner of ") + names[partner];
            yield return new ListedRelation(ListedKind.PartnerOf, [partner], words + (stated is { Consanguineous: true } || kinship.AreRelated(id, partner) ? ", related by blood" : ""));
        }

        if (family.TwinsOf(id) is not { } twins) yield break;
        string[] others = [.. twins.Members.Where(m => m != id)];
        string egg = twins.Zygosity switch { Zygosity.Monozygotic => "identical twin of", Zygosity.Dizygotic => "fraternal twin of", _ => "twin, not known whether identical, of" };
        yield return new ListedRelation(ListedKind.TwinOf, [.. others], $"{egg} {And(others)}");
    }

    private static IEnumerable<string> Marks(Family family, FamilyPerson person)
    {
        if (person.Id == family.Proband) yield return "proband";
        if (person.Id == family.Consultand) yield return "seeks counsel";
        if (person.Adoption == Adoption.In) yield return "adopted into the family";
        if (person.Adoption == Adoption.Out) yield return "adopted out of the family";
    }
}
