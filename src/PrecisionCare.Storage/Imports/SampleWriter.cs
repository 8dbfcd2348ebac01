using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Patients;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Records;
using PrecisionCare.Variants;

namespace PrecisionCare.Storage.Imports;

/// <summary>Stores samples of a VCF within the caller's transaction, each with the patient to whom explicit evidence links it, or without one.</summary>
internal sealed class SampleWriter(PrecisionCareContext context, ImportRow import, string source, string knowledge, DateTimeOffset now)
{
    private readonly HashSet<Guid> _changed = [];

    /// <returns>Why samples could not be linked.</returns>
    public async Task<ImmutableArray<Issue>> StoreAsync(
        IReadOnlyList<SampleCalls> samples, SampleSidecar sidecar, ImportCounts counts, CancellationToken stop)
    {
        string[] columns = [.. samples.Select(s => s.Sample)];
        var stored = await context.Samples.AsTracking().Where(s => s.ContentHash == source && columns.Contains(s.Sample)).ToDictionaryAsync(s => s.Sample, stop);
        string? chosen = import.ChosenPatient is { } key ? await context.Patients.Where(p => p.Id == key).Select(p => p.PatientId).FirstOrDefaultAsync(stop) : null;
        var candidates = await LinkCandidates.FindAsync(
            context, samples.SelectMany(s => NamesOf(s, sidecar.For(s.Sample))).Append(chosen).OfType<string>(), stop);

        var issues = ImmutableArray.CreateBuilder<Issue>();
        foreach (var sample in samples)
        {
            var kept = sample with { ContentHash = source };
            var link = sidecar.For(sample.Sample);
            var decision = SampleLinker.Decide(kept, candidates.Persons, link, chosen);
            issues.AddRange(decision.Issues);
            counts.Add("Sample", Store(kept, link, stored.GetValueOrDefault(sample.Sample), decision, candidates));
        }
        await context.SaveChangesAsync(stop);
        if (_changed.Count > 0) await context.TouchAsync(_changed, now, stop);
        return issues.ToImmutable();
    }

    private StoredAs Store(SampleCalls sample, SampleLink? link, SampleRow? row, SampleLinkDecision decision, LinkCandidates candidates)
    {
        var how = row is null ? StoredAs.Added : row.ReadFor == knowledge ? StoredAs.Unchanged : StoredAs.Replaced;
        if (row is null)
        {
            row = new SampleRow
            {
                Id = Guid.CreateVersion7(now),
                Sample = sample.Sample,
                File = sample.File,
                ContentHash = source,
                Assembly = sample.Assembly,
                FileDate = sample.FileDate,
                Names = string.Join('\n', NamesOf(sample, link)),
                Sidecar = link is null ? null : JsonSerializer.Serialize(link),
                ImportId = import.Id,
                ImportedAt = now,
                Calls = Pack(sample),
                ReadFor = knowledge,
            };
            context.Samples.Add(row);
        }
        else if (how == StoredAs.Replaced)
        {
            row.Calls = Pack(sample);
            row.ReadFor = knowledge;
        }

        if (how == StoredAs.Replaced && row.PatientKey is { } holder) _changed.Add(holder);
        if (decision is { PatientId: { } patient, Basis: { } basis } && candidates.KeyOf(patient) is { } owner) Link(row, owner, basis);
        return how;
    }

    /// <summary>What a person has chosen stays, unless a person chooses again.</summary>
    private void Link(SampleRow row, Guid owner, SampleLinkBasis basis)
    {
        bool byPerson = basis == SampleLinkBasis.ChosenByUser;
        if (row.PatientKey == owner || ((row.AwaitsPerson || row.Basis == SampleLinkBasis.ChosenByUser) && !byPerson)) return;
        if (row.PatientKey is { } former) _changed.Add(former);
        row.PatientKey = owner;
        row.Basis = basis;
        row.LinkedBy = byPerson ? import.RequestedBy : null;
        row.LinkedAt = now;
        row.AwaitsPerson = false;
        _changed.Add(owner);
    }

    /// <summary>By which texts the patient may be found.</summary>
    private static IEnumerable<string> NamesOf(SampleCalls sample, SampleLink? link) =>
        SampleLinker.NamesIn(sample).Concat(new[] { link?.PatientId, link?.Identifier?.Value }.OfType<string>());

    private static byte[] Pack(SampleCalls sample) => Compressed.Pack(StoredJson.Write(sample));
}
