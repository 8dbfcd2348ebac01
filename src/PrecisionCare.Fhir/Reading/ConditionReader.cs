using PrecisionCare.Patients;

namespace PrecisionCare.Fhir.Reading;

/// <summary>Condition.</summary>
internal static class ConditionReader
{
    private static readonly ElementNames Elements = ElementNames.OfResource("""
        identifier clinicalStatus verificationStatus category severity code bodySite subject encounter onset[DateTime|Age|Period|Range|String]
        abatement[DateTime|Age|Period|Range|String] recordedDate recorder asserter stage evidence note
        """);

    private static readonly Dictionary<string, ClinicalStatus> ClinicalStatuses = new()
    {
        ["active"] = ClinicalStatus.Active,
        ["recurrence"] = ClinicalStatus.Active,
        ["relapse"] = ClinicalStatus.Active,
        ["inactive"] = ClinicalStatus.Inactive,
        ["remission"] = ClinicalStatus.Inactive,
        ["resolved"] = ClinicalStatus.Resolved,
    };

    private static readonly Dictionary<string, VerificationStatus> VerificationStatuses = new()
    {
        ["confirmed"] = VerificationStatus.Confirmed,
        ["unconfirmed"] = VerificationStatus.Unconfirmed,
        ["provisional"] = VerificationStatus.Unconfirmed,
        ["differential"] = VerificationStatus.Unconfirmed,
        ["refuted"] = VerificationStatus.Refuted,
        ["entered-in-error"] = VerificationStatus.Unknown,
    };

    public static ClinicalFact Read(Resource resource)
    {
        var condition = resource.Root;
        Elements.Check(condition);
        var code = condition.Concept("code"u8);
        if (code is not null && Statements.AboutAbsence(code)) return OtherReader.Read(resource);

        var onset = condition.DateOrPeriod("onsetDateTime"u8, "onsetPeriod"u8);
        var abatement = condition.DateOrPeriod("abatementDateTime"u8, "abatementPeriod"u8);
        var status = condition.ConceptCode("clinicalStatus"u8, ClinicalStatuses);
        bool abated = condition.Has("abatementString"u8) || condition.Has("abatementAge"u8) || condition.Has("abatementRange"u8);
        return new Condition
        {
            Id = resource.Id,
            Source = resource.Source,
            EnteredInError = condition.Concept("verificationStatus"u8) is { } verification && verification.Codings.Any(c => c.Code == "entered-in-error"),
            Code = code ?? Concept.Unknown,
            Status = status == ClinicalStatus.Unknown && abated ? ClinicalStatus.Resolved : status,
            Verification = condition.ConceptCode("verificationStatus"u8, VerificationStatuses),
            Onset = onset.Start ?? onset.End,
            Abatement = abatement.End ?? abatement.Start,
            Recorded = condition.Date("recordedDate"u8),
            Stage = Stage(condition),
        };
    }

    private static string? Stage(Element condition)
    {
        var stages = condition.Objects("stage"u8).Select(s => s.Concept("summary"u8)?.Label).OfType<string>().ToList();
        return stages.Count == 0 ? null : string.Join("; ", stages);
    }
}
