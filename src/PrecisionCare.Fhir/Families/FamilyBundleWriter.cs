using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using PrecisionCare.Families;
using PrecisionCare.Fhir.Decisions;

namespace PrecisionCare.Fhir.Families;

/// <summary>
/// Writes a family as a FHIR R4 Bundle: a FamilyMemberHistory for each relative, with the genetics extensions that say who is whose parent. Only what somebody had is a
/// condition; who carries a variant or was tested is said in the note, so that no reader takes a carrier for ill. Pregnancies and losses are no relatives and stay out.
/// </summary>
public static class FamilyBundleWriter
{
    private const string Genetics = "http://hl7.org/fhir/StructureDefinition/family-member-history-genetics-parent";

    /// <param name="family">Without faults of its shape.</param>
    /// <param name="patient">The Patient as the record holds it.</param>
    /// <param name="patientKey">Our key of the patient.</param>
    /// <param name="at">The time of the export.</param>
    public static byte[] Write(Family family, ReadOnlyMemory<byte> patient, Guid patientKey, DateTimeOffset at)
    {
        var bundle = new WrittenBundle(at);
        var subject = bundle.Add(patientKey, JsonNode.Parse(patient.Span)!.AsObject());
        var relatives = family.Persons.Where(p => p.Id != family.Proband && p.Kind is PersonKind.Person or PersonKind.Stillbirth).Where(p => p.Id != family.Proband).ToList();
        var keys = relatives.ToDictionary(p => p.Id, p => KeyOf(patientKey, p.Id));
        foreach (var person in relatives) bundle.Add(keys[person.Id], Resource(family, person, subject, keys));
        return bundle.Write();
    }

    private static JsonObject Resource(Family family, FamilyPerson person, JsonObject subject, Dictionary<string, Guid> keys)
    {
        string code = RelationToProband.CodeOf(family, person.Id);
        var born = person.BornYear is { } year ? year.ToString("0000", CultureInfo.InvariantCulture) : null;
        return new JsonObject
        {
            ["resourceType"] = "FamilyMemberHistory",
            ["id"] = keys[person.Id].ToString(),
            ["extension"] = new JsonArray([.. family.ParentsOf(person.Id).Where(l => l.IsGenetic && keys.ContainsKey(l.Parent)).Select(l => Parent(family, l.Parent, keys[l.Parent]))]),
            ["status"] = "completed",
            ["patient"] = subject.DeepClone(),
            ["date"] = family.TakenOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["name"] = person.Label,
            ["relationship"] = WrittenBundle.Concept(code == "EXT" ? "extended family member" : null, (RelationshipCodes.System, code, null)),
            ["sex"] = person.SexForRules is { } sex ? WrittenBundle.Concept(null, ("http://hl7.org/fhir/administrative-gender", sex == AssignedSex.Female ? "female" : "male", null)) : null,
            // R4 allows one of born and age.
            ["bornDate"] = born,
            ["ageAge"] = born is null && !person.Deceased && person.Age is { } age ? Years(age) : null,
            ["deceasedAge"] = person is { Deceased: true, DeceasedAge: { } died } ? Years(died) : null,
            ["deceasedBoolean"] = person is { Deceased: true, DeceasedAge: null } ? JsonValue.Create(true) : null,
            ["note"] = Note(person) is { Length: > 0 } note ? new JsonArray { new JsonObject { ["text"] = note } } : null,
            ["condition"] = new JsonArray([.. person.Conditions.Where(c => c.IsAffected).Select(Condition)]),
        };
    }

    private static JsonObject Parent(Family family, string parent, Guid key) => new()
    {
        ["url"] = Genetics,
        ["extension"] = new JsonArray
        {
            new JsonObject
            {
                ["url"] = "type",
                ["valueCodeableConcept"] = WrittenBundle.Concept(null, (RelationshipCodes.System, family[parent].SexForRules switch { AssignedSex.Female => "NMTH", AssignedSex.Male => "NFTH", _ => "NPRN" }, null)),
            },
            new JsonObject { ["url"] = "reference", ["valueReference"] = WrittenBundle.ReferenceTo(key) },
        },
    };

    private static JsonObject Condition(PersonCondition condition) => new()
    {
        ["code"] = new JsonObject { ["text"] = condition.Name },
        ["onsetAge"] = condition.Onset is { } onset ? Years(onset) : null,
        ["note"] = (condition.Side == Laterality.BothSides ? "bilateral" : "") is var side && new[] { side, condition.Detail ?? "" }.Where(w => w.Length > 0).ToList() is { Count: > 0 } words
            ? new JsonArray { new JsonObject { ["text"] = string.Join("; ", words) } } : null,
    };

    private static string Note(FamilyPerson person) =>
        string.Join(". ", person.Conditions.Where(c => !c.IsAffected).Select(FamilyList.Words).Append(person.NeedsAssignedSex ? FamilyList.Who(person with { Conditions = [] }) : "").Append(person.Note ?? "").Where(w => w.Length > 0));

    private static JsonObject Years(decimal years) => new() { ["value"] = years, ["unit"] = "years", ["system"] = "http://unitsofmeasure.org", ["code"] = "a" };

    /// <summary>The same person of the same patient has the same address in every export.</summary>
    private static Guid KeyOf(Guid patient, string person) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{patient} {person}")).AsSpan(0, 16));
}
