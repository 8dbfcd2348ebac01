using System.Collections.Immutable;

namespace PrecisionCare.Conferences;

/// <summary>How far a case conference has come. It ends once, by signed minutes or without a decision, and is never reopened.</summary>
public enum ConferenceState
{
    /// <summary>Comments and votes are taken.</summary>
    Open,

    /// <summary>The minutes are signed; nothing changes any more.</summary>
    Closed,

    /// <summary>Ended without a decision; nothing changes any more.</summary>
    Cancelled,
}

/// <summary>Why something cannot be done in a conference.</summary>
public enum ConferenceRefusal
{
    /// <summary>It is closed or cancelled.</summary>
    NotOpen,

    /// <summary>Only those who were invited take part.</summary>
    NotInvited,

    /// <summary>Only who leads the conference signs, invites and cancels.</summary>
    NotLeading,

    NoSuchOption,

    /// <summary>There are as many comments as a conference takes (<see cref="Comment.Most"/>).</summary>
    TooManyComments,

    /// <summary>Who asks is not shown the question: other facts were seen when it was put.</summary>
    NotShown,

    /// <summary>Somebody has not answered, the day for answers is not over, and the signer has not said that they know.</summary>
    AnswersOutstanding,

    /// <summary>Something was added since the signer looked.</summary>
    Changed,

    /// <summary>A comment of somebody else, or one that was withdrawn before.</summary>
    NotTheirs,
}

/// <summary>What waits for a person in a conference.</summary>
public enum Waiting
{
    Nothing,

    /// <summary>Their vote, or their comment where nothing is voted on.</summary>
    Answer,

    /// <summary>All have answered or the day for answers is over: decision and signature.</summary>
    Signature,
}

/// <summary>Colleagues consulted on a question about one patient, as one reader is shown it. Immutable; the rules of taking part are here.</summary>
public sealed record Conference
{
    public required Guid Id { get; init; }

    public required Guid Patient { get; init; }

    public required ConferenceState State { get; init; }

    /// <summary>Who opened it.</summary>
    public required Guid Chair { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>The last day for answers.</summary>
    public required DateOnly AnswersBy { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The ended conference that this one takes up again.</summary>
    public Guid? Follows { get; init; }

    /// <summary>Grows with every change: whoever signs has seen this one.</summary>
    public required int Revision { get; init; }

    /// <summary>The chair first, then in the order of invitation.</summary>
    public required ImmutableArray<Participant> Participants { get; init; }

    /// <summary><c>null</c> when it was written where other facts could be seen than the reader sees; then votes are not shown either.</summary>
    public Question? Question { get; init; }

    public ImmutableArray<Vote> Votes { get; init; } = [];

    /// <summary>In the order of time.</summary>
    public ImmutableArray<Comment> Comments { get; init; } = [];

    /// <summary><c>null</c> until it is closed, and where they are not shown to the reader.</summary>
    public Minutes? Minutes { get; init; }

    public bool IsOpen => State == ConferenceState.Open;

    public Participant? Find(Guid account) => Participants.FirstOrDefault(p => p.Account == account);

    public bool TakesPart(Guid account) => Find(account) is { Active: true };

    /// <summary>The chair; where the chair has left the house, any participant, so that no conference stays open for good.</summary>
    public bool IsLedBy(Guid account) => TakesPart(account) && (account == Chair || Find(Chair) is not { Active: true });

    public ImmutableArray<Tally> Tallies => Question is { } question ? [.. question.Options.Select(o => Tally.Of(o, Participants, Votes))] : [];

    /// <summary>Where a participant stands on an option; <c>null</c> when they have not said.</summary>
    public Stance? StanceOf(Guid account, int option) => Votes.LastOrDefault(v => v.By == account && v.Option == option)?.Stance;

    /// <summary>A vote on every option; where there is none, a comment that stands.</summary>
    public bool HasAnswered(Guid account) => Question is { } question && (question.Options.IsEmpty
        ? Comments.Any(c => c.By == account && c.WithdrawnAt is null)
        : question.Options.All(o => StanceOf(account, o.Number) is not null));

    /// <summary>Participants who still work here and have not answered.</summary>
    public ImmutableArray<Participant> Outstanding => [.. Participants.Where(p => p.Active && !HasAnswered(p.Account))];

    public Waiting WaitsFor(Guid account, DateOnly today) =>
        !IsOpen || Question is null || !TakesPart(account) ? Waiting.Nothing
        : !HasAnswered(account) ? Waiting.Answer
        : IsLedBy(account) && (Outstanding.IsEmpty || today > AnswersBy) ? Waiting.Signature
        : Waiting.Nothing;

    /// <returns><c>null</c> when the person may comment and vote.</returns>
    public ConferenceRefusal? WhyNotAnswer(Guid account) =>
        !IsOpen ? ConferenceRefusal.NotOpen : !TakesPart(account) ? ConferenceRefusal.NotInvited : Question is null ? ConferenceRefusal.NotShown : null;

    /// <returns><c>null</c> when the person may add a comment.</returns>
    public ConferenceRefusal? WhyNotComment(Guid account) => WhyNotAnswer(account) ?? (Comments.Length >= Comment.Most ? ConferenceRefusal.TooManyComments : null);

    /// <inheritdoc cref="WhyNotAnswer"/>
    public ConferenceRefusal? WhyNotVote(Guid account, int option) =>
        WhyNotAnswer(account) ?? (Question!.Option(option) is null ? ConferenceRefusal.NoSuchOption : null);

    /// <returns><c>null</c> when the author may take the comment back.</returns>
    public ConferenceRefusal? WhyNotWithdraw(Guid account, Guid comment) =>
        !IsOpen ? ConferenceRefusal.NotOpen : Comments.Any(c => c.Id == comment && c.By == account && c.WithdrawnAt is null) ? null : ConferenceRefusal.NotTheirs;

    /// <returns><c>null</c> when the person may invite others and cancel.</returns>
    public ConferenceRefusal? WhyNotLead(Guid account) => !IsOpen ? ConferenceRefusal.NotOpen : IsLedBy(account) ? null : ConferenceRefusal.NotLeading;

    /// <param name="account">Who signs.</param>
    /// <param name="today">The day on which they sign.</param>
    /// <param name="seen">The revision that they were shown.</param>
    /// <param name="knowsOfSilence">They said that they know of those who have not answered.</param>
    /// <returns><c>null</c> when the person may sign the minutes.</returns>
    public ConferenceRefusal? WhyNotSign(Guid account, DateOnly today, int seen, bool knowsOfSilence) =>
        WhyNotLead(account)
        ?? (Question is null ? ConferenceRefusal.NotShown
            : seen != Revision ? ConferenceRefusal.Changed
            : !knowsOfSilence && today <= AnswersBy && !Outstanding.IsEmpty ? ConferenceRefusal.AnswersOutstanding
            : null);
}
