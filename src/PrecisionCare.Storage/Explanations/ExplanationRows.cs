using PrecisionCare.Consent;
using PrecisionCare.Explanations;
using PrecisionCare.Storage.Protection;

namespace PrecisionCare.Storage.Explanations;

/// <summary>An explanation that is being written.</summary>
public sealed class ExplanationDraftRow
{
    private const string Column = "explanation_drafts.document", SightColumn = "explanation_drafts.sight";

    public Guid Id { get; init; }

    public Guid PatientKey { get; init; }

    /// <summary>Mark of the result and the language: neither stands in clear.</summary>
    public required string Subject { get; init; }

    /// <summary>The <see cref="Consent.Sight"/> of who changed it last as JSON, sealed.</summary>
    public byte[]? Sight { get; set; }

    /// <summary>Another at each change: who changes it must have seen the last.</summary>
    public Guid Stamp { get; set; }

    public Guid ChangedBy { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>The text as JSON, sealed.</summary>
    public byte[] Document { get; set; } = [];

    internal void Seal(DataKey key, ExplanationText text, Sight writer) =>
        (Document, Sight) = (key.Seal(new Cell(Column, Id), Compressed.Pack(ExplanationJson.Write(text))), SealedSight.Seal(key, new Cell(SightColumn, Id), writer));

    internal Sight SightOf(DataKey key) => SealedSight.Open(key, new Cell(SightColumn, Id), Sight);

    internal ExplanationText Open(DataKey key) => ExplanationJson.ReadText(Compressed.Unpack(key.Open(new Cell(Column, Id), Document)));
}

/// <summary>A signed explanation; kept as decisions are (<see cref="Decisions.DecisionRow"/>).</summary>
public sealed class ExplanationRow
{
    private const string Column = "explanations.document", SightColumn = "explanations.sight";

    public Guid Id { get; init; }

    public Guid PatientKey { get; init; }

    /// <summary>Mark of the result and the language.</summary>
    public required string Subject { get; init; }

    /// <summary>Counted from 1 for each patient and subject.</summary>
    public int Version { get; init; }

    public Guid SignedBy { get; init; }

    public DateTimeOffset SignedAt { get; init; }

    /// <summary>The <see cref="Consent.Sight"/> of the signer as JSON, sealed.</summary>
    public required byte[]? Sight { get; init; }

    /// <summary>Text, signature and releases as JSON, sealed.</summary>
    public required byte[] Document { get; init; }

    internal static byte[] Seal(DataKey key, SignedExplanation signed) => key.Seal(new Cell(Column, signed.Id), Compressed.Pack(ExplanationJson.Write(signed)));

    internal static byte[] Seal(DataKey key, Guid id, Sight signer) => SealedSight.Seal(key, new Cell(SightColumn, id), signer);

    internal Sight SightOf(DataKey key) => SealedSight.Open(key, new Cell(SightColumn, Id), Sight);

    internal SignedExplanation Open(DataKey key) => ExplanationJson.ReadSigned(Compressed.Unpack(key.Open(new Cell(Column, Id), Document)));
}

/// <summary>A code by which a patient opens a signed explanation once, at home. The code itself is told to the patient and kept nowhere.</summary>
public sealed class TakeAwayRow
{
    public Guid Id { get; init; }

    public Guid PatientKey { get; init; }

    public Guid ExplanationId { get; init; }

    /// <summary>Mark of the code.</summary>
    public required string CodeMark { get; init; }

    public Guid MadeBy { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When the patient used it: it opens nothing again.</summary>
    public DateTimeOffset? OpenedAt { get; set; }

    /// <summary>When it was taken back.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}
