using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Genome;
using PrecisionCare.Patients;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Variants;

namespace PrecisionCare.Storage.Records;

/// <summary>A sample as lists show it.</summary>
/// <param name="Id">Key of the sample.</param>
/// <param name="Patient">Whose it is; <c>null</c> while it waits.</param>
/// <param name="Sample">Name of the sample's column.</param>
/// <param name="File">File name without its folder.</param>
/// <param name="ContentHash">Digest of the file: its address in the <see cref="FileStore"/>.</param>
/// <param name="Assembly">Assembly of the calls.</param>
/// <param name="FileDate">Date of the file, when it states one.</param>
/// <param name="Basis">Why it is the patient's.</param>
/// <param name="LinkedBy">The account that chose the patient.</param>
/// <param name="LinkedAt">When it was linked.</param>
/// <param name="ImportedAt">When it was imported.</param>
/// <param name="ReadFor">The knowledge base that chose the calls.</param>
public sealed record StoredSample(
    Guid Id, Guid? Patient, string Sample, string File, string ContentHash, GenomeAssembly Assembly, DateOnly? FileDate, SampleLinkBasis? Basis, Guid? LinkedBy,
    DateTimeOffset? LinkedAt, DateTimeOffset ImportedAt, string ReadFor);

/// <summary>Which sample is whose: the samples that wait for a person to say, and the saying.</summary>
public sealed class SampleLinks(IDbContextFactory<PrecisionCareContext> contexts, PatientVault vault, AuditTrail audit, TimeProvider time)
{
    /// <summary>Samples without a patient, newest import first.</summary>
    public async Task<Page<StoredSample>> WaitingAsync(int page = 1, int size = PatientDirectory.DefaultPageSize, CancellationToken stop = default)
    {
        page = Math.Max(1, page);
        size = Math.Clamp(size, 1, PatientDirectory.MaximumPageSize);
        await using var context = await contexts.CreateDbContextAsync(stop);
        // Few wait at a time, and in which order their names come can only be told when they are open.
        var waiting = await StoredAsync(context, context.Samples.Where(s => s.PatientKey == null), stop);
        var items = waiting.OrderByDescending(s => s.ImportedAt).ThenBy(s => s.Sample, StringComparer.Ordinal).ThenBy(s => s.Id);
        return new Page<StoredSample>([.. items.Skip((int)Math.Min(int.MaxValue, (page - 1L) * size)).Take(size)], waiting.Count, page, size);
    }

    /// <summary>The samples of a patient, newest file first.</summary>
    public async Task<ImmutableArray<StoredSample>> OfAsync(Guid patient, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var samples = await StoredAsync(context, context.Samples.Where(s => s.PatientKey == patient), stop);
        return [.. samples.OrderByDescending(s => s.FileDate).ThenByDescending(s => s.ImportedAt).ThenBy(s => s.Sample, StringComparer.Ordinal)];
    }

    /// <summary>The samples that an import brought.</summary>
    public async Task<ImmutableArray<StoredSample>> OfImportAsync(Guid importId, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        string? hash = await context.Imports.Where(i => i.Id == importId).Select(i => i.ContentHash).FirstOrDefaultAsync(stop);
        if (hash is null) return [];
        return [.. (await StoredAsync(context, context.Samples.Where(s => s.ContentHash == hash), stop)).OrderBy(s => s.Sample, StringComparer.Ordinal)];
    }

    /// <returns><c>null</c> when there is no such sample.</returns>
    public async Task<StoredSample?> FindAsync(Guid sample, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return (await StoredAsync(context, context.Samples.Where(s => s.Id == sample), stop)).FirstOrDefault();
    }

    /// <summary>The calls of interest of a sample; <c>null</c> when there is no such sample.</summary>
    public async Task<SampleCalls?> CallsAsync(Guid sample, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var row = await context.Samples.Where(s => s.Id == sample).Select(s => new { s.PatientKey, s.Calls }).FirstOrDefaultAsync(stop);
        return row is null ? null : SampleRow.OpenCalls(await vault.KeyOfAsync(context, row.PatientKey, stop), sample, row.Calls);
    }

    /// <summary>A person says whose sample it is. It may be another patient's until then: both records change.</summary>
    /// <returns>False when the sample or the patient does not exist.</returns>
    public Task<bool> LinkAsync(Guid sample, Guid patient, Guid? by, CancellationToken stop = default) => SetAsync(sample, patient, by, stop);

