using System.Collections.Immutable;

namespace PrecisionCare.Patients;

/// <summary>What the record says of allergies as a whole: an empty list is not "no known allergies".</summary>
public enum AllergyStatus
{
    /// <summary>Nothing is said of allergies, or of drug allergies at least.</summary>
    NotRecorded,

    /// <summary>An explicit statement that no allergy, or no drug allergy, is known, and no allergy.</summary>
    NoKnown,

    /// <summary>At least one allergy or intolerance.</summary>
    Present,

    /// <summary>An allergy is stated together with the denial of allergies of its kind.</summary>
    Contradictory,
}

/// <summary>To what kind of substance an allergy, or the denial of allergies, refers.</summary>
public enum AllergyScope
{
    /// <summary>Any kind, or not stated.</summary>
    Any,

    /// <summary>Medicines and biologics.</summary>
    Drug,
    Food,

    /// <summary>Animals, insects, latex, pollen and the like.</summary>
    Environment,
}

/// <summary>An allergy or intolerance, or the explicit statement that none is known (FHIR AllergyIntolerance).</summary>
public sealed record Allergy : ClinicalFact
{
    public required Concept Code { get; init; }

    /// <summary>
    /// The resource states that no allergy of this kind is known (SNOMED CT 716186003 any, 409137002 drug, 429625007 food …); <c>null</c> when it states an
    /// allergy. That no food allergy is known says nothing of drugs.
    /// </summary>
    public AllergyScope? NoneKnown { get; init; }

    public bool StatesNoneKnown => NoneKnown is not null;

    /// <summary>Kind of substance by the resource's category.</summary>
    public AllergyScope Scope { get; init; }

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

    /// <summary>Whether the resource denies allergies, and this still holds.</summary>
    public bool IsDenial => !EnteredInError && StatesNoneKnown && Verification != VerificationStatus.Refuted
        && (Status is ClinicalStatus.Active or ClinicalStatus.Unknown);

    /// <summary>Whether the allergy is to be respected now: not refuted, not resolved, not entered in error.</summary>
    public bool IsPresent => !EnteredInError && !StatesNoneKnown && Verification != VerificationStatus.Refuted
        && (Status is ClinicalStatus.Active or ClinicalStatus.Unknown);

    /// <summary>Whether this denial and that allergy cannot both be true. An allergy of no stated kind may be of any.</summary>
    public bool Contradicts(Allergy allergy) =>
        IsDenial && allergy.IsPresent && (NoneKnown == AllergyScope.Any || allergy.Scope == AllergyScope.Any || allergy.Scope == NoneKnown);
}
