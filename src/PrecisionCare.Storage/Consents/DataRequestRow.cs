namespace PrecisionCare.Storage.Consents;

/// <summary>What is asked for a patient's data.</summary>
public enum DataRequestKind
{
    /// <summary>A copy of everything (GDPR art. 15 and 20; HIPAA 164.524).</summary>
    Export,

    /// <summary>No use but storage (GDPR art. 18).</summary>
    Restriction,

    /// <summary>Erasure (GDPR art. 17); restriction until the retention of clinical records ends.</summary>
    Erasure,

    /// <summary>Nothing may be deleted, by order of a court or the law. Not the patient's request.</summary>
    LegalHold,
}

/// <summary>How far a request has come.</summary>
public enum DataRequestState
{
    /// <summary>Received; the clock runs.</summary>
    Open,

    /// <summary>Granted and lasting: restricted, held.</summary>
    InForce,

    /// <summary>Fulfilled.</summary>
    Done,

    /// <summary>Refused, with the reason.</summary>
    Refused,

    /// <summary>No longer in force.</summary>
    Lifted,
}

/// <summary>A request about all data of a patient, and what became of it.</summary>
public sealed class DataRequestRow
{
    public Guid Id { get; init; }

    public Guid PatientKey { get; init; }

    public DataRequestKind Kind { get; init; }

    public DataRequestState State { get; set; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>By when the patient must have an answer.</summary>
    public DateTimeOffset DueAt { get; init; }

    public Guid RecordedBy { get; init; }

    /// <summary>What was asked, in words; sealed under the installation's key, since it outlives an erasure.</summary>
    public required string Note { get; init; }

    /// <summary>Who granted or refused it.</summary>
    public Guid? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>The reason given, sealed as <see cref="Note"/> is.</summary>
    public string? Decision { get; set; }

    /// <summary>When it was fulfilled or lifted.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    public Guid? ClosedBy { get; set; }
}
