using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Decisions;
using PrecisionCare.Explanations;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Explanations;

/// <summary>An explanation that is being written.</summary>
/// <param name="Id">It keeps it when it is signed.</param>
/// <param name="Text">What stands in it.</param>
/// <param name="Stamp">To be given back with a change.</param>
/// <param name="By">Name of who changed it last; empty when the account is gone.</param>
/// <param name="At">When.</param>
public sealed record KeptExplanation(Guid Id, ExplanationText Text, Guid Stamp, string By, DateTimeOffset At);

/// <summary>A signed explanation as a list names it.</summary>
/// <param name="Id">Of the explanation.</param>
/// <param name="Whole"><c>null</c> for a reader who does not see exactly what the signer saw.</param>
/// <param name="By">Who signed.</param>
public sealed record ListedExplanation(Guid Id, SignedExplanation? Whole, Signature By);

/// <summary>
/// Explanations for patients: drafts, which whoever changes them must have seen as they stand, and signed ones that are never changed. A reader's sight is named in
/// the words of <see cref="Records.AssessmentStore"/>; a draft of another sight is as if it were not there.
/// </summary>
public sealed class ExplanationStore(IDbContextFactory<PrecisionCareContext> contexts, PatientVault vault, AuditTrail audit, TimeProvider time)
{
    /// <summary>Those of the reader's sight, last changed first.</summary>
    public async Task<ImmutableArray<KeptExplanation>> DraftsAsync(Guid patient, string visibility, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        string mark = vault.Installation.OfContent(visibility);
        var rows = await context.ExplanationDrafts.AsNoTracking().Where(d => d.PatientKey == patient && d.Visibility == mark).ToListAsync(stop);
        if (rows.Count == 0) return [];
        var key = await vault.KeyOfAsync(context, patient, stop);
        var writers = rows.Select(r => r.ChangedBy).Distinct().ToList();
        var names = await context.Users.AsNoTracking().Where(a => writers.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, stop);
        return [.. rows.OrderByDescending(r => r.ChangedAt).Select(r => new KeptExplanation(r.Id, r.Open(key), r.Stamp, names.GetValueOrDefault(r.ChangedBy) ?? "", r.ChangedAt))];
    }

    /// <summary>Newest first; of those of another sight only signature and date.</summary>
    public async Task<ImmutableArray<ListedExplanation>> SignedAsync(Guid patient, string visibility, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var rows = await context.Explanations.AsNoTracking().Where(e => e.PatientKey == patient).ToListAsync(stop);
        if (rows.Count == 0) return [];
        string mark = vault.Installation.OfContent(visibility);
        var key = await vault.KeyOfAsync(context, patient, stop);
        return [.. rows.OrderByDescending(r => r.SignedAt).ThenBy(r => r.Id).Select(r => (Row: r, Signed: r.Open(key))).Select(r => new ListedExplanation(r.Row.Id, r.Row.Visibility == mark ? r.Signed : null, r.Signed.Signature))];
    }

    /// <summary>Begins a draft, or gives the one that there is of the same result and language.</summary>
    public async Task<Guid> BeginAsync(Guid patient, string visibility, ExplanationText text, AuditActor by, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        var (subject, mark) = (Subject(text), vault.Installation.OfContent(visibility));
        if (await context.ExplanationDrafts.AsNoTracking().FirstOrDefaultAsync(d => d.PatientKey == patient && d.Subject == subject && d.Visibility == mark, stop) is { } there) return there.Id;
        var id = Guid.CreateVersion7(time.GetUtcNow());
        context.ExplanationDrafts.Add(new ExplanationDraftRow
        {
            Id = id, PatientKey = patient, Subject = subject, Visibility = mark, Stamp = Guid.NewGuid(), ChangedBy = by.Id ?? Guid.Empty, ChangedAt = time.GetUtcNow(),
            Document = ExplanationDraftRow.Seal(await vault.KeyOfAsync(context, patient, stop), id, text),
        });
        await audit.AppendAsync(context, Entry(AuditKind.ExplanationChanged, patient, id, by), stop);
        await turn.CommitAsync(stop);
        return id;
    }

