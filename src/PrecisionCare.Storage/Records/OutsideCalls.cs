using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Storage.Database;

namespace PrecisionCare.Storage.Records;

/// <summary>Results that laboratories reported, by patient and file.</summary>
public sealed class OutsideCalls(IDbContextFactory<PrecisionCareContext> contexts, TimeProvider time)
{
    public async Task<ImmutableArray<OutsideCall>> OfAsync(Guid patient, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var rows = await context.OutsideCalls.AsNoTracking().Where(c => c.PatientKey == patient).OrderBy(c => c.Gene).ThenBy(c => c.File).ThenBy(c => c.Line).ToListAsync(stop);
        return [.. rows.Select(Call)];
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
        var now = time.GetUtcNow();
        await context.OutsideCalls.Where(c => c.PatientKey == patient && c.File == file).ExecuteDeleteAsync(stop);
        context.OutsideCalls.AddRange(calls.Select(call => new OutsideCallRow
        {
            Id = Guid.CreateVersion7(now),
            PatientKey = patient,
            Gene = call.Gene,
            Diplotype = call.Diplotype,
            Phenotype = call.Phenotype,
            ActivityScore = call.ActivityScore,
            File = file,
            Line = call.Where.Line,
            Path = call.Where.Path,
            EnteredAt = now,
            EnteredBy = by,
        }));
        await context.SaveChangesAsync(stop);
        await context.TouchAsync([patient], now, stop);
        await turn.CommitAsync(stop);
    }

    internal static OutsideCall Call(OutsideCallRow row) =>
        new(row.Gene, row.Diplotype, row.Phenotype, row.ActivityScore, new SourceLocation(row.File, row.Line, row.Path));
}
