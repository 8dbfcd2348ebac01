using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Conferences;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Conferences;

/// <summary>Who looks at or acts in a conference.</summary>
/// <param name="Account">The account.</param>
/// <param name="Visibility">What is withheld from them, in whatever words: texts are shown to those who see as much as their authors did, and to the authors.</param>
public sealed record Onlooker(Guid Account, string Visibility)
{
    /// <summary>Anybody who sees as much: not even the author of a text that was written where more could be seen is then shown it.</summary>
    public Onlooker Anybody => this with { Account = Guid.Empty };
}

/// <summary>A conference that is about to be opened.</summary>
/// <param name="Patient">Whose case.</param>
/// <param name="Question">What is asked.</param>
/// <param name="AnswersBy">The last day for answers.</param>
/// <param name="Invited">Accounts of colleagues, beside the chair.</param>
/// <param name="Follows">The ended conference that it takes up again.</param>
public sealed record NewConference(Guid Patient, Question Question, DateOnly AnswersBy, ImmutableArray<Guid> Invited, Guid? Follows);

/// <summary>
/// Case conferences of patients. Every change is made under the turn to write and judged by the conference as it then stands, so that of two people at once neither
/// overwrites the other, and is audited in the same transaction, without a word of content.
/// </summary>
public sealed class ConferenceStore(IDbContextFactory<PrecisionCareContext> contexts, PatientVault vault, AuditTrail audit, TimeProvider time)
{
    /// <summary>Conferences of a patient as somebody is shown them: open ones first, then the newest.</summary>
    public async Task<ImmutableArray<Conference>> OfAsync(Guid patient, Onlooker who, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var rows = await context.Conferences.AsNoTracking().Where(c => c.PatientKey == patient).ToListAsync(stop);
        var shown = await ShownAsync(context, patient, rows, who, stop);
        return [.. shown.OrderByDescending(c => c.IsOpen).ThenByDescending(c => c.OpenedAt).ThenByDescending(c => c.Id)];
    }

    /// <returns><c>null</c> when this patient has no such conference.</returns>
    public async Task<Conference?> FindAsync(Guid patient, Guid conference, Onlooker who, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await LoadAsync(context, patient, conference, who, stop) is { } found ? found.Shown : null;
    }

    /// <summary>Patients with an open conference in which somebody takes part, those whose answers are wanted first at the top.</summary>
    public async Task<ImmutableArray<Guid>> PatientsWithAsync(Guid account, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var open = await context.Conferences.Where(c => c.State == ConferenceState.Open && context.ConferenceParticipants.Any(p => p.ConferenceId == c.Id && p.AccountId == account))
            .OrderBy(c => c.AnswersBy).ThenBy(c => c.Id).Select(c => c.PatientKey).ToListAsync(stop);
        return [.. open.Distinct()];
    }

    /// <summary>Opens a conference. Of the invited only those become participants who work here as clinicians or genetic counselors; an invitation opens no record.</summary>
    public async Task<Guid> OpenAsync(NewConference conference, Onlooker chair, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var key = await vault.KeyOfAsync(context, conference.Patient, stop);
        var follows = conference.Follows is { } former
            && await context.Conferences.AnyAsync(c => c.Id == former && c.PatientKey == conference.Patient && c.State != ConferenceState.Open, stop) ? conference.Follows : null;
        context.Conferences.Add(new ConferenceRow
        {
            Id = id, PatientKey = conference.Patient, State = ConferenceState.Open, OpenedBy = chair.Account, OpenedAt = now, AnswersBy = conference.AnswersBy,
            Follows = follows, Revision = 1, Visibility = Mark(chair), Question = ConferenceRow.Seal(key, id, conference.Question),
        });
        var active = await ConferenceRoll.ActiveAsync(context, conference.Invited, stop);
        foreach (var account in conference.Invited.Where(active.Contains).Prepend(chair.Account).Distinct())
            context.ConferenceParticipants.Add(new ConferenceParticipantRow { ConferenceId = id, AccountId = account, PatientKey = conference.Patient, InvitedAt = now });
        await audit.AppendAsync(context, Entry(AuditKind.ConferenceOpened, conference.Patient, id, null), stop);
        await turn.CommitAsync(stop);
        return id;
    }

    /// <summary>Adds what somebody says.</summary>
    /// <returns>Why not; <c>null</c> when it is done.</returns>
    public Task<ConferenceRefusal?> CommentAsync(Guid patient, Guid conference, Onlooker who, string words, CancellationToken stop = default) =>
        ChangeAsync(patient, conference, who, c => c.WhyNotComment(who.Account), (change, id) =>
        {
            change.Context.ConferenceComments.Add(new ConferenceCommentRow
            {
                Id = id, ConferenceId = conference, PatientKey = patient, AccountId = who.Account, WrittenAt = change.Now, Visibility = Mark(who),
                Words = ConferenceCommentRow.Seal(change.Key, id, words),
            });
            return "a comment was added";
        }, stop);

