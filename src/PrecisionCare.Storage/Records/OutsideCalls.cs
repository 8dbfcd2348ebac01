using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;

namespace PrecisionCare.Storage.Records;

/// <summary>Results that laboratories reported, by patient and file.</summary>
public sealed class OutsideCalls(IDbContextFactory<PrecisionCareContext> contexts, PatientVault vault, AuditTrail audit, TimeProvider time)
{
    public async Task<ImmutableArray<OutsideCall>> OfAsync(Guid patient, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await ReadAsync(context, patient, () => vault.KeyOfAsync(context, patient, stop), stop);
    }

    /// <summary>Takes the results of one file; those that the same file (by name) gave before are replaced.</summary>
    /// <param name="patient">Whose results they are.</param>
    /// <param name="file">File name without its folder.</param>
    /// <param name="calls">All results of the file.</param>
    /// <param name="by">The account that entered them.</param>
    /// <param name="stop">Stops before anything is written.</param>
    public async Task ReplaceAsync(Guid patient, string file, IEnumerable<OutsideCall> calls, Guid? by, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        await ReplaceAsync(context, vault, patient, file, calls, by, time.GetUtcNow(), stop);
        await audit.AppendAsync(context, new AuditEntry(AuditKind.ResultsEntered) { Patient = patient }, stop);
        await turn.CommitAsync(stop);
    }

    /// <summary>The same within the caller's transaction.</summary>
    /// <returns>How many results the file had given before.</returns>
    internal static async Task<int> ReplaceAsync(
        PrecisionCareContext context, PatientVault vault, Guid patient, string file, IEnumerable<OutsideCall> calls, Guid? by, DateTimeOffset now, CancellationToken stop)
    {
        var key = await vault.KeyOfAsync(context, patient, stop);
        string mark = vault.Installation.OfFileName(file);
        int former = await context.OutsideCalls.Where(c => c.PatientKey == patient && c.FileMark == mark).ExecuteDeleteAsync(stop);
        foreach (var call in calls)
        {
            var id = Guid.CreateVersion7(now);
            context.OutsideCalls.Add(new OutsideCallRow
            {
                Id = id,
                PatientKey = patient,
                FileMark = mark,
                EnteredAt = now,
                EnteredBy = by,
                Call = OutsideCallRow.Seal(key, id, call with { Where = call.Where with { File = file } }),
            });
        }
        await context.SaveChangesAsync(stop);
        await context.TouchAsync([patient], now, stop);
        return former;
    }

    /// <summary>By gene, file and line.</summary>
    internal static async Task<ImmutableArray<OutsideCall>> ReadAsync(
        PrecisionCareContext context, Guid patient, Func<Task<DataKey>> keyOf, CancellationToken stop)
    {
        var rows = await context.OutsideCalls.AsNoTracking().Where(c => c.PatientKey == patient).ToListAsync(stop);
        if (rows.Count == 0) return [];
        var key = await keyOf();
        return
        [
            .. rows.Select(row => row.Open(key)).OrderBy(c => c.Gene, StringComparer.Ordinal).ThenBy(c => c.Where.File, StringComparer.Ordinal).ThenBy(c => c.Where.Line),
        ];
    }
}
