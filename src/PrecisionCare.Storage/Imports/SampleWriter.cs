using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Patients;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Records;
using PrecisionCare.Variants;

namespace PrecisionCare.Storage.Imports;

/// <summary>Stores samples of a VCF within the caller's transaction, each with the patient to whom explicit evidence links it, or without one.</summary>
internal sealed class SampleWriter(
    PrecisionCareContext context, PatientVault vault, ImportRow import, string source, string knowledge, DateTimeOffset now)
{
    private readonly HashSet<Guid> _changed = [];
    private readonly InstallationKey _installation = vault.Installation;
    private Dictionary<Guid, DataKey> _holders = [];

    /// <returns>Why samples could not be linked.</returns>
    public async Task<ImmutableArray<Issue>> StoreAsync(
        IReadOnlyList<SampleCalls> samples, SampleSidecar sidecar, ImportCounts counts, CancellationToken stop)
    {
        string[] columns = [.. samples.Select(s => _installation.OfSample(s.Sample))];
        var stored = await context.Samples.AsTracking().Where(s => s.ContentHash == source && columns.Contains(s.SampleMark)).ToDictionaryAsync(s => s.SampleMark, stop);
        _holders = await vault.KeysOfAsync(context, [.. stored.Values.Select(s => s.PatientKey).OfType<Guid>().Distinct()], stop);
        string? chosen = await ChosenAsync(stop);
        var candidates = await LinkCandidates.FindAsync(
            context, vault, samples.SelectMany(s => NamesOf(s, sidecar.For(s.Sample))).Append(chosen).OfType<string>(), stop);

        var issues = ImmutableArray.CreateBuilder<Issue>();
        foreach (var sample in samples)
        {
            var kept = sample with { ContentHash = source };
            var link = sidecar.For(sample.Sample);
            var decision = SampleLinker.Decide(kept, candidates.Persons, link, chosen);
            issues.AddRange(decision.Issues);
            counts.Add("Sample", Store(kept, link, stored.GetValueOrDefault(_installation.OfSample(sample.Sample)), decision, candidates));
        }
        await context.SaveChangesAsync(stop);
        if (_changed.Count > 0) await context.TouchAsync(_changed, now, stop);
        return issues.ToImmutable();
    }

    /// <summary>The id in the record of the patient whom the importer chose.</summary>
    private async Task<string?> ChosenAsync(CancellationToken stop)
    {
        if (import.ChosenPatient is not { } key) return null;
        var row = await context.Patients.AsNoTracking().FirstOrDefaultAsync(p => p.Id == key && p.ErasedAt == null, stop);
        return row?.Describe(await vault.KeyOfAsync(context, key, stop)).PatientId;
    }

    private StoredAs Store(SampleCalls sample, SampleLink? link, SampleRow? row, SampleLinkDecision decision, LinkCandidates candidates)
    {
        var how = row is null ? StoredAs.Added : row.ReadFor == knowledge ? StoredAs.Unchanged : StoredAs.Replaced;
        if (row is null)
        {
            row = new SampleRow
            {
                Id = Guid.CreateVersion7(now),
                SampleMark = _installation.OfSample(sample.Sample),
                ContentHash = source,
                Assembly = sample.Assembly,
                FileDate = sample.FileDate,
                ImportId = import.Id,
                ImportedAt = now,
                ReadFor = knowledge,
            };
            row.Seal(_installation.Key, new SampleLabel(sample.Sample, sample.File, [.. NamesOf(sample, link)], link));
            row.Seal(_installation.Key, sample);
            context.Samples.Add(row);
        }
        else if (how == StoredAs.Replaced)
        {
            row.Seal(SealedUnder(row), sample);
            row.ReadFor = knowledge;
        }

        if (how == StoredAs.Replaced && row.PatientKey is { } holder) _changed.Add(holder);
        if (decision is { PatientId: { } patient, Basis: { } basis } && candidates.KeyOf(patient) is { } owner) Link(row, owner, basis, candidates);
        return how;
    }

    /// <summary>What a person has chosen stays, unless a person chooses again.</summary>
    private void Link(SampleRow row, Guid owner, SampleLinkBasis basis, LinkCandidates candidates)
    {
        bool byPerson = basis == SampleLinkBasis.ChosenByUser;
        if (row.PatientKey == owner || ((row.AwaitsPerson || row.Basis == SampleLinkBasis.ChosenByUser) && !byPerson)) return;
        if (row.PatientKey is { } former) _changed.Add(former);
        row.MoveTo(owner, SealedUnder(row), candidates.DataKeyOf(owner));
        row.Basis = basis;
        row.LinkedBy = byPerson ? import.RequestedBy : null;
        row.LinkedAt = now;
        row.AwaitsPerson = false;
        _changed.Add(owner);
    }

    /// <summary>By which texts the patient may be found.</summary>
    private static IEnumerable<string> NamesOf(SampleCalls sample, SampleLink? link) =>
        SampleLinker.NamesIn(sample).Concat(new[] { link?.PatientId, link?.Identifier?.Value }.OfType<string>());

    private DataKey SealedUnder(SampleRow row) => row.PatientKey is { } patient ? _holders[patient] : _installation.Key;
}
