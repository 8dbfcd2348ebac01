using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Counseling;
using PrecisionCare.Decisions;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;

namespace PrecisionCare.Storage.Counseling;

/// <summary>A draft of a session.</summary>
/// <param name="Id">Of the session that it becomes.</param>
/// <param name="Content"><c>null</c> for a reader who sees less than its writer saw.</param>
/// <param name="Stamp">To be given back with a change.</param>
/// <param name="By">Name of who changed it last; empty when the account is gone.</param>
/// <param name="At">When.</param>
public sealed record KeptSessionDraft(Guid Id, SessionContent? Content, Guid Stamp, string By, DateTimeOffset At);

/// <summary>A signed session with its notes.</summary>
/// <param name="Id">Ours.</param>
/// <param name="Session"><c>null</c> for a reader who sees less than the signer saw.</param>
/// <param name="By">Account of the signer.</param>
/// <param name="At">When it was signed.</param>
/// <param name="Notes">In order; <c>null</c> where a note was written with more in sight.</param>
public sealed record KeptSession(Guid Id, SignedSession? Session, Guid By, DateTimeOffset At, ImmutableArray<SessionNote?> Notes);

/// <summary>Counseling sessions: drafts, and what was signed, which is never changed. Readers are told of every session; they read those whose writer saw no more than they do.</summary>
public sealed class SessionStore(IDbContextFactory<PrecisionCareContext> contexts, PatientVault vault, AuditTrail audit, TimeProvider time)
{
    /// <summary>Last changed first.</summary>
    public async Task<ImmutableArray<KeptSessionDraft>> DraftsAsync(Guid patient, Sight reader, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var rows = await context.SessionDrafts.AsNoTracking().Where(d => d.PatientKey == patient).OrderByDescending(d => d.ChangedAt).ToListAsync(stop);
        if (rows.Count == 0) return [];
        var key = await vault.KeyOfAsync(context, patient, stop);
        Guid[] writers = [.. rows.Select(r => r.ChangedBy).Distinct()];
        var names = await context.Users.AsNoTracking().Where(a => writers.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, stop);
        return [.. rows.Select(r => new KeptSessionDraft(r.Id, Shown(r.Open(key), reader), r.Stamp, names.GetValueOrDefault(r.ChangedBy, ""), r.ChangedAt))];
    }

    /// <summary>Keeps a draft.</summary>
    /// <param name="patient">Whose.</param>
    /// <param name="writer">What lies before the writer.</param>
    /// <param name="draft">The session's key, which the form holds from its first showing on.</param>
    /// <param name="content">Its content.</param>
    /// <param name="stamp">Of the draft that the writer saw; <c>null</c> when they saw none.</param>
    /// <param name="by">Account, name and role.</param>
    /// <param name="stop">Stops.</param>
    /// <returns>The new stamp; <c>null</c> when somebody has changed or signed it in the meantime, or it was written with more in sight.</returns>
    public async Task<Guid?> KeepAsync(Guid patient, Sight writer, Guid draft, SessionContent content, Guid? stamp, AuditActor by, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        var key = await vault.KeyOfAsync(context, patient, stop);
        if (await TakenAsync(context, key, patient, writer, draft, stamp, stop) is not { } taken) return null;
        var row = taken.Row;
        if (row is null) context.SessionDrafts.Add(row = new SessionDraftRow { Id = draft, PatientKey = patient, Document = [] });
        row.Document = row.Seal(key, new Written<SessionContent>(content, writer));
        (row.Stamp, row.ChangedBy, row.ChangedAt) = (Guid.NewGuid(), by.Id ?? Guid.Empty, time.GetUtcNow());
        await audit.AppendAsync(context, Entry(AuditKind.CounselingChanged, patient, draft, "draft of a session") with { Actor = by }, stop);
        await turn.CommitAsync(stop);
        return row.Stamp;
    }

    /// <summary>Throws a draft away.</summary>
    /// <returns>False when somebody has changed it in the meantime.</returns>
    public async Task<bool> DiscardAsync(Guid patient, Sight writer, Guid draft, Guid stamp, AuditActor by, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        if (await TakenAsync(context, await vault.KeyOfAsync(context, patient, stop), patient, writer, draft, stamp, stop) is not { Row: { } row }) return false;
        context.SessionDrafts.Remove(row);
        await audit.AppendAsync(context, Entry(AuditKind.CounselingChanged, patient, draft, "draft of a session thrown away") with { Actor = by }, stop);
        await turn.CommitAsync(stop);
        return true;
    }

