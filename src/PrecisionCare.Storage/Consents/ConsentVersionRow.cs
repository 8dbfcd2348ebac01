using PrecisionCare.Consent;
using PrecisionCare.Storage.Protection;

namespace PrecisionCare.Storage.Consents;

/// <summary>Where a consent came from.</summary>
public enum ConsentSource
{
    /// <summary>A file.</summary>
    Imported,

    /// <summary>A form of this application.</summary>
    Captured,
}

/// <summary>Why there is a version of a consent.</summary>
public enum ConsentChange
{
    Imported,
    Given,
    Withdrawn,

    /// <summary>A newer one of the same scope was signed.</summary>
    Superseded,

    /// <summary>It contradicted another, and the patient wants the other.</summary>
    Resolved,

    /// <summary>It should never have been recorded.</summary>
    EnteredInError,

    /// <summary>The picture of the signed paper came later.</summary>
    ProofAdded,

    /// <summary>A change was undone.</summary>
    Restored,
}

/// <summary>A version of a consent. None is ever changed or deleted; the current one of each consent is what decides.</summary>
public sealed class ConsentVersionRow
{
    private const string DocumentColumn = "consent_versions.document";
    private const string ReasonColumn = "consent_versions.reason";

    public Guid Id { get; init; }

    public Guid PatientKey { get; init; }

    /// <summary>The resource id, without its type.</summary>
    public required string ConsentId { get; init; }

    /// <summary>Counted from 1 in the order of recording.</summary>
    public int Version { get; init; }

    public bool IsCurrent { get; set; }

    public ConsentSource Source { get; init; }

    public ConsentChange Change { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>The account that made the change; <c>null</c> for an import without one.</summary>
    public Guid? RecordedBy { get; init; }

    public Guid? ImportId { get; init; }

    /// <summary>The consent on account of which this one changed.</summary>
    public string? BecauseOf { get; init; }

    /// <summary>Consent.status.</summary>
    public required string Status { get; init; }

    public ConsentScope Scope { get; init; }

    /// <summary>First moment at which it holds; <c>null</c> without a beginning.</summary>
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>First moment at which it holds no longer; <c>null</c> without an end.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>Signed only by somebody on the patient's behalf.</summary>
    public bool ByRepresentative { get; init; }

    /// <summary>Whether its rules have a base to decide by.</summary>
    public bool IsComputable { get; init; }

    /// <summary>Contradicts another current consent of the patient.</summary>
    public bool InConflict { get; set; }

    /// <summary>Mark of the JSON without white space: equal mark, equal content.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Address of the signed paper in the store of files.</summary>
    public string? ProofHash { get; init; }

    /// <summary>The reason of the change in words, sealed, in Base64.</summary>
    public string? Reason { get; init; }

    /// <summary>The Consent (FHIR R4 JSON), compressed and sealed.</summary>
    public required byte[] Document { get; init; }

    internal static string? SealReason(DataKey key, Guid row, string? reason) => reason is null ? null : key.SealToText(new Cell(ReasonColumn, row), reason);

    internal static byte[] SealDocument(DataKey key, Guid row, byte[] json) => key.Seal(new Cell(DocumentColumn, row), Compressed.Pack(json));

    internal static byte[] OpenDocument(DataKey key, Guid row, byte[] box) => Compressed.Unpack(key.Open(new Cell(DocumentColumn, row), box));

    internal string? OpenReason(DataKey key) => Reason is null ? null : key.OpenFromText(new Cell(ReasonColumn, Id), Reason);
}
