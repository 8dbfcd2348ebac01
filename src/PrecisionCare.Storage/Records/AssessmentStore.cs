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

/// <summary>
/// Assessments as they were shown, apart for readers from whom different facts are withheld: a reader is given only those that were made of exactly what they
/// may see now.
/// </summary>
public sealed class AssessmentStore(IDbContextFactory<PrecisionCareContext> contexts, PatientVault vault, TimeProvider time)
{
    /// <summary>Keeps an assessment. One that says the same as the patient's latest is not kept again.</summary>
    /// <param name="patient">The patient's key.</param>
    /// <param name="revision">The revision of the record on which it rests.</param>
    /// <param name="visibility">What was withheld when it was made, in whatever words; empty when nothing was.</param>
    /// <param name="assessment">The advice.</param>
    /// <param name="stop">Stops.</param>
    public async Task<AssessmentSnapshot> SaveAsync(Guid patient, long revision, string visibility, Assessment assessment, CancellationToken stop = default)
    {
        byte[] json = StoredJson.Write(assessment);
        string hash = vault.Installation.OfContent(Convert.ToHexStringLower(SHA256.HashData(json)));
        await using var context = await contexts.CreateDbContextAsync(stop);
        var latest = await Newest(context, patient, visibility).FirstOrDefaultAsync(stop);
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
            Visibility = Mark(visibility),
            Knowledge = string.Join("; ", assessment.KnowledgeSources.Select(s => $"{s.Source} {s.Version}")),
            Hash = hash,
            Document = AssessmentRow.Seal(await vault.KeyOfAsync(context, patient, stop), id, json),
        };
        context.Assessments.Add(row);
        await context.SaveChangesAsync(stop);
        return Snapshot(row);
    }

    /// <summary>The snapshots of a patient that were made of what this reader may see, newest first.</summary>
    public async Task<ImmutableArray<AssessmentSnapshot>> OfAsync(Guid patient, string visibility, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return
        [
            .. await Newest(context, patient, visibility).Select(a => new AssessmentSnapshot(a.Id, a.At, a.MadeAt, a.Revision, a.Knowledge, a.Hash)).ToListAsync(stop),
        ];
    }

    /// <summary>The content of a snapshot, exactly as it was kept; <c>null</c> when this patient has no such snapshot for this reader.</summary>
    public async Task<Assessment?> ReadAsync(Guid patient, string visibility, Guid snapshot, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        byte[]? document = await Newest(context, patient, visibility).Where(a => a.Id == snapshot).Select(a => a.Document).FirstOrDefaultAsync(stop);
        return document is null ? null : AssessmentRow.Open(await vault.KeyOfAsync(context, patient, stop), snapshot, document);
    }

    /// <summary>The snapshot that somebody last said to have read; <c>null</c> when there is none that they may still see.</summary>
    public async Task<AssessmentSnapshot?> SeenAsync(Guid patient, string visibility, Guid account, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var row = await Newest(context, patient, visibility)
            .Where(a => context.AdviceSeen.Any(s => s.PatientKey == patient && s.AccountId == account && s.AssessmentId == a.Id)).FirstOrDefaultAsync(stop);
        return row is null ? null : Snapshot(row);
    }

    /// <summary>Somebody has read a snapshot.</summary>
    public async Task MarkSeenAsync(Guid patient, Guid snapshot, Guid account, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var seen = await context.AdviceSeen.FirstOrDefaultAsync(s => s.PatientKey == patient && s.AccountId == account, stop);
        if (seen is null) context.AdviceSeen.Add(seen = new AdviceSeenRow { PatientKey = patient, AccountId = account });
        (seen.AssessmentId, seen.SeenAt) = (snapshot, time.GetUtcNow());
        try
        {
            await context.SaveChangesAsync(stop);
        }
        catch (DbUpdateException) when (!stop.IsCancellationRequested)
        {
            // The same reader in another window was first: either has been read.
        }
    }

    private string Mark(string visibility) => vault.Installation.OfContent(visibility);

    private IQueryable<AssessmentRow> Newest(PrecisionCareContext context, Guid patient, string visibility)
    {
        string mark = Mark(visibility);
        return context.Assessments.AsNoTracking().Where(a => a.PatientKey == patient && a.Visibility == mark).OrderByDescending(a => a.MadeAt).ThenByDescending(a => a.Id);
    }

    private static AssessmentSnapshot Snapshot(AssessmentRow row) => new(row.Id, row.At, row.MadeAt, row.Revision, row.Knowledge, row.Hash);
}
