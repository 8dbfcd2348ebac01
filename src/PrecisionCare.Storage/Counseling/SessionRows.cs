using PrecisionCare.Consent;
using PrecisionCare.Counseling;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Counseling;

/// <summary>A session that is being recorded. Whoever changes it must have seen it as it stands.</summary>
public sealed class SessionDraftRow
{
    private const string Column = "counseling_drafts.document";

    public Guid Id { get; init; }

    public Guid PatientKey { get; init; }

    /// <summary>Another at each change.</summary>
    public Guid Stamp { get; set; }

    public Guid ChangedBy { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>The content and its writer's sight as JSON, sealed.</summary>
    public required byte[] Document { get; set; }

    internal byte[] Seal(DataKey key, Written<SessionContent> draft) => key.Seal(new Cell(Column, Id), Compressed.Pack(StoredJson.Write(draft)));

    internal Written<SessionContent> Open(DataKey key) => StoredJson.Read<Written<SessionContent>>(Compressed.Unpack(key.Open(new Cell(Column, Id), Document)));
}

/// <summary>What was signed: a session (number 0) and the notes that amend it; kept as decisions are (<see cref="Decisions.DecisionRow"/>).</summary>
public sealed class SessionPaperRow
{
    private const string Column = "counseling_papers.document";

    public Guid Id { get; init; }

    public Guid PatientKey { get; init; }

    public Guid Session { get; init; }

    /// <summary>0 for the session itself, then counted for each session.</summary>
    public int Number { get; init; }

    public Guid SignedBy { get; init; }

    public DateTimeOffset SignedAt { get; init; }

    /// <summary>The <see cref="SignedSession"/> or <see cref="SessionNote"/> with its writer's sight as JSON, sealed.</summary>
    public required byte[] Document { get; init; }

    internal static byte[] Seal<T>(DataKey key, Guid row, Written<T> paper) where T : class => key.Seal(new Cell(Column, row), Compressed.Pack(StoredJson.Write(paper)));

    internal Written<T> Open<T>(DataKey key) where T : class => StoredJson.Read<Written<T>>(Compressed.Unpack(key.Open(new Cell(Column, Id), Document)));
}

/// <summary>Something written, and what lay before its writer.</summary>
internal sealed record Written<T>(T Content, Sight Sight) where T : class
{
    /// <returns><c>null</c> for a reader who sees less than the writer saw.</returns>
    public T? For(Sight reader) => reader.Covers(Sight) ? Content : null;
}
