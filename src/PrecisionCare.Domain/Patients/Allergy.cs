using System.Collections.Immutable;

namespace PrecisionCare.Patients;

/// <summary>What the record says of allergies as a whole: an empty list is not "no known allergies".</summary>
public enum AllergyStatus
{
    /// <summary>No AllergyIntolerance at all.</summary>
    NotRecorded,

    /// <summary>An explicit statement of no known allergy, and no allergy.</summary>
    NoKnown,

    /// <summary>At least one allergy or intolerance.</summary>
    Present,

    /// <summary>Both "no known allergy" and an allergy are stated.</summary>
    Contradictory,
}

/// <summary>An allergy or intolerance, or the explicit statement that none is known (FHIR AllergyIntolerance).</summary>
public sealed record Allergy : ClinicalFact
{
    public required Concept Code { get; init; }

    /// <summary>The resource states that no (drug) allergy is known, by code (SNOMED CT 716186003, 409137002 …).</summary>
    public bool StatesNoneKnown { get; init; }

    public ClinicalStatus Status { get; init; }
    public VerificationStatus Verification { get; init; }

    /// <summary>criticality <c>high</c>.</summary>
    public bool HighCriticality { get; init; }

    /// <summary>FHIR <c>type</c> is intolerance rather than allergy.</summary>
    public bool Intolerance { get; init; }

    /// <summary>Manifestations in words.</summary>
    public ImmutableArray<string> Reactions { get; init; } = [];

    /// <summary>A reaction of severity <c>severe</c> is recorded.</summary>
    public bool Severe { get; init; }

    public PartialDate? Recorded { get; init; }

    /// <summary>Whether the allergy is to be respected now: not refuted, not resolved, not entered in error.</summary>
    public bool IsPresent => !EnteredInError && !StatesNoneKnown && Verification != VerificationStatus.Refuted
        && (Status is ClinicalStatus.Active or ClinicalStatus.Unknown);
}
