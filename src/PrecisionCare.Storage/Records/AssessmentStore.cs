using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;

namespace PrecisionCare.Storage.Records;

/// <summary>A kept assessment, without its content.</summary>
/// <param name="Id">Key of the snapshot.</param>
/// <param name="At">The day for which it was made.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Revision">The patient's revision on which it rests.</param>
/// <param name="Knowledge">Sources of the knowledge base with their releases.</param>
/// <param name="Hash">Mark of the content: equal hash, equal advice.</param>
public sealed record AssessmentSnapshot(Guid Id, DateOnly At, DateTimeOffset MadeAt, long Revision, string Knowledge, string Hash);

/// <summary>Assessments as they were shown.</summary>
public sealed class AssessmentStore(IDbContextFactory<PrecisionCareContext> contexts, PatientVault vault, TimeProvider time)
{
    /// <summary>Keeps an assessment. One that says the same as the patient's latest is not kept again.</summary>
    public async Task<AssessmentSnapshot> SaveAsync(Guid patient, long revision, Assessment assessment, CancellationToken stop = default)
    {
        byte[] json = StoredJson.Write(assessment);
        string hash = vault.Installation.OfContent(Convert.ToHexStringLower(SHA256.HashData(json)));
        await using var context = await contexts.CreateDbContextAsync(stop);
        var latest = await Newest(context, patient).FirstOrDefaultAsync(stop);
        if (latest?.Hash == hash) return Snapshot(latest);
        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var row = new AssessmentRow
        {
            Id = id,
            PatientKey = patient,
            At = assessment.At,
            MadeAt = now,
            Revision = revision,
            Knowledge = string.Join("; ", assessment.KnowledgeSources.Select(s => $"{s.Source} {s.Version}")),
            Hash = hash,
            Document = AssessmentRow.Seal(await vault.KeyOfAsync(context, patient, stop), id, json),
        };
        context.Assessments.Add(row);
        await context.SaveChangesAsync(stop);
        return Snapshot(row);
    }

    /// <summary>All snapshots of a patient, newest first.</summary>
    public async Task<ImmutableArray<AssessmentSnapshot>> OfAsync(Guid patient, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return
        [
            .. await Newest(context, patient).Select(a => new AssessmentSnapshot(a.Id, a.At, a.MadeAt, a.Revision, a.Knowledge, a.Hash)).ToListAsync(stop),
        ];
    }

    /// <summary>The content of a snapshot, exactly as it was kept; <c>null</c> when this patient has no such snapshot.</summary>
    public async Task<Assessment?> ReadAsync(Guid patient, Guid snapshot, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        byte[]? document = await context.Assessments.Where(a => a.PatientKey == patient && a.Id == snapshot).Select(a => a.Document).FirstOrDefaultAsync(stop);
        return document is null ? null : AssessmentRow.Open(await vault.KeyOfAsync(context, patient, stop), snapshot, document);
    }

    private static IQueryable<AssessmentRow> Newest(PrecisionCareContext context, Guid patient) =>
        context.Assessments.AsNoTracking().Where(a => a.PatientKey == patient).OrderByDescending(a => a.MadeAt).ThenByDescending(a => a.Id);

    private static AssessmentSnapshot Snapshot(AssessmentRow row) => new(row.Id, row.At, row.MadeAt, row.Revision, row.Knowledge, row.Hash);
}
