using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using PrecisionCare.Patients;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;

namespace PrecisionCare.Storage.Records;

/// <summary>A version of a resource, for pages that show where a statement comes from.</summary>
/// <param name="FactId"><c>Condition/c1</c>.</param>
/// <param name="Version">Counted from 1 in the order of import.</param>
/// <param name="IsCurrent">Whether conclusions rest on it.</param>
/// <param name="LastUpdated">meta.lastUpdated, when stated.</param>
/// <param name="ImportedAt">When it was imported.</param>
/// <param name="ImportId">The import that brought it.</param>
/// <param name="Fact">What it states, with file and path.</param>
/// <param name="Json">The resource as it was read, UTF-8.</param>
public sealed record StoredResource(
    string FactId, int Version, bool IsCurrent, DateTimeOffset? LastUpdated, DateTimeOffset ImportedAt, Guid ImportId, ClinicalFact Fact,
    ReadOnlyMemory<byte> Json);

/// <summary>What is known of each patient, put together from the current version of every resource, the linked samples and reported results.</summary>
public sealed class PatientRecords(IDbContextFactory<PrecisionCareContext> contexts, PatientVault vault) : IDisposable
{
    /// <summary>How many facts and calls the cache holds in all: some 100 MB.</summary>
    private const int CachedFacts = 100_000;

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = CachedFacts });

    /// <summary>
    /// The record as it stands now. Conflicts that somebody has confirmed no longer hold advice back (<see cref="ConflictReviews"/>); they are still listed.
    /// </summary>
    /// <returns><c>null</c> when there is no such patient, or nothing but references to them.</returns>
    public async Task<PatientRecord?> FindAsync(Guid patient, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        while (true)
        {
            var row = await context.Patients.AsNoTracking().FirstOrDefaultAsync(p => p.Id == patient, stop);
            if (row is not { IsDescribed: true, ErasedAt: null }) return null;
            var key = (patient, row.Revision);
            if (_cache.TryGetValue(key, out PatientRecord? cached)) return cached;

            PatientRecord record;
            try
            {
                record = await LoadAsync(context, row, stop);
            }
            catch (RecordErasedException)
            {
                return null;
            }
            long after = await context.Patients.Where(p => p.Id == patient).Select(p => p.Revision).FirstOrDefaultAsync(stop);
            if (after != row.Revision) continue; // an import wrote while we read
            return _cache.Set(key, record, new MemoryCacheEntryOptions { Size = SizeOf(record), SlidingExpiration = TimeSpan.FromMinutes(10) });
        }
    }

    /// <summary>The number that grows with every change of what is known of the patient; <c>null</c> when there is no such patient.</summary>
    public async Task<long?> RevisionAsync(Guid patient, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await context.Patients.Where(p => p.Id == patient).Select(p => (long?)p.Revision).FirstOrDefaultAsync(stop);
    }

    /// <summary>All versions of a resource, newest import first; those of no one patient (Medication) too. Empty when there is none.</summary>
    public async Task<ImmutableArray<StoredResource>> HistoryAsync(Guid patient, string factId, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        string mark = vault.Installation.OfFact(factId);
        var rows = await context.Resources.AsNoTracking().Where(r => r.PatientKey == patient && r.FactMark == mark).ToListAsync(stop);
        if (rows.Count == 0) rows = await context.Resources.AsNoTracking().Where(r => r.PatientKey == null && r.FactMark == mark).ToListAsync(stop);
        if (rows.Count == 0) return [];
        var key = await vault.KeyOfAsync(context, rows[0].PatientKey, stop);
        return
        [
            .. rows.OrderByDescending(r => r.Version).Select(r => new StoredResource(
                factId, r.Version, r.IsCurrent, r.LastUpdated, r.ImportedAt, r.ImportId, ResourceRow.OpenFact(key, r.Id, r.Fact), ResourceRow.OpenRaw(key, r.Id, r.Raw))),
        ];
    }

    public void Dispose() => _cache.Dispose();

    private async Task<PatientRecord> LoadAsync(PrecisionCareContext context, PatientRow patient, CancellationToken stop)
    {
        var key = await vault.KeyOfAsync(context, patient.Id, stop);
        string patientId = patient.Describe(key).PatientId;
        var current = await context.Resources.Where(r => r.PatientKey == patient.Id && r.IsCurrent).Select(r => new { r.Id, r.Fact }).ToListAsync(stop);
        var stated = current.ConvertAll(row => ResourceRow.OpenFact(key, row.Id, row.Fact));
        stated.AddRange(await MedicinalProducts.OfAsync(context, vault.Installation, patient.Id, stated, stop));

        var samples = await context.Samples.AsNoTracking().Where(s => s.PatientKey == patient.Id).ToListAsync(stop);
        var linked = samples.Select(s => (Row: s, Calls: SampleRow.OpenCalls(key, s.Id, s.Calls)))
            .OrderByDescending(s => s.Row.FileDate).ThenByDescending(s => s.Row.ImportedAt).ThenBy(s => s.Calls.Sample, StringComparer.Ordinal)
            .Select(s => new LinkedSample(s.Calls, s.Row.Basis ?? SampleLinkBasis.ChosenByUser) { AssumeReference = s.Row.AssumesReference });
        var reported = await OutsideCalls.ReadAsync(context, patient.Id, () => Task.FromResult(key), stop);

        var others = await OtherDescriptionsAsync(context, patient.Id, patientId, key, stop);
        var record = RecordMerger.Merge(new PatientFacts(patientId, [.. stated]) { OtherDescriptions = others }, linked, reported);
        var confirmed = await context.ConflictReviews.Where(r => r.PatientKey == patient.Id).Select(r => r.Fingerprint).ToHashSetAsync(stop);
        return record with
        {
            Conflicts = [.. record.Conflicts.Select(c => confirmed.Contains(ConflictReviews.Fingerprint(vault.Installation, c)) ? c with { HoldsBackGenomicAdvice = false } : c)],
        };
    }

    /// <summary>The last word of each other file on the person.</summary>
    private async Task<ImmutableArray<Person>> OtherDescriptionsAsync(PrecisionCareContext context, Guid patient, string patientId, DataKey key, CancellationToken stop)
    {
        string mark = vault.Installation.OfFact(patientId);
        var versions = await context.Resources.Where(r => r.PatientKey == patient && r.FactMark == mark)
            .OrderByDescending(r => r.IsCurrent).ThenByDescending(r => r.Version).Select(r => new { r.Id, r.Fact }).ToListAsync(stop);
        return [.. versions.Select(v => ResourceRow.OpenFact(key, v.Id, v.Fact)).OfType<Person>().DistinctBy(p => p.Source.File).Skip(1)];
    }

    private static int SizeOf(PatientRecord record)
    {
        var clinical = record.Clinical;
        return 1 + clinical.Conditions.Length + clinical.Medications.Length + clinical.Observations.Length + clinical.Procedures.Length
            + clinical.Encounters.Length + clinical.Reports.Length + clinical.Others.Length + record.Samples.Sum(s => s.Calls.Calls.Length);
    }
}
