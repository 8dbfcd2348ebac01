using PrecisionCare.Counseling.Questionnaires;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Counseling;

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

/// <summary>
/// A note to a questionnaire that was filled in: how somebody dealt with an answer that is a matter of safety. Neither its name nor its clear columns say so: that there
/// is one would say what was answered.
/// </summary>
public sealed class ResponseNoteRow
{
    private const string Column = "counseling_response_notes.document";

    public Guid Id { get; init; }

    public Guid PatientKey { get; init; }

    public DateTimeOffset WrittenAt { get; init; }

    /// <summary>The <see cref="SafetyFollowUp"/> with its writer's sight as JSON, sealed.</summary>
    public required byte[] Document { get; set; }

    internal static byte[] Seal(DataKey key, Guid row, Written<SafetyFollowUp> note) => key.Seal(new Cell(Column, row), Compressed.Pack(StoredJson.Write(note)));

    internal Written<SafetyFollowUp> Open(DataKey key) => StoredJson.Read<Written<SafetyFollowUp>>(Compressed.Unpack(key.Open(new Cell(Column, Id), Document)));
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