    /// <summary>The author takes a comment back: it stays as withdrawn, its words are shown to nobody.</summary>
    /// <returns>Why not; <c>null</c> when it is done.</returns>
    public Task<ConferenceRefusal?> WithdrawAsync(Guid patient, Guid conference, Onlooker who, Guid comment, CancellationToken stop = default) =>
        ChangeAsync(patient, conference, who, c => c.WhyNotWithdraw(who.Account, comment), (change, _) =>
        {
            change.Comments.Find(c => c.Id == comment)!.WithdrawnAt = change.Now;
            return "a comment was withdrawn";
        }, stop);

    /// <summary>Takes votes of one person; on an option on which they voted before, the new one counts.</summary>
    /// <returns>Why not; <c>null</c> when all are taken.</returns>
    public Task<ConferenceRefusal?> VoteAsync(Guid patient, Guid conference, Onlooker who, IReadOnlyDictionary<int, Stance> stances, CancellationToken stop = default) =>
        ChangeAsync(patient, conference, who,
            c => stances.Keys.Select(option => c.WhyNotVote(who.Account, option)).FirstOrDefault(r => r is not null) ?? c.WhyNotAnswer(who.Account),
            (change, _) =>
            {
                var details = stances.OrderBy(s => s.Key).Select(s => Vote(change, patient, conference, who.Account, s.Key, s.Value)).OfType<string>().ToList();
                return details.Count == 0 ? null : string.Join("; ", details);
            }, stop);

    /// <summary>Invites further colleagues. It opens no record to them.</summary>
    /// <returns>Why not; <c>null</c> when it is done.</returns>
    public async Task<ConferenceRefusal?> InviteAsync(Guid patient, Guid conference, Onlooker who, ImmutableArray<Guid> invited, CancellationToken stop = default)
    {
        HashSet<Guid> active;
        await using (var context = await contexts.CreateDbContextAsync(stop)) active = await ConferenceRoll.ActiveAsync(context, invited, stop);
        return await ChangeAsync(patient, conference, who, c => c.WhyNotLead(who.Account), (change, _) =>
        {
            var added = invited.Where(a => active.Contains(a) && change.Shown.Find(a) is null).Distinct().ToList();
            foreach (var account in added)
                change.Context.ConferenceParticipants.Add(new ConferenceParticipantRow { ConferenceId = conference, AccountId = account, PatientKey = patient, InvitedAt = change.Now });
            return added.Count == 0 ? null : $"invited: {string.Join(", ", added.Select(a => $"Account/{a}"))}";
        }, stop);
    }

    /// <summary>Ends a conference without a decision.</summary>
    /// <returns>Why not; <c>null</c> when it is done.</returns>
    public Task<ConferenceRefusal?> CancelAsync(Guid patient, Guid conference, Onlooker who, CancellationToken stop = default) =>
        ChangeAsync(patient, conference, who, c => c.WhyNotLead(who.Account), (change, _) =>
        {
            (change.Row.State, change.Row.EndedAt, change.Row.EndedBy) = (ConferenceState.Cancelled, change.Now, who.Account);
            return "cancelled";
        }, stop);

    /// <returns>What is to be audited; <c>null</c> when the vote is what it was.</returns>
    private static string? Vote(ConferenceChange change, Guid patient, Guid conference, Guid account, int option, Stance stance)
    {
        if (change.Shown.StanceOf(account, option) == stance) return null;
        var former = change.Votes.Find(v => v.AccountId == account && v.Option == option);
        if (former is not null)
        {
            (former.Stance, former.VotedAt) = (ConferenceVoteRow.Seal(change.Key, former.Id, stance), change.Now);
            return $"vote on option {option} changed";
        }
        var id = Guid.CreateVersion7(change.Now);
        change.Context.ConferenceVotes.Add(new ConferenceVoteRow
        {
            Id = id, ConferenceId = conference, PatientKey = patient, Option = option, AccountId = account, VotedAt = change.Now, Stance = ConferenceVoteRow.Seal(change.Key, id, stance),
        });
        return $"vote on option {option} given";
    }

