using Microsoft.EntityFrameworkCore;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Imports;
using PrecisionCare.Storage.Organisations;

namespace PrecisionCare.Storage.Protection;

/// <summary>What an erasure took away.</summary>
/// <param name="At">When.</param>
/// <param name="Resources">Versions of resources.</param>
/// <param name="Samples">Samples of genomes.</param>
/// <param name="Files">Stored files that spoke of this patient alone.</param>
/// <param name="SharedFiles">Stored files that stay because they speak of others too.</param>
public sealed record ErasureReport(DateTimeOffset At, int Resources, int Samples, int Files, int SharedFiles);

/// <summary>
/// Erases a patient's record: destroys the key under which it was sealed, deletes what it sealed, and the files that speak of nobody else. What was copied from the
/// tables before cannot be read any more. The patient's row stays and reads as erased, and so does the audit, which holds nothing of the record.
/// </summary>
public sealed class PatientErasure(IDbContextFactory<PrecisionCareContext> contexts, PatientVault vault, FileStore files, WorkScopes scopes, TimeProvider time)
{
    /// <param name="patient">Whose record.</param>
    /// <param name="record">Records the erasure within its transaction, last before the commit.</param>
    /// <param name="stop">Stops before anything is erased.</param>
    /// <returns><c>null</c> when there is no such patient, or the record was erased before.</returns>
    public async Task<ErasureReport?> EraseAsync(
        Guid patient, Func<PrecisionCareContext, CancellationToken, Task>? record = null, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        bool sqlite = context is SqliteContext;
        if (sqlite)
        {
            await context.Database.OpenConnectionAsync(stop);
            await context.Database.ExecuteSqlRawAsync("PRAGMA secure_delete = ON;", stop); // what is deleted is overwritten
        }
        var now = time.GetUtcNow();
        ErasureReport report;
        List<string> own;
        await using (var turn = await WriteTurn.TakeAsync(context, stop))
        {
            var row = await context.Patients.AsTracking().FirstOrDefaultAsync(p => p.Id == patient && p.ErasedAt == null, stop);
            if (row is null) return null;
            var spoken = await FilesAsync(context, patient, stop);
            own = await OwnAsync(patient, spoken, stop);
            await ForgetImportsAsync(context, spoken, own, stop);
            int resources = await context.Resources.Where(r => r.PatientKey == patient).ExecuteDeleteAsync(stop);
            int samples = await context.Samples.Where(s => s.PatientKey == patient).ExecuteDeleteAsync(stop);
            await context.PatientIdentifiers.Where(i => i.PatientKey == patient).ExecuteDeleteAsync(stop);
            await context.PatientSources.Where(s => s.PatientKey == patient).ExecuteDeleteAsync(stop);
            await context.OutsideCalls.Where(c => c.PatientKey == patient).ExecuteDeleteAsync(stop);
            await context.ConflictReviews.Where(r => r.PatientKey == patient).ExecuteDeleteAsync(stop);
            await context.AdviceSeen.Where(s => s.PatientKey == patient).ExecuteDeleteAsync(stop);
            await context.Assessments.Where(a => a.PatientKey == patient).ExecuteDeleteAsync(stop);
            await context.AdviceSeen.Where(s => s.PatientKey == patient).ExecuteDeleteAsync(stop);
            await context.ShownScores.Where(s => s.PatientKey == patient).ExecuteDeleteAsync(stop);
            await context.ShownScores.Where(s => s.PatientKey == patient).ExecuteDeleteAsync(stop);
            await context.ConferenceComments.Where(c => c.PatientKey == patient).ExecuteDeleteAsync(stop);
            await context.ConferenceVotes.Where(v => v.PatientKey == patient).ExecuteDeleteAsync(stop);
            await context.ConferenceParticipants.Where(p => p.PatientKey == patient).ExecuteDeleteAsync(stop);
            await context.Conferences.Where(c => c.PatientKey == patient).ExecuteDeleteAsync(stop);
            await context.DataKeys.Where(k => k.Owner == patient)
                .ExecuteUpdateAsync(set => set.SetProperty(k => k.Wrapped, (byte[]?)null).SetProperty(k => k.DestroyedAt, now), stop);
            // What was signed the database lets go only once its key is destroyed.
            await context.Decisions.Where(d => d.PatientKey == patient).ExecuteDeleteAsync(stop);
            await context.Plans.Where(p => p.PatientKey == patient).ExecuteDeleteAsync(stop);
            await context.FamilyVersions.Where(v => v.PatientKey == patient).ExecuteDeleteAsync(stop);
            await context.PlanDrafts.Where(d => d.PatientKey == patient).ExecuteDeleteAsync(stop);
            await context.TakeAways.Where(c => c.PatientKey == patient).ExecuteDeleteAsync(stop);
            await context.ExplanationDrafts.Where(d => d.PatientKey == patient).ExecuteDeleteAsync(stop);
            await context.Explanations.Where(e => e.PatientKey == patient).ExecuteDeleteAsync(stop);
            await context.SessionPapers.Where(p => p.PatientKey == patient).ExecuteDeleteAsync(stop);
            await context.SessionDrafts.Where(d => d.PatientKey == patient).ExecuteDeleteAsync(stop);
            await context.Appointments.Where(a => a.PatientKey == patient).ExecuteDeleteAsync(stop);
            await context.Referrals.Where(r => r.PatientKey == patient).ExecuteDeleteAsync(stop);
            await context.ResponseNotes.Where(n => n.PatientKey == patient).ExecuteDeleteAsync(stop);
            await context.QuestionnaireResponses.Where(r => r.PatientKey == patient).ExecuteDeleteAsync(stop);

            var latest = await context.Patients.MaxAsync(p => p.DescribedAt, stop);
            (row.IdMark, row.Description, row.ErasedAt, row.DescribedAt, row.ChangedAt) = (null, null, now, latest > now ? latest : now, now);
            row.Revision++;
            await context.SaveChangesAsync(stop);
            report = new ErasureReport(now, resources, samples, own.Count(files.Contains), spoken.Except(own).Count(files.Contains));
            if (record is not null) await record(context, stop);
            await turn.CommitAsync(stop);
        }

        // From here on nothing brings the record back; should the process end now, the sweep removes the files.
        vault.Forget(patient);
        foreach (string file in own) files.Delete(file);
        if (sqlite) await context.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE);", CancellationToken.None);
        return report;
    }

    /// <summary>Addresses of the files that speak of the patient.</summary>
    private static async Task<List<string>> FilesAsync(PrecisionCareContext context, Guid patient, CancellationToken stop) =>
        await context.PatientSources.Where(s => s.PatientKey == patient).Select(s => s.SourceHash)
            .Union(context.Samples.Where(s => s.PatientKey == patient).Select(s => s.ContentHash))
            .Union(context.ConsentVersions.Where(v => v.PatientKey == patient && v.ProofHash != null).Select(v => v.ProofHash!))
            .ToListAsync(stop);

    /// <summary>Those of them that speak of nobody else: no other patient, no sample that waits, in no organisation.</summary>
    private async Task<List<string>> OwnAsync(Guid patient, List<string> spoken, CancellationToken stop)
    {
        using var every = scopes.EnterEvery("erasure");
        await using var context = await contexts.CreateDbContextAsync(stop);
        var others = await context.PatientSources.Where(s => s.PatientKey != patient && spoken.Contains(s.SourceHash)).Select(s => s.SourceHash)
            .Union(context.Samples.Where(s => (s.PatientKey == null || s.PatientKey != patient) && spoken.Contains(s.ContentHash)).Select(s => s.ContentHash))
            .Union(context.ConsentVersions.Where(v => v.PatientKey != patient && v.ProofHash != null && spoken.Contains(v.ProofHash)).Select(v => v.ProofHash!))
            .ToHashSetAsync(stop);
        return [.. spoken.Where(file => !others.Contains(file))];
    }

    /// <summary>Issues may quote a file; names of files that speak of nobody else may be the patient's name.</summary>
    private async Task ForgetImportsAsync(PrecisionCareContext context, List<string> spoken, List<string> own, CancellationToken stop)
    {
        var imports = await context.Imports.AsTracking().Where(i => i.ContentHash != null && spoken.Contains(i.ContentHash)).ToListAsync(stop);
        Guid[] keys = [.. imports.Select(i => i.Id)];
        await context.ImportIssues.Where(i => keys.Contains(i.ImportId)).ExecuteDeleteAsync(stop);
        foreach (var import in imports)
        {
            import.IssueCount = 0;
            if (own.Contains(import.ContentHash!)) import.Origin = new ImportOrigin("(erased)", null, null).Seal(vault.Installation, import.Id);
        }
    }
}
