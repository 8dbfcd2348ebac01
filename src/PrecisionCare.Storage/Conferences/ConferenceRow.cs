using PrecisionCare.Conferences;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Conferences;

/// <summary>A conference as it is stored: whose, in which state and until when stands clear, what it is about is sealed under the patient's key.</summary>
public sealed class ConferenceRow
{
    private const string QuestionColumn = "conferences.question";
    private const string MinutesColumn = "conferences.minutes";

    public Guid Id { get; init; }

    public Guid PatientKey { get; init; }

    public ConferenceState State { get; set; }

    public Guid OpenedBy { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    public DateOnly AnswersBy { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    public Guid? EndedBy { get; set; }

    public Guid? Follows { get; init; }

    /// <summary>Grows with every change of the conference.</summary>
    public int Revision { get; set; }

    /// <summary>Mark of what was withheld from the author of the question: only who sees exactly as much may read it.</summary>
    public required string Visibility { get; init; }

    /// <summary>The <see cref="PrecisionCare.Conferences.Question"/>, sealed.</summary>
    public required byte[] Question { get; init; }

    /// <summary>Mark of what was withheld from the signer.</summary>
    public string? MinutesVisibility { get; set; }

    /// <summary>The <see cref="PrecisionCare.Conferences.Minutes"/>, sealed; <c>null</c> until they are signed.</summary>
    public byte[]? Minutes { get; set; }

    internal static byte[] Seal(DataKey key, Guid row, Question question) => key.Seal(new Cell(QuestionColumn, row), Compressed.Pack(StoredJson.Write(question)));

    internal static byte[] Seal(DataKey key, Guid row, Minutes minutes) => key.Seal(new Cell(MinutesColumn, row), Compressed.Pack(StoredJson.Write(minutes)));

    internal Question OpenQuestion(DataKey key) => StoredJson.Read<Question>(Compressed.Unpack(key.Open(new Cell(QuestionColumn, Id), Question)));

    internal Minutes? OpenMinutes(DataKey key) => Minutes is { } box ? StoredJson.Read<Minutes>(Compressed.Unpack(key.Open(new Cell(MinutesColumn, Id), box))) : null;
}

/// <summary>Somebody who takes part in a conference.</summary>
public sealed class ConferenceParticipantRow
{
    public Guid ConferenceId { get; init; }

    public Guid AccountId { get; init; }

    public Guid PatientKey { get; init; }

    public DateTimeOffset InvitedAt { get; init; }
}

/// <summary>The last vote of a participant on an option. Which way it went is sealed.</summary>
public sealed class ConferenceVoteRow
{
    private const string Column = "conference_votes.stance";

    public Guid Id { get; init; }

    public Guid ConferenceId { get; init; }

    public Guid PatientKey { get; init; }

    public int Option { get; init; }

    public Guid AccountId { get; init; }

    public DateTimeOffset VotedAt { get; set; }

    public required byte[] Stance { get; set; }

    internal static byte[] Seal(DataKey key, Guid row, Stance stance) => key.SealText(new Cell(Column, row), stance.ToString());

    internal Vote Open(DataKey key) => new(Option, AccountId, Enum.Parse<Stance>(key.OpenText(new Cell(Column, Id), Stance)), VotedAt);
}

/// <summary>What a participant said. Withdrawn, the words stay sealed and are shown to nobody.</summary>
public sealed class ConferenceCommentRow
{
    private const string Column = "conference_comments.words";

    public Guid Id { get; init; }

    public Guid ConferenceId { get; init; }

    public Guid PatientKey { get; init; }

    public Guid AccountId { get; init; }

    public DateTimeOffset WrittenAt { get; init; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>Mark of what was withheld from the author.</summary>
    public required string Visibility { get; init; }

    public required byte[] Words { get; init; }

    internal static byte[] Seal(DataKey key, Guid row, string words) => key.SealText(new Cell(Column, row), words);

    internal Comment Open(DataKey key, bool isShown) =>
        new(Id, AccountId, WrittenAt, isShown && WithdrawnAt is null ? key.OpenText(new Cell(Column, Id), Words) : null, WithdrawnAt);
}