    /// <param name="patient">Whose case.</param>
    /// <param name="conference">Which one.</param>
    /// <param name="who">Who acts.</param>
    /// <param name="refuses">Judges by the conference as it stands under the turn.</param>
    /// <param name="act">Changes the rows; gets a key for a new one, and gives what is to be audited, <c>null</c> when nothing changed.</param>
    /// <param name="stop">Stops.</param>
    internal async Task<ConferenceRefusal?> ChangeAsync(
        Guid patient, Guid conference, Onlooker who, Func<Conference, ConferenceRefusal?> refuses, Func<ConferenceChange, Guid, string?> act, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        if (await LoadAsync(context, patient, conference, who, stop) is not { } change) return ConferenceRefusal.NotOpen;
        if (refuses(change.Shown) is { } refusal) return refusal;
        if (act(change, Guid.CreateVersion7(change.Now)) is not { } detail) return null;
        change.Row.Revision++;
        await audit.AppendAsync(context, Entry(AuditKind.ConferenceChanged, patient, conference, detail), stop);
        await turn.CommitAsync(stop);
        return null;
    }

    internal async Task<ConferenceChange?> LoadAsync(PrecisionCareContext context, Guid patient, Guid conference, Onlooker who, CancellationToken stop)
    {
        if (await context.Conferences.AsTracking().FirstOrDefaultAsync(c => c.Id == conference && c.PatientKey == patient, stop) is not { } row) return null;
        var votes = await context.ConferenceVotes.AsTracking().Where(v => v.ConferenceId == conference).ToListAsync(stop);
        var comments = await context.ConferenceComments.AsTracking().Where(c => c.ConferenceId == conference).ToListAsync(stop);
        var key = await vault.KeyOfAsync(context, patient, stop);
        return new ConferenceChange(context, key, time.GetUtcNow(), row, votes, comments, (await ShownAsync(context, patient, [row], who, stop))[0]);
    }

    internal static AuditEntry Entry(AuditKind kind, Guid patient, Guid conference, string? detail) => new(kind) { Patient = patient, Object = $"Conference/{conference}", Detail = detail };

    internal string Mark(Onlooker who) => vault.Installation.OfContent(who.Visibility);

    private async Task<ImmutableArray<Conference>> ShownAsync(PrecisionCareContext context, Guid patient, List<ConferenceRow> rows, Onlooker who, CancellationToken stop)
    {
        if (rows.Count == 0) return [];
        Guid[] ids = [.. rows.Select(r => r.Id)];
        var invited = await context.ConferenceParticipants.AsNoTracking().Where(p => ids.Contains(p.ConferenceId)).ToListAsync(stop);
        var votes = (await context.ConferenceVotes.AsNoTracking().Where(v => ids.Contains(v.ConferenceId)).ToListAsync(stop)).ToLookup(v => v.ConferenceId);
        var comments = (await context.ConferenceComments.AsNoTracking().Where(c => ids.Contains(c.ConferenceId)).ToListAsync(stop)).ToLookup(c => c.ConferenceId);
        var people = await ConferenceRoll.PeopleAsync(context, [.. invited.Select(p => p.AccountId)], stop);
        var key = await vault.KeyOfAsync(context, patient, stop);
        string mark = Mark(who);
        return [.. rows.Select(row => Shown(row, ConferenceRoll.Of(row, invited.Where(p => p.ConferenceId == row.Id), people), votes[row.Id], comments[row.Id], key, who.Account, mark))];
    }

    private static Conference Shown(
        ConferenceRow row, ImmutableArray<Participant> participants, IEnumerable<ConferenceVoteRow> votes, IEnumerable<ConferenceCommentRow> comments, DataKey key, Guid account, string mark)
    {
        bool asked = row.Visibility == mark || row.OpenedBy == account;
        return new Conference
        {
            Id = row.Id, Patient = row.PatientKey, State = row.State, Chair = row.OpenedBy, OpenedAt = row.OpenedAt, AnswersBy = row.AnswersBy, EndedAt = row.EndedAt,
            Follows = row.Follows, Revision = row.Revision, Participants = participants,
            Question = asked ? row.OpenQuestion(key) : null,
            Votes = asked ? [.. votes.Select(v => v.Open(key)).OrderBy(v => v.At).ThenBy(v => v.Option)] : [],
            Comments = [.. comments.OrderBy(c => c.WrittenAt).ThenBy(c => c.Id).Select(c => c.Open(key, c.Visibility == mark || c.AccountId == account))],
            Minutes = row.MinutesVisibility == mark ? row.OpenMinutes(key) : null, // others' words stand in them: the signer too has to see as much as then
        };
    }
}

/// <summary>A conference that is being changed, within the turn to write.</summary>
internal sealed record ConferenceChange(
    PrecisionCareContext Context, DataKey Key, DateTimeOffset Now, ConferenceRow Row, List<ConferenceVoteRow> Votes, List<ConferenceCommentRow> Comments, Conference Shown);
