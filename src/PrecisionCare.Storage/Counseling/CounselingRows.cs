using PrecisionCare.Counseling;
using PrecisionCare.Counseling.Questionnaires;
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

    internal static byte[] Seal<T>(DataKey key, Guid row, Written<T> paper) => key.Seal(new Cell(Column, row), Compressed.Pack(StoredJson.Write(paper)));

    internal Written<T> Open<T>(DataKey key) => StoredJson.Read<Written<T>>(Compressed.Unpack(key.Open(new Cell(Column, Id), Document)));
}

/// <summary>An appointment. When and with whom stands clear, so that a counselor's own list needs no patient's key; the rest is sealed.</summary>
public sealed class AppointmentRow
{
    private const string Column = "counseling_appointments.document";

    public Guid Id { get; init; }

    public Guid PatientKey { get; init; }

    public Guid Counselor { get; init; }

    public DateTimeOffset StartsAt { get; init; }

    public AppointmentState State { get; set; }

    public CancelReason? Cancelled { get; set; }

    /// <summary>Grows with every change.</summary>
    public int Revision { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>The <see cref="AppointmentContent"/> as JSON, sealed.</summary>
    public required byte[] Document { get; init; }

    internal static byte[] Seal(DataKey key, Guid row, AppointmentContent content) => key.Seal(new Cell(Column, row), Compressed.Pack(StoredJson.Write(content)));

    internal AppointmentContent Open(DataKey key) => StoredJson.Read<AppointmentContent>(Compressed.Unpack(key.Open(new Cell(Column, Id), Document)));
}

/// <summary>A referral with its steps.</summary>
public sealed class ReferralRow
{
    private const string Column = "counseling_referrals.document";

    public Guid Id { get; init; }

    public Guid PatientKey { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    /// <summary>The <see cref="Referral"/> with its writer's sight as JSON, sealed.</summary>
    public required byte[] Document { get; set; }

    internal static byte[] Seal(DataKey key, Guid row, Written<Referral> referral) => key.Seal(new Cell(Column, row), Compressed.Pack(StoredJson.Write(referral)));

    internal Written<Referral> Open(DataKey key) => StoredJson.Read<Written<Referral>>(Compressed.Unpack(key.Open(new Cell(Column, Id), Document)));
}

/// <summary>A questionnaire that was filled in.</summary>
public sealed class ResponseRow
{
    private const string Column = "counseling_responses.document";

    public Guid Id { get; init; }

    public Guid PatientKey { get; init; }

    public DateTimeOffset AnsweredAt { get; init; }

    /// <summary>The <see cref="QuestionnaireResponse"/> as JSON, sealed.</summary>
    public required byte[] Document { get; set; }

    internal static byte[] Seal(DataKey key, QuestionnaireResponse response) => key.Seal(new Cell(Column, response.Id), Compressed.Pack(StoredJson.Write(response)));

    internal QuestionnaireResponse Open(DataKey key) => StoredJson.Read<QuestionnaireResponse>(Compressed.Unpack(key.Open(new Cell(Column, Id), Document)));
}

/// <summary>A questionnaire that an organisation loaded: of no patient, and not sealed.</summary>
public sealed class QuestionnaireRow
{
    public Guid Id { get; init; }

    /// <summary>Name in addresses, unique in the organisation.</summary>
    public required string Name { get; init; }

    public required string Title { get; set; }

    /// <summary>How it is scored (<see cref="ScoringRule"/>); <c>null</c> when it is not.</summary>
    public string? Scoring { get; set; }

    public Guid LoadedBy { get; set; }

    public DateTimeOffset LoadedAt { get; set; }

    /// <summary>The Questionnaire as FHIR R4 JSON, compressed.</summary>
    public required byte[] Resource { get; set; }

    internal byte[] Json => Compressed.Unpack(Resource);
}

/// <summary>Something written, and what lay before its writer.</summary>
internal sealed record Written<T>(T Content, Sight Sight);
