namespace PrecisionCare.Storage.Access;

/// <summary>Why a patient's restrictions had to be overridden.</summary>
public enum EmergencyReason
{
    /// <summary>Danger to life or of lasting harm without the information.</summary>
    DangerToLife,

    /// <summary>The patient cannot be asked: unconscious, confused, no way to communicate in time.</summary>
    PatientCannotBeAsked,

    /// <summary>A treatment under way cannot go on safely without it.</summary>
    TreatmentUnderWay,

    /// <summary>Reporting or protection that the law demands.</summary>
    LegalDuty,
}

/// <summary>How the person who overrides stands to the patient.</summary>
public enum RelationToPatient
{
    TreatingPhysician,
    OnCallPhysician,
    Consultant,
    NurseOrPharmacist,
    GeneticCounselor,
}

/// <summary>What a reviewer found.</summary>
public enum EmergencyVerdict
{
    Justified,
    NotJustified,

    /// <summary>To be settled outside: with the person's superior, the privacy officer, the patient.</summary>
    Referred,
}

/// <summary>One override of a patient's restrictions in an emergency: by whom, why, until when, and what a reviewer made of it.</summary>
public sealed class EmergencyAccessRow
{
    public Guid Id { get; init; }

    public Guid PatientKey { get; init; }

    public Guid AccountId { get; init; }

    public EmergencyReason Reason { get; init; }

    public RelationToPatient Relation { get; init; }

    /// <summary>The situation in the person's own words, at least ten characters.</summary>
    public required string Text { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it lapses by itself.</summary>
    public DateTimeOffset EndsAt { get; init; }

    /// <summary>When the person ended it before.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public DateTimeOffset ReviewDueAt { get; init; }

    public Guid? ReviewedBy { get; set; }

    public DateTimeOffset? ReviewedAt { get; set; }

    public EmergencyVerdict? Verdict { get; set; }

    public string? ReviewNote { get; set; }
}
