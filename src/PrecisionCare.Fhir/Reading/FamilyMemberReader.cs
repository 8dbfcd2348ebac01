using PrecisionCare.Patients;

namespace PrecisionCare.Fhir.Reading;

/// <summary>FamilyMemberHistory.</summary>
internal static class FamilyMemberReader
{
    private static readonly ElementNames Elements = ElementNames.OfResource("""
        identifier instantiatesCanonical instantiatesUri status dataAbsentReason patient date name relationship sex born[Period|Date|String]
        age[Age|Range|String] estimatedAge deceased[Boolean|Age|Range|Date|String] reasonCode reasonReference note condition
        """);

    private const string Genetics = "http://hl7.org/fhir/StructureDefinition/family-member-history-genetics-";

    private static readonly Dictionary<string, AdministrativeSex> Sexes = new()
    {
        ["female"] = AdministrativeSex.Female,
        ["male"] = AdministrativeSex.Male,
        ["other"] = AdministrativeSex.Other,
    };

    public static FamilyMember Read(Resource resource)
    {
        var member = resource.Root;
        Elements.Check(member);
        var relationship = member.Concept("relationship"u8);
        if (relationship is null) member.Missing("relationship");
        if (!member.Has("status"u8)) member.Missing("status");
        return new FamilyMember
        {
            Id = resource.Id,
            Source = resource.Source,
            EnteredInError = member.Text("status"u8) == "entered-in-error",
            Relationship = relationship ?? Concept.Unknown,
            Sex = Sex(member.Concept("sex"u8)),
            Conditions = [.. member.Objects("condition"u8).Select(Condition)],
            Deceased = member.Flag("deceasedBoolean"u8)
                ?? (member.Has("deceasedAge"u8) || member.Has("deceasedRange"u8) || member.Has("deceasedDate"u8) || member.Has("deceasedString"u8)),
            Name = member.Text("name"u8),
            Born = member.Date("bornDate"u8) ?? member.Period("bornPeriod"u8).Start,
            Age = member.Has("ageAge"u8) ? member.Years("ageAge"u8) : null,
            DeceasedAge = member.Has("deceasedAge"u8) ? member.Years("deceasedAge"u8) : null,
            Note = Note(member),
            Relations = [.. member.Objects("extension"u8).Select(Relation).OfType<FamilyRelation>()],
        };
    }

    private static FamilyRelation? Relation(Element extension)
    {
        bool parent = extension.Text("url"u8) is Genetics + "parent";
        if (!parent && extension.Text("url"u8) is not Genetics + "sibling") return null;
        var parts = extension.Objects("extension"u8);
        string? to = parts.FirstOrDefault(p => p.Text("url"u8) == "reference").Object("valueReference"u8) is { Exists: true } reference ? reference.TargetIfKnown() : null;
        string? code = parts.FirstOrDefault(p => p.Text("url"u8) == "type").Concept("valueCodeableConcept"u8)?.Codings.FirstOrDefault()?.Code;
        return to is null ? null : new FamilyRelation(parent, code, to);
    }

    private static string? Note(Element element)
    {
        string note = string.Join(' ', element.Objects("note"u8).Select(n => n.Text("text"u8)).OfType<string>());
        return note.Length > 0 ? note : null;
    }

    /// <summary>The value set is extensible in R4: other codes are no fault.</summary>
    private static AdministrativeSex Sex(Concept? sex) =>
        sex?.Codings.Select(c => Sexes.GetValueOrDefault(c.Code)).FirstOrDefault(s => s != AdministrativeSex.Unknown) ?? AdministrativeSex.Unknown;

    private static FamilyCondition Condition(Element condition)
    {
        var code = condition.Concept("code"u8);
        if (code is null) condition.Missing("code");
        return new FamilyCondition(code ?? Concept.Unknown, condition.Has("onsetAge"u8) ? condition.Years("onsetAge"u8) : null, condition.Concept("outcome"u8), Note(condition));
    }
}