    /// <summary>Signs a session, and takes its draft away. Parameters as for keeping a draft.</summary>
    /// <returns><c>null</c> when somebody has changed or signed it in the meantime.</returns>
    public async Task<SignedSession?> SignAsync(
        Guid patient, Sight writer, Guid draft, SessionContent content, SecondaryOnFile onFile, Guid? stamp, AuditActor by, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        var key = await vault.KeyOfAsync(context, patient, stop);
        if (await TakenAsync(context, key, patient, writer, draft, stamp, stop) is not { } taken) return null;
        var now = time.GetUtcNow();
        var session = new SignedSession { Id = draft, Content = content, OnFile = onFile, Signature = new Signature(by.Id ?? Guid.Empty, by.Name, by.Role ?? "", now) };
        context.SessionPapers.Add(new SessionPaperRow
        {
            Id = draft, PatientKey = patient, Session = draft, Number = 0, SignedBy = session.Signature.Account, SignedAt = now,
            Document = SessionPaperRow.Seal(key, draft, new Written<SignedSession>(session, writer)),
        });
        if (taken.Row is { } row) context.SessionDrafts.Remove(row);
        await audit.AppendAsync(context, Entry(AuditKind.CounselingSigned, patient, draft, "session") with { Actor = by }, stop);
        await turn.CommitAsync(stop);
        return session;
    }

    /// <summary>Signs a note that amends a session.</summary>
    /// <param name="patient">Whose.</param>
    /// <param name="writer">What lies before the writer.</param>
    /// <param name="session">Which session.</param>
    /// <param name="text">What is added or corrected.</param>
    /// <param name="seen">How many notes the writer saw.</param>
    /// <param name="by">Account, name and role.</param>
    /// <param name="stop">Stops.</param>
    /// <returns><c>null</c> when another note came in the meantime, or the session cannot be read with this sight.</returns>
    public async Task<SessionNote?> AmendAsync(Guid patient, Sight writer, Guid session, string text, int seen, AuditActor by, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        var key = await vault.KeyOfAsync(context, patient, stop);
        var first = await context.SessionPapers.AsNoTracking().FirstOrDefaultAsync(p => p.PatientKey == patient && p.Session == session && p.Number == 0, stop);
        if (first is null || !writer.Covers(first.Open<SignedSession>(key).Sight)) return null;
        int last = await context.SessionPapers.Where(p => p.Session == session).MaxAsync(p => p.Number, stop);
        if (last != seen) return null;
        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var note = new SessionNote(last + 1, text, new Signature(by.Id ?? Guid.Empty, by.Name, by.Role ?? "", now));
        context.SessionPapers.Add(new SessionPaperRow
        {
            Id = id, PatientKey = patient, Session = session, Number = note.Number, SignedBy = note.Signature.Account, SignedAt = now,
            Document = SessionPaperRow.Seal(key, id, new Written<SessionNote>(note, writer)),
        });
        await audit.AppendAsync(context, Entry(AuditKind.CounselingSigned, patient, session, $"note {note.Number}") with { Actor = by }, stop);
        await turn.CommitAsync(stop);
        return note;
    }

    /// <summary>The signed sessions with their notes, the last signed first.</summary>
    public async Task<ImmutableArray<KeptSession>> SignedAsync(Guid patient, Sight reader, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var rows = await context.SessionPapers.AsNoTracking().Where(p => p.PatientKey == patient).ToListAsync(stop);
        if (rows.Count == 0) return [];
        var key = await vault.KeyOfAsync(context, patient, stop);
        return
        [
            .. rows.Where(r => r.Number == 0).OrderByDescending(r => r.SignedAt).ThenBy(r => r.Id).Select(r => new KeptSession(
                r.Id, Shown(r.Open<SignedSession>(key), reader), r.SignedBy, r.SignedAt,
                [.. rows.Where(n => n.Session == r.Id && n.Number > 0).OrderBy(n => n.Number).Select(n => Shown(n.Open<SessionNote>(key), reader))])),
        ];
    }

    private static T? Shown<T>(Written<T> paper, Sight reader) where T : class => reader.Covers(paper.Sight) ? paper.Content : null;

    private static AuditEntry Entry(AuditKind kind, Guid patient, Guid session, string detail) =>
        new(kind) { Patient = patient, Object = $"CounselingSession/{session}", Purpose = "TREAT", Detail = detail };

    /// <returns><c>null</c> when the draft is not as its writer saw it, or the session was signed.</returns>
    private static async Task<Taken?> TakenAsync(PrecisionCareContext context, DataKey key, Guid patient, Sight writer, Guid draft, Guid? stamp, CancellationToken stop)
    {
        if (await context.SessionPapers.AnyAsync(p => p.Session == draft, stop)) return null;
        var row = await context.SessionDrafts.AsTracking().FirstOrDefaultAsync(d => d.Id == draft, stop);
        return row?.Stamp != stamp || (row is not null && (row.PatientKey != patient || !writer.Covers(row.Open(key).Sight))) ? null : new Taken(row);
    }

    private sealed record Taken(SessionDraftRow? Row);
}
