using PrecisionCare.Patients;

namespace PrecisionCare.Storage.Records;

/// <summary>
/// Someone looked into a conflict and confirmed that the sources belong to the same person. It holds for exactly this conflict: when the facts on either side
/// change, the conflict has another <see cref="Fingerprint"/> and asks again.
/// </summary>
public sealed class ConflictReviewRow
{
    public Guid Id { get; init; }

    public Guid PatientKey { get; init; }

    public ConflictKind Kind { get; init; }

    /// <summary>SHA-256 of kind, message and facts of the conflict.</summary>
    public required string Fingerprint { get; init; }

    public Guid ConfirmedBy { get; init; }

    public DateTimeOffset ConfirmedAt { get; init; }

    /// <summary>How it was established, in the reviewer's words.</summary>
    public required string Note { get; init; }
}
