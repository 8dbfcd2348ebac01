using PrecisionCare.Patients;

namespace PrecisionCare.Fhir.Reading;

/// <summary>AllergyIntolerance: an allergy, an intolerance, or the statement that none is known.</summary>
internal static class AllergyReader
{
    private static readonly ElementNames Elements = ElementNames.OfResource("""
        identifier clinicalStatus verificationStatus type category criticality code patient encounter onset[DateTime|Age|Period|Range|String] recordedDate
        recorder asserter lastOccurrence note reaction
        """);

    private static readonly Dictionary<string, ClinicalStatus> ClinicalStatuses = new()
    {
        ["active"] = ClinicalStatus.Active,
        ["inactive"] = ClinicalStatus.Inactive,
        ["resolved"] = ClinicalStatus.Resolved,
    };

    private static readonly Dictionary<string, VerificationStatus> VerificationStatuses = new()
    {
        ["confirmed"] = VerificationStatus.Confirmed,
        ["unconfirmed"] = VerificationStatus.Unconfirmed,
        ["presumed"] = VerificationStatus.Unconfirmed,
        ["refuted"] = VerificationStatus.Refuted,
        ["entered-in-error"] = VerificationStatus.Unknown,
    };

    private static readonly Dictionary<string, AllergyScope> Categories = new()
    {
        ["medication"] = AllergyScope.Drug,
        ["biologic"] = AllergyScope.Drug,
        ["food"] = AllergyScope.Food,
        ["environment"] = AllergyScope.Environment,
    };

    public static ClinicalFact Read(Resource resource)
    {
        var allergy = resource.Root;
        Elements.Check(allergy);
        var reactions = allergy.Objects("reaction"u8);
        var code = allergy.Concept("code"u8) ?? reactions.Select(r => r.Concept("substance"u8)).FirstOrDefault(s => s is not null);
        if (code is null) allergy.Missing("code");
        else if (Statements.AboutAbsence(code)) return OtherReader.Read(resource);

        return new Allergy
        {
            Id = resource.Id,
            Source = resource.Source,
            EnteredInError = allergy.Concept("verificationStatus"u8) is { } verification && verification.Codings.Any(c => c.Code == "entered-in-error"),
            Code = code ?? Concept.Unknown,
            NoneKnown = code is null ? null : Statements.Denial(code),
            Scope = Scope(allergy),
            Status = allergy.ConceptCode("clinicalStatus"u8, ClinicalStatuses),
            Verification = allergy.ConceptCode("verificationStatus"u8, VerificationStatuses),
            HighCriticality = allergy.Text("criticality"u8) == "high",
            Intolerance = allergy.Text("type"u8) == "intolerance",
            Reactions = [.. reactions.SelectMany(r => r.ConceptList("manifestation"u8)).Select(m => m.Label).Distinct()],
            Severe = reactions.Any(r => r.Text("severity"u8) == "severe"),
            Recorded = allergy.Date("recordedDate"u8) ?? allergy.DateOrPeriod("onsetDateTime"u8, "onsetPeriod"u8).Start,
        };
    }

    /// <summary>What the categories say the allergy is to; any kind where they say nothing or several things.</summary>
    private static AllergyScope Scope(Element allergy)
    {
        var scopes = allergy.Texts("category"u8).Select(c => Categories.GetValueOrDefault(c)).Distinct().ToList();
        return scopes is [var scope] ? scope : AllergyScope.Any;
    }
}
