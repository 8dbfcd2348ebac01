using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Consent;
using PrecisionCare.Counseling;
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

/// <summary>Drafts of counseling sessions. Readers are told of every draft; they read and change those whose writer saw no more than they do.</summary>
public sealed class SessionDrafts(IDbContextFactory<PrecisionCareContext> contexts, PatientVault vault, AuditTrail audit, TimeProvider time)
{
    /// <summary>Last changed first.</summary>
    public async Task<ImmutableArray<KeptSessionDraft>> OfAsync(Guid patient, Sight reader, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var rows = await context.SessionDrafts.AsNoTracking().Where(d => d.PatientKey == patient).OrderByDescending(d => d.ChangedAt).ToListAsync(stop);
        if (rows.Count == 0) return [];
        var key = await vault.KeyOfAsync(context, patient, stop);
        Guid[] writers = [.. rows.Select(r => r.ChangedBy).Distinct()];
        var names = await context.Users.AsNoTracking().Where(a => writers.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, stop);
        return [.. rows.Select(r => new KeptSessionDraft(r.Id, r.Open(key).For(reader), r.Stamp, names.GetValueOrDefault(r.ChangedBy, ""), r.ChangedAt))];
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
        await audit.AppendAsync(context, Entry(patient, draft, "draft of a session", by), stop);
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
        await audit.AppendAsync(context, Entry(patient, draft, "draft of a session thrown away", by), stop);
        await turn.CommitAsync(stop);
        return true;
    }

    private static AuditEntry Entry(Guid patient, Guid session, string detail, AuditActor by) =>
        new(AuditKind.CounselingChanged) { Actor = by, Patient = patient, Object = $"CounselingSession/{session}", Purpose = "TREAT", Detail = detail };

    /// <summary>The draft that somebody changes or signs, if it is there yet.</summary>
    /// <returns><c>null</c> when the draft is not as its writer saw it, or the session was signed.</returns>
    internal static async Task<Taken?> TakenAsync(PrecisionCareContext context, DataKey key, Guid patient, Sight writer, Guid draft, Guid? stamp, CancellationToken stop)
    {
        if (await context.SessionPapers.AnyAsync(p => p.Session == draft, stop)) return null;
        var row = await context.SessionDrafts.AsTracking().FirstOrDefaultAsync(d => d.Id == draft, stop);
        return row?.Stamp != stamp || (row is not null && (row.PatientKey != patient || !writer.Covers(row.Open(key).Sight))) ? null : new Taken(row);
    }

    internal sealed record Taken(SessionDraftRow? Row);
}
