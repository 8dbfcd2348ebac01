using PrecisionCare.Patients;
using PrecisionCare.Storage.Protection;

namespace PrecisionCare.Storage.Records;

/// <summary>
/// Someone looked into a conflict and confirmed that the sources belong to the same person. It holds for exactly this conflict: when the facts on either side
/// change, the conflict has another fingerprint and asks again.
/// </summary>
/// <param name="Kind">What disagreed.</param>
/// <param name="ConfirmedBy">The account that confirmed.</param>
/// <param name="ConfirmedAt">When.</param>
/// <param name="Note">How it was established, in the reviewer's words.</param>
public sealed record ConflictReview(ConflictKind Kind, Guid ConfirmedBy, DateTimeOffset ConfirmedAt, string Note);

/// <summary>A <see cref="ConflictReview"/> as it is stored.</summary>
public sealed class ConflictReviewRow
{
    private const string Column = "conflict_reviews.note";

    public Guid Id { get; init; }

    public Guid PatientKey { get; init; }

    public ConflictKind Kind { get; init; }

    /// <summary>Names exactly this conflict (<see cref="ConflictReviews.Fingerprint(Conflict)"/>).</summary>
    public required string Fingerprint { get; init; }

    public Guid ConfirmedBy { get; init; }

    public DateTimeOffset ConfirmedAt { get; init; }

    /// <summary>The reviewer's words, sealed.</summary>
    public required byte[] Note { get; init; }

    internal static byte[] Seal(DataKey key, Guid row, string note) => key.SealText(new Cell(Column, row), note);

    internal ConflictReview Open(DataKey key) => new(Kind, ConfirmedBy, ConfirmedAt, key.OpenText(new Cell(Column, Id), Note));
}