    /// <summary>A person says that a link was wrong. The sample waits for a person from then on.</summary>
    /// <returns>False when the sample does not exist.</returns>
    public Task<bool> UnlinkAsync(Guid sample, Guid? by, CancellationToken stop = default) => SetAsync(sample, null, by, stop);

    /// <summary>A person chooses whether positions that the file does not mention are taken for reference. Each is then listed as assumed.</summary>
    /// <param name="patient">Whose sample it is.</param>
    /// <param name="contentHash">Digest of the sample's file.</param>
    /// <param name="sample">Name of the sample's column.</param>
    /// <param name="assume">The choice.</param>
    /// <param name="by">The account that chose.</param>
    /// <param name="stop">Stops before anything is written.</param>
    /// <returns>False when the patient has no such sample.</returns>
    public async Task<bool> AssumeReferenceAsync(Guid patient, string contentHash, string sample, bool assume, Guid? by, CancellationToken stop = default)
    {
        var meant = (await OfAsync(patient, stop)).FirstOrDefault(s => s.ContentHash == contentHash && s.Sample == sample);
        if (meant is null) return false;
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        var row = await context.Samples.AsTracking().FirstOrDefaultAsync(s => s.Id == meant.Id && s.PatientKey == patient, stop);
        if (row is null) return false;
        var now = time.GetUtcNow();
        row.AssumesReference = assume;
        row.AssumptionBy = by;
        row.AssumptionAt = now;
        await context.SaveChangesAsync(stop);
        await context.TouchAsync([patient], now, stop);
        await audit.AppendAsync(context, new AuditEntry(AuditKind.SampleAssumption) { Patient = patient, Object = $"Sample/{row.Id}" }, stop);
        await turn.CommitAsync(stop);
        return true;
    }

    private async Task<bool> SetAsync(Guid sampleId, Guid? patient, Guid? by, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        var sample = await context.Samples.AsTracking().FirstOrDefaultAsync(s => s.Id == sampleId, stop);
        if (sample is null || (patient is { } wanted && !await context.Patients.AnyAsync(p => p.Id == wanted && p.ErasedAt == null, stop))) return false;
        var now = time.GetUtcNow();
        Guid[] changed = [.. new[] { sample.PatientKey, patient }.OfType<Guid>().Distinct()];
        sample.MoveTo(patient, await vault.KeyOfAsync(context, sample.PatientKey, stop), await vault.KeyOfAsync(context, patient, stop));
        sample.Basis = patient is null ? null : SampleLinkBasis.ChosenByUser;
        sample.LinkedBy = by;
        sample.LinkedAt = now;
        sample.AwaitsPerson = patient is null;
        await context.SaveChangesAsync(stop);
        await context.TouchAsync(changed, now, stop);
        foreach (var concerned in changed)
            await audit.AppendAsync(context, new AuditEntry(concerned == patient ? AuditKind.SampleLinked : AuditKind.SampleUnlinked) { Patient = concerned, Object = $"Sample/{sampleId}" }, stop);
        await turn.CommitAsync(stop);
        return true;
    }

    /// <summary>Without the calls, which are long.</summary>
    private async Task<List<StoredSample>> StoredAsync(PrecisionCareContext context, IQueryable<SampleRow> samples, CancellationToken stop)
    {
        var rows = await samples.AsNoTracking().Select(s => new
        {
            s.Id, s.PatientKey, s.Label, s.ContentHash, s.Assembly, s.FileDate, s.Basis, s.LinkedBy, s.LinkedAt, s.ImportedAt, s.ReadFor,
        }).ToListAsync(stop);
        var keys = await vault.KeysOfAsync(context, [.. rows.Select(r => r.PatientKey).OfType<Guid>().Distinct()], stop);
        var stored = new List<StoredSample>(rows.Count);
        foreach (var row in rows)
        {
            var key = row.PatientKey is not { } patient ? vault.Installation.Key : keys.GetValueOrDefault(patient);
            if (key is null) continue; // erased meanwhile
            var label = SampleRow.OpenLabel(key, row.Id, row.Label);
            stored.Add(new StoredSample(
                row.Id, row.PatientKey, label.Sample, label.File, row.ContentHash, row.Assembly, row.FileDate, row.Basis, row.LinkedBy, row.LinkedAt, row.ImportedAt, row.ReadFor));
        }
        return stored;
    }
}
