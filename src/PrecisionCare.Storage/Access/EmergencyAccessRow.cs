using PrecisionCare.Storage.Protection;

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
/// <param name="Id">Key.</param>
/// <param name="Patient">For whom.</param>
/// <param name="Account">By whom.</param>
/// <param name="Reason">Why.</param>
/// <param name="Relation">How they stand to the patient.</param>
/// <param name="Text">The situation in the person's own words.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="EndsAt">When it lapses by itself.</param>
/// <param name="EndedAt">When the person ended it before.</param>
/// <param name="ReviewDueAt">Until when it is to be reviewed.</param>
/// <param name="Review">What a reviewer found; <c>null</c> while it waits.</param>
public sealed record EmergencyAccess(
    Guid Id, Guid Patient, Guid Account, EmergencyReason Reason, RelationToPatient Relation, string Text, DateTimeOffset StartedAt, DateTimeOffset EndsAt,
    DateTimeOffset? EndedAt, DateTimeOffset ReviewDueAt, EmergencyReview? Review);

/// <summary>What a reviewer found of an emergency access.</summary>
/// <param name="By">The account.</param>
/// <param name="At">When.</param>
/// <param name="Verdict">What they found.</param>
/// <param name="Note">How they came to it.</param>
public sealed record EmergencyReview(Guid By, DateTimeOffset At, EmergencyVerdict Verdict, string Note);

/// <summary>An <see cref="EmergencyAccess"/> as it is stored: words are sealed with the patient's key, in base 64.</summary>
public sealed class EmergencyAccessRow
{
    private const string TextColumn = "emergency_accesses.text";
    private const string NoteColumn = "emergency_accesses.review_note";
    private const string Erased = "(erased with the record)";

    public Guid Id { get; init; }

    public Guid PatientKey { get; init; }

    public Guid AccountId { get; init; }

    public EmergencyReason Reason { get; init; }

    public RelationToPatient Relation { get; init; }

    /// <summary>Sealed.</summary>
    public required string Text { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset EndsAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    public DateTimeOffset ReviewDueAt { get; init; }

    public Guid? ReviewedBy { get; set; }

    public DateTimeOffset? ReviewedAt { get; set; }

    public EmergencyVerdict? Verdict { get; set; }

    /// <summary>Sealed.</summary>
    public string? ReviewNote { get; set; }

    internal static string SealText(DataKey key, Guid row, string text) => Convert.ToBase64String(key.SealText(new Cell(TextColumn, row), text));

    internal static string SealNote(DataKey key, Guid row, string note) => Convert.ToBase64String(key.SealText(new Cell(NoteColumn, row), note));

    /// <param name="key">The patient's; <c>null</c> once it was destroyed.</param>
    internal EmergencyAccess Open(DataKey? key) => new(
        Id, PatientKey, AccountId, Reason, Relation, Words(key, TextColumn, Text), StartedAt, EndsAt, EndedAt, ReviewDueAt,
        ReviewedBy is { } by && ReviewedAt is { } at && Verdict is { } verdict ? new EmergencyReview(by, at, verdict, Words(key, NoteColumn, ReviewNote ?? "")) : null);

    private string Words(DataKey? key, string column, string box) =>
        box.Length == 0 ? "" : key is null ? Erased : key.OpenText(new Cell(column, Id), Convert.FromBase64String(box));
}
