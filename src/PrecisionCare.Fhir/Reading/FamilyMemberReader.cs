using PrecisionCare.Patients;

namespace PrecisionCare.Fhir.Reading;

/// <summary>FamilyMemberHistory.</summary>
internal static class FamilyMemberReader
{
    private static readonly ElementNames Elements = ElementNames.OfResource("""
        identifier instantiatesCanonical instantiatesUri status dataAbsentReason patient date name relationship sex born[Period|Date|String]
        age[Age|Range|String] estimatedAge deceased[Boolean|Age|Range|Date|String] reasonCode reasonReference note condition
        """);

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
        };
    }

    /// <summary>The value set is extensible in R4: other codes are no fault.</summary>
    private static AdministrativeSex Sex(Concept? sex) =>
        sex?.Codings.Select(c => Sexes.GetValueOrDefault(c.Code)).FirstOrDefault(s => s != AdministrativeSex.Unknown) ?? AdministrativeSex.Unknown;

    private static FamilyCondition Condition(Element condition)
    {
        var code = condition.Concept("code"u8);
        if (code is null) condition.Missing("code");
        return new FamilyCondition(code ?? Concept.Unknown, condition.Has("onsetAge"u8) ? condition.Years("onsetAge"u8) : null);
    }
}
