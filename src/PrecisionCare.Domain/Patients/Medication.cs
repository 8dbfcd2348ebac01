using System.Collections.Immutable;

namespace PrecisionCare.Patients;

/// <summary>What kind of statement says that a medicine is used.</summary>
public enum MedicationUseKind
{
    /// <summary>A prescription (MedicationRequest).</summary>
    Request,

    /// <summary>What the patient or another source reports (MedicationStatement).</summary>
    Statement,

    /// <summary>A dose that was given (MedicationAdministration).</summary>
    Administration,
}

/// <summary>Folded status of the three resources.</summary>
public enum MedicationUseStatus
{
    Unknown,

    /// <summary>active, in-progress, intended.</summary>
    Active,

    /// <summary>on-hold.</summary>
    OnHold,

    /// <summary>completed.</summary>
    Completed,

    /// <summary>stopped, cancelled, not-taken, not-done.</summary>
    Stopped,

    /// <summary>draft, or a request that is only a proposal or an option.</summary>
    Draft,
}

/// <summary>A statement that the patient is, was or will be given a medicine (FHIR MedicationRequest, MedicationStatement, MedicationAdministration).</summary>
public sealed record MedicationUse : ClinicalFact
{
    public required MedicationUseKind Kind { get; init; }

    /// <summary>The medicine: the concept, or that of the contained or referenced Medication once the record is put together.</summary>
    public required Concept Medication { get; init; }

    /// <summary>Id of the Medication resource (<c>Medication/m1</c>) that is still to be looked up when the record is put together.</summary>
    public string? ProductId { get; init; }

    public MedicationUseStatus Status { get; init; }

    /// <summary>authoredOn, or the time of the statement.</summary>
    public PartialDate? Authored { get; init; }

    public PartialDate? Start { get; init; }
    public PartialDate? End { get; init; }

    /// <summary>Dosage in the source's words.</summary>
    public string? Dosage { get; init; }

    /// <summary>Conditions for which it is given (<c>Condition/c1</c>).</summary>
    public ImmutableArray<string> ReasonIds { get; init; } = [];

    /// <summary>doNotPerform: a request that the medicine is not to be given.</summary>
    public bool Prohibited { get; init; }

    /// <summary>Whether the medicine is in use at <paramref name="day"/>: active, begun, not ended. A single past administration is not current use.</summary>
    public bool IsCurrentAt(DateOnly day) =>
        !EnteredInError && !Prohibited && Kind != MedicationUseKind.Administration && Status == MedicationUseStatus.Active
        && (End is not { } end || end.Latest >= day) && ((Start ?? Authored) is not { } start || start.Day <= day);
}

/// <summary>A medicinal product that uses refer to (FHIR Medication).</summary>
public sealed record MedicationProduct : ClinicalFact
{
    public required Concept Code { get; init; }

    /// <summary>Active ingredients, when listed.</summary>
    public ImmutableArray<Concept> Ingredients { get; init; } = [];
}
