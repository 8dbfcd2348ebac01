using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Consents;

/// <summary>Who looked at a patient's data and where they went, from the audit, for the patient to read (GDPR art. 15; 45 CFR 164.528).</summary>
public sealed class PatientLog(IDbContextFactory<PrecisionCareContext> contexts)
{
    /// <summary>How far back an accounting of disclosures goes.</summary>
    public const int Years = 6;

    /// <summary>Entries of the audit about a patient of the last six years, the newest first.</summary>
    /// <param name="patient">Whose.</param>
    /// <param name="now">The end of the six years.</param>
    /// <param name="page">Counted from 1.</param>
    /// <param name="size">Entries a page.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Page<AuditRecord>> OfAsync(Guid patient, DateTimeOffset now, int page = 1, int size = 50, CancellationToken stop = default)
    {
        page = Math.Max(1, page);
        await using var context = await contexts.CreateDbContextAsync(stop);
        var about = About(context, patient, now);
        int total = await about.CountAsync(stop);
        var rows = await about.OrderByDescending(a => a.Sequence).Skip((int)Math.Min(int.MaxValue, (page - 1L) * size)).Take(size).ToListAsync(stop);
        return new Page<AuditRecord>([.. rows.Select(r => r.ToRecord())], total, page, size);
    }

    /// <summary>All of them, for an export, as they are read.</summary>
    public async IAsyncEnumerable<AuditRecord> AllAsync(Guid patient, DateTimeOffset now, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await foreach (var row in About(context, patient, now).OrderBy(a => a.Sequence).AsAsyncEnumerable().WithCancellation(stop)) yield return row.ToRecord();
    }

    /// <summary>Times at which data of the patient left the installation.</summary>
    public async Task<ImmutableArray<AuditRecord>> ExportsAsync(Guid patient, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        string export = nameof(AuditKind.Export);
        return [.. (await context.Audit.AsNoTracking().Where(a => a.Patient == patient && a.Kind == export).OrderByDescending(a => a.Sequence).ToListAsync(stop)).Select(r => r.ToRecord())];
    }

    private static IQueryable<AuditRow> About(PrecisionCareContext context, Guid patient, DateTimeOffset now)
    {
        var from = now.AddYears(-Years);
        return context.Audit.AsNoTracking().Where(a => a.Patient == patient && a.At >= from);
    }
}
