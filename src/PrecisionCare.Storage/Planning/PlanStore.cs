using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Decisions;
using PrecisionCare.Planning;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Planning;

/// <summary>The draft of a patient's plan as it is kept.</summary>
/// <param name="Content"><c>null</c> for a reader who does not see exactly what its writer saw.</param>
/// <param name="Stamp">To be given back with a change.</param>
/// <param name="By">Name of who changed it last; empty when the account is gone.</param>
/// <param name="At">When.</param>
public sealed record KeptDraft(PlanDraft? Content, Guid Stamp, string By, DateTimeOffset At);

/// <summary>A signed version.</summary>
/// <param name="Plan">As it was signed.</param>
/// <param name="SameSight">The reader sees exactly what the signer saw.</param>
public sealed record KeptPlan(TreatmentPlan Plan, bool SameSight);

/// <summary>
/// Treatment plans of patients: one draft, which whoever changes it must have seen as it stands, and signed versions that are never changed. What is withheld from
/// a reader is named in the words of <see cref="AssessmentStore"/>.
/// </summary>
public sealed class PlanStore(IDbContextFactory<PrecisionCareContext> contexts, PatientVault vault, AuditTrail audit, TimeProvider time)
{
    /// <returns><c>null</c> when there is no draft.</returns>
    public async Task<KeptDraft?> DraftAsync(Guid patient, string visibility, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        if (await context.PlanDrafts.AsNoTracking().FirstOrDefaultAsync(d => d.PatientKey == patient, stop) is not { } row) return null;
        string by = await context.Users.AsNoTracking().Where(a => a.Id == row.ChangedBy).Select(a => a.DisplayName).FirstOrDefaultAsync(stop) ?? "";
        bool same = row.Visibility == vault.Installation.OfContent(visibility);
        return new KeptDraft(same ? row.Open(await vault.KeyOfAsync(context, patient, stop)) : null, row.Stamp, by, row.ChangedAt);
    }

    /// <summary>The signed versions, newest first.</summary>
    public async Task<ImmutableArray<KeptPlan>> VersionsAsync(Guid patient, string visibility, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var rows = await context.Plans.AsNoTracking().Where(p => p.PatientKey == patient).OrderByDescending(p => p.Version).ToListAsync(stop);
        if (rows.Count == 0) return [];
        string mark = vault.Installation.OfContent(visibility);
        var key = await vault.KeyOfAsync(context, patient, stop);
        return [.. rows.Select(r => new KeptPlan(r.Open(key), r.Visibility == mark))];
    }

    /// <returns>Number of the last signed version; 0 when there is none.</returns>
    public async Task<int> LastVersionAsync(Guid patient, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await LastVersionAsync(context, patient, stop);
    }

    /// <summary>Keeps a draft.</summary>
    /// <param name="patient">Whose.</param>
    /// <param name="visibility">What is withheld from the writer.</param>
    /// <param name="draft">Its content.</param>
    /// <param name="stamp">Of the draft that the writer saw; <c>null</c> when they saw none.</param>
    /// <param name="by">Account, name and role.</param>
    /// <param name="stop">Stops.</param>
    /// <returns>False when somebody has changed it in the meantime, or it is another's whose sight differs.</returns>
    public async Task<bool> KeepAsync(Guid patient, string visibility, PlanDraft draft, Guid? stamp, AuditActor by, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        string mark = vault.Installation.OfContent(visibility);
        var row = await context.PlanDrafts.AsTracking().FirstOrDefaultAsync(d => d.PatientKey == patient, stop);
        if (row?.Stamp != stamp || (row is not null && row.Visibility != mark)) return false;
        byte[] document = PlanDraftRow.Seal(await vault.KeyOfAsync(context, patient, stop), patient, draft);
        if (row is null) context.PlanDrafts.Add(row = new PlanDraftRow { PatientKey = patient, Visibility = mark, Document = document });
        (row.Document, row.Stamp, row.ChangedBy, row.ChangedAt) = (document, Guid.NewGuid(), by.Id ?? Guid.Empty, time.GetUtcNow());
        await audit.AppendAsync(context, new AuditEntry(AuditKind.PlanChanged) { Actor = by, Patient = patient, Object = "TreatmentPlan/draft", Purpose = "TREAT" }, stop);
        await turn.CommitAsync(stop);
        return true;
    }

    /// <summary>Signs the next version, and takes the draft away.</summary>
    /// <param name="patient">Whose.</param>
    /// <param name="visibility">What is withheld from the signer.</param>
    /// <param name="content">Without fault.</param>
    /// <param name="items">The decisions that stand and give a medicine.</param>
    /// <param name="shown">The kept assessment that the signer was shown, with its releases.</param>
    /// <param name="seen">Number of the last version and stamp of the draft that they saw; 0 and <c>null</c> when there was none.</param>
    /// <param name="by">Account, name and role.</param>
    /// <param name="stop">Stops.</param>
    /// <returns><c>null</c> when somebody has changed the draft or signed in the meantime.</returns>
    public async Task<TreatmentPlan?> SignAsync(
        Guid patient, string visibility, PlanDraft content, ImmutableArray<Decision> items, (Guid Assessment, ImmutableArray<KnowledgeRelease> Knowledge) shown,
        (int Version, Guid? Draft) seen, AuditActor by, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        string mark = vault.Installation.OfContent(visibility);
        var draft = await context.PlanDrafts.AsTracking().FirstOrDefaultAsync(d => d.PatientKey == patient, stop);
        if (draft?.Stamp != seen.Draft || (draft is not null && draft.Visibility != mark)) return null;
        int last = await LastVersionAsync(context, patient, stop);
        if (last != seen.Version) return null;
        var now = time.GetUtcNow();
        var plan = new TreatmentPlan
        {
            Id = Guid.CreateVersion7(now), Version = last + 1, Items = items, Content = content, Signature = Signature.Of(by, now),
            Assessment = shown.Assessment, Knowledge = shown.Knowledge,
        };
        context.Plans.Add(new PlanRow
        {
            Id = plan.Id, PatientKey = patient, Version = plan.Version, SignedBy = plan.Signature.Account, SignedAt = now, Visibility = mark,
            Document = PlanRow.Seal(await vault.KeyOfAsync(context, patient, stop), plan),
        });
        if (draft is not null) context.PlanDrafts.Remove(draft);
        await audit.AppendAsync(context, new AuditEntry(AuditKind.PlanSigned) { Actor = by, Patient = patient, Object = $"TreatmentPlan/{plan.Id}", Purpose = "TREAT", Detail = $"version {plan.Version}" }, stop);
        await turn.CommitAsync(stop);
        return plan;
    }

    private static async Task<int> LastVersionAsync(PrecisionCareContext context, Guid patient, CancellationToken stop) =>
        await context.Plans.Where(p => p.PatientKey == patient).MaxAsync(p => (int?)p.Version, stop) ?? 0;
}
