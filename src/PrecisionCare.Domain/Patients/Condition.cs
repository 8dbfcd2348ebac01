namespace PrecisionCare.Patients;

/// <summary>Whether a problem is present now (FHIR condition-clinical, folded to what rules ask).</summary>
public enum ClinicalStatus
{
    /// <summary>Not stated; rules treat the problem as present and say so.</summary>
    Unknown,

    /// <summary>active, recurrence or relapse.</summary>
    Active,

    /// <summary>inactive or remission.</summary>
    Inactive,

    /// <summary>resolved.</summary>
    Resolved,
}

/// <summary>How sure the record is (FHIR condition-ver-status, allergyintolerance-verification).</summary>
public enum VerificationStatus { Unknown, Confirmed, Unconfirmed, Refuted }

/// <summary>A problem, diagnosis or finding (FHIR Condition), coded in SNOMED CT or ICD-10 or in words only.</summary>
public sealed record Condition : ClinicalFact
{
    public required Concept Code { get; init; }
    public ClinicalStatus Status { get; init; }
    public VerificationStatus Verification { get; init; }
    public PartialDate? Onset { get; init; }
    public PartialDate? Abatement { get; init; }
    public PartialDate? Recorded { get; init; }

    /// <summary>stage.summary in words, for tumours and kidney disease.</summary>
    public string? Stage { get; init; }

    /// <summary>Whether the problem stands at <paramref name="day"/>: not refuted, not entered in error, not resolved or abated by then.</summary>
    public bool IsPresentAt(DateOnly day) =>
        !EnteredInError && Verification != VerificationStatus.Refuted && (Status is ClinicalStatus.Active or ClinicalStatus.Unknown)
        && (Abatement is not { } end || end.Latest > day) && (Onset is not { } onset || onset.Day <= day);
}