    /// <returns>False when somebody has changed, signed or discarded it in the meantime, or the writer's sight is another.</returns>
    public Task<bool> KeepAsync(Guid patient, string visibility, Guid draft, ExplanationText text, Guid stamp, AuditActor by, CancellationToken stop = default) =>
        ChangeAsync(patient, visibility, (draft, stamp), Entry(AuditKind.ExplanationChanged, patient, draft, by), async (context, row) =>
        {
            (row.Document, row.Stamp, row.ChangedBy, row.ChangedAt) =
                (ExplanationDraftRow.Seal(await vault.KeyOfAsync(context, patient, stop), row.Id, text), Guid.NewGuid(), by.Id ?? Guid.Empty, time.GetUtcNow());
        }, stop);

    /// <returns>False as for <see cref="KeepAsync"/>.</returns>
    public Task<bool> DiscardAsync(Guid patient, string visibility, Guid draft, Guid stamp, AuditActor by, CancellationToken stop = default) =>
        ChangeAsync(patient, visibility, (draft, stamp), Entry(AuditKind.ExplanationChanged, patient, draft, by), (context, row) =>
        {
            context.ExplanationDrafts.Remove(row);
            return Task.CompletedTask;
        }, stop);

    /// <summary>Freezes a draft under the signer's name. It keeps its id.</summary>
    /// <returns>False as for <see cref="KeepAsync"/>.</returns>
    public Task<bool> SignAsync(
        Guid patient, string visibility, Guid draft, Guid stamp, ImmutableArray<KnowledgeRelease> knowledge, AuditActor by, CancellationToken stop = default) =>
        ChangeAsync(patient, visibility, (draft, stamp), Entry(AuditKind.ExplanationSigned, patient, draft, by), async (context, row) =>
        {
            var key = await vault.KeyOfAsync(context, patient, stop);
            int last = await context.Explanations.Where(e => e.PatientKey == patient && e.Subject == row.Subject).MaxAsync(e => (int?)e.Version, stop) ?? 0;
            var now = time.GetUtcNow();
            var signed = new SignedExplanation
            {
                Id = row.Id, Version = last + 1, Text = row.Open(key), Signature = new Signature(by.Id ?? Guid.Empty, by.Name, by.Role ?? "", now), Knowledge = knowledge,
            };
            context.Explanations.Add(new ExplanationRow
            {
                Id = row.Id, PatientKey = patient, Subject = row.Subject, Version = signed.Version, SignedBy = signed.Signature.Account, SignedAt = now, Visibility = row.Visibility,
                Document = ExplanationRow.Seal(key, signed),
            });
            context.ExplanationDrafts.Remove(row);
        }, stop);

    private async Task<bool> ChangeAsync(
        Guid patient, string visibility, (Guid Id, Guid Stamp) seen, AuditEntry entry, Func<PrecisionCareContext, ExplanationDraftRow, Task> change, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        string mark = vault.Installation.OfContent(visibility);
        var row = await context.ExplanationDrafts.AsTracking().FirstOrDefaultAsync(d => d.Id == seen.Id && d.PatientKey == patient && d.Visibility == mark, stop);
        if (row is null || row.Stamp != seen.Stamp) return false;
        await change(context, row);
        await audit.AppendAsync(context, entry, stop);
        await turn.CommitAsync(stop);
        return true;
    }

    private string Subject(ExplanationText text) => vault.Installation.Mark("explanation", $"{text.Composed.Result.SourceId} {text.Composed.Result.Gene} {text.Composed.Language}");

    private static AuditEntry Entry(AuditKind kind, Guid patient, Guid explanation, AuditActor by) =>
        new(kind) { Actor = by, Patient = patient, Object = $"Explanation/{explanation}", Purpose = "TREAT" };
}
