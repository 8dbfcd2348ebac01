using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Consent;
using PrecisionCare.Decisions;
using PrecisionCare.Explanations;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;

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
/// <param name="Whole"><c>null</c> for a reader who sees less than the signer saw.</param>
/// <param name="By">Who signed.</param>
public sealed record ListedExplanation(Guid Id, SignedExplanation? Whole, Signature By);

/// <summary>
/// Explanations for patients: drafts, which whoever changes them must have seen as they stand, and signed ones that are never changed. Both are shown to readers who
/// see no less than their writer saw (<see cref="Sight"/>); to others a draft is as if it were not there.
/// </summary>
public sealed class ExplanationStore(IDbContextFactory<PrecisionCareContext> contexts, PatientVault vault, AuditTrail audit, TimeProvider time)
{
    /// <summary>Last changed first.</summary>
    public async Task<ImmutableArray<KeptExplanation>> DraftsAsync(Guid patient, Sight reader, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var rows = await context.ExplanationDrafts.AsNoTracking().Where(d => d.PatientKey == patient).ToListAsync(stop);
        if (rows.Count == 0) return [];
        var key = await vault.KeyOfAsync(context, patient, stop);
        var writers = rows.Select(r => r.ChangedBy).Distinct().ToList();
        var names = await context.Users.AsNoTracking().Where(a => writers.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, stop);
        return
        [
            .. rows.Where(r => reader.Covers(r.SightOf(key))).OrderByDescending(r => r.ChangedAt)
                .Select(r => new KeptExplanation(r.Id, r.Open(key), r.Stamp, names.GetValueOrDefault(r.ChangedBy) ?? "", r.ChangedAt)),
        ];
    }

    /// <summary>Newest first; of those that the reader is not shown only signature and date.</summary>
    public async Task<ImmutableArray<ListedExplanation>> SignedAsync(Guid patient, Sight reader, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var rows = await context.Explanations.AsNoTracking().Where(e => e.PatientKey == patient).ToListAsync(stop);
        if (rows.Count == 0) return [];
        var key = await vault.KeyOfAsync(context, patient, stop);
        return
        [
            .. rows.OrderByDescending(r => r.SignedAt).ThenBy(r => r.Id).Select(r => (Row: r, Signed: r.Open(key)))
                .Select(r => new ListedExplanation(r.Row.Id, reader.Covers(r.Row.SightOf(key)) ? r.Signed : null, r.Signed.Signature)),
        ];
    }

    /// <summary>Begins a draft, or gives the one that there is of the same result and language and that the writer is shown.</summary>
    public async Task<Guid> BeginAsync(Guid patient, Sight writer, ExplanationText text, AuditActor by, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        string subject = Subject(text);
        var key = await vault.KeyOfAsync(context, patient, stop);
        var begun = await context.ExplanationDrafts.AsNoTracking().Where(d => d.PatientKey == patient && d.Subject == subject).ToListAsync(stop);
        if (begun.Find(d => writer.Covers(d.SightOf(key))) is { } there) return there.Id;
        var draft = new ExplanationDraftRow
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), PatientKey = patient, Subject = subject, Stamp = Guid.NewGuid(), ChangedBy = by.Id ?? Guid.Empty, ChangedAt = time.GetUtcNow(),
        };
        draft.Seal(key, text, writer);
        context.ExplanationDrafts.Add(draft);
        await audit.AppendAsync(context, Entry(AuditKind.ExplanationChanged, patient, draft.Id, by), stop);
        await turn.CommitAsync(stop);
        return draft.Id;
    }

    /// <returns>False when somebody has changed, signed or discarded it in the meantime, or the writer is not shown it.</returns>
    public Task<bool> KeepAsync(Guid patient, Sight writer, Guid draft, ExplanationText text, Guid stamp, AuditActor by, CancellationToken stop = default) =>
        ChangeAsync(patient, writer, (draft, stamp), Entry(AuditKind.ExplanationChanged, patient, draft, by), (_, row, key) =>
        {
            row.Seal(key, text, writer);
            (row.Stamp, row.ChangedBy, row.ChangedAt) = (Guid.NewGuid(), by.Id ?? Guid.Empty, time.GetUtcNow());
            return Task.CompletedTask;
        }, stop);

    /// <returns>False as for <see cref="KeepAsync"/>.</returns>
    public Task<bool> DiscardAsync(Guid patient, Sight writer, Guid draft, Guid stamp, AuditActor by, CancellationToken stop = default) =>
        ChangeAsync(patient, writer, (draft, stamp), Entry(AuditKind.ExplanationChanged, patient, draft, by), (context, row, _) =>
        {
            context.ExplanationDrafts.Remove(row);
            return Task.CompletedTask;
        }, stop);

    /// <summary>Freezes a draft under the signer's name. It keeps its id.</summary>
    /// <returns>False as for <see cref="KeepAsync"/>.</returns>
    public Task<bool> SignAsync(
        Guid patient, Sight signer, Guid draft, Guid stamp, ImmutableArray<KnowledgeRelease> knowledge, AuditActor by, CancellationToken stop = default) =>
        ChangeAsync(patient, signer, (draft, stamp), Entry(AuditKind.ExplanationSigned, patient, draft, by), async (context, row, key) =>
        {
            int last = await context.Explanations.Where(e => e.PatientKey == patient && e.Subject == row.Subject).MaxAsync(e => (int?)e.Version, stop) ?? 0;
            var now = time.GetUtcNow();
            var signed = new SignedExplanation
            {
                Id = row.Id, Version = last + 1, Text = row.Open(key), Signature = new Signature(by.Id ?? Guid.Empty, by.Name, by.Role ?? "", now), Knowledge = knowledge,
            };
            context.Explanations.Add(new ExplanationRow
            {
                Id = row.Id, PatientKey = patient, Subject = row.Subject, Version = signed.Version, SignedBy = signed.Signature.Account, SignedAt = now,
                Sight = ExplanationRow.Seal(key, row.Id, signer), Document = ExplanationRow.Seal(key, signed),
            });
            context.ExplanationDrafts.Remove(row);
        }, stop);

    private async Task<bool> ChangeAsync(
        Guid patient, Sight writer, (Guid Id, Guid Stamp) seen, AuditEntry entry, Func<PrecisionCareContext, ExplanationDraftRow, DataKey, Task> change, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        var row = await context.ExplanationDrafts.AsTracking().FirstOrDefaultAsync(d => d.Id == seen.Id && d.PatientKey == patient, stop);
        if (row is null || row.Stamp != seen.Stamp) return false;
        var key = await vault.KeyOfAsync(context, patient, stop);
        if (!writer.Covers(row.SightOf(key))) return false;
        await change(context, row, key);
        await audit.AppendAsync(context, entry, stop);
        await turn.CommitAsync(stop);
        return true;
    }

    private string Subject(ExplanationText text) => vault.Installation.Mark("explanation", $"{text.Composed.Result.SourceId} {text.Composed.Result.Gene} {text.Composed.Language}");

    private static AuditEntry Entry(AuditKind kind, Guid patient, Guid explanation, AuditActor by) =>
        new(kind) { Actor = by, Patient = patient, Object = $"Explanation/{explanation}", Purpose = "TREAT" };
}
