using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Consent;
using PrecisionCare.Counseling;
using PrecisionCare.Decisions;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;

namespace PrecisionCare.Storage.Counseling;

/// <summary>A signed session with its notes.</summary>
/// <param name="Id">Ours.</param>
/// <param name="Session"><c>null</c> for a reader who sees less than the signer saw.</param>
/// <param name="By">Account of the signer.</param>
/// <param name="At">When it was signed.</param>
/// <param name="Notes">In order; <c>null</c> where a note was written with more in sight.</param>
public sealed record KeptSession(Guid Id, SignedSession? Session, Guid By, DateTimeOffset At, ImmutableArray<SessionNote?> Notes);

/// <summary>Signed counseling sessions and the notes that amend them; neither is ever changed. Readers are told of every session; they read those whose writer saw no more than they do.</summary>
public sealed class SessionStore(IDbContextFactory<PrecisionCareContext> contexts, PatientVault vault, AuditTrail audit, TimeProvider time)
{
    /// <summary>Signs a session, and takes its draft away. Parameters as for keeping a draft (<see cref="SessionDrafts.KeepAsync"/>).</summary>
    /// <returns><c>null</c> when somebody has changed or signed it in the meantime.</returns>
    public async Task<SignedSession?> SignAsync(
        Guid patient, Sight writer, Guid draft, SessionContent content, SecondaryOnFile onFile, Guid? stamp, AuditActor by, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        var key = await vault.KeyOfAsync(context, patient, stop);
        if (await SessionDrafts.TakenAsync(context, key, patient, writer, draft, stamp, stop) is not { } taken) return null;
        var now = time.GetUtcNow();
        var session = new SignedSession { Id = draft, Content = content, OnFile = onFile, Signature = Signature.Of(by, now) };
        context.SessionPapers.Add(new SessionPaperRow
        {
            Id = draft, PatientKey = patient, Session = draft, Number = 0, SignedBy = session.Signature.Account, SignedAt = now,
            Document = SessionPaperRow.Seal(key, draft, new Written<SignedSession>(session, writer)),
        });
        if (taken.Row is { } row) context.SessionDrafts.Remove(row);
        await audit.AppendAsync(context, Entry(patient, draft, "session", by), stop);
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
        var note = new SessionNote(last + 1, text, Signature.Of(by, now));
        context.SessionPapers.Add(new SessionPaperRow
        {
            Id = id, PatientKey = patient, Session = session, Number = note.Number, SignedBy = note.Signature.Account, SignedAt = now,
            Document = SessionPaperRow.Seal(key, id, new Written<SessionNote>(note, writer)),
        });
        await audit.AppendAsync(context, Entry(patient, session, $"note {note.Number}", by), stop);
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
                r.Id, r.Open<SignedSession>(key).For(reader), r.SignedBy, r.SignedAt,
                [.. rows.Where(n => n.Session == r.Id && n.Number > 0).OrderBy(n => n.Number).Select(n => n.Open<SessionNote>(key).For(reader))])),
        ];
    }

    private static AuditEntry Entry(Guid patient, Guid session, string detail, AuditActor by) =>
        new(AuditKind.CounselingSigned) { Actor = by, Patient = patient, Object = $"CounselingSession/{session}", Purpose = "TREAT", Detail = detail };
}
