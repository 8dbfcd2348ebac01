using System.Collections.Immutable;
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
        IReadOnlyList<SampleCalls> samples, SampleLink? sidecar, ImportCounts counts, CancellationToken stop)
    {
        string[] columns = [.. samples.Select(s => s.Sample)];
        var stored = await context.Samples.AsTracking().Where(s => s.ContentHash == source && columns.Contains(s.Sample)).ToDictionaryAsync(s => s.Sample, stop);
        string? chosen = import.ChosenPatient is { } key ? await context.Patients.Where(p => p.Id == key).Select(p => p.PatientId).FirstOrDefaultAsync(stop) : null;
        var candidates = await LinkCandidates.FindAsync(
            context, samples.SelectMany(s => SampleLinker.NamesIn(s)).Concat([sidecar?.Identifier?.Value, sidecar?.PatientId, chosen]).OfType<string>(), stop);

        var issues = ImmutableArray.CreateBuilder<Issue>();
        foreach (var sample in samples)
        {
            var kept = sample with { ContentHash = source };
            var decision = SampleLinker.Decide(kept, candidates.Persons, sidecar, chosen);
            issues.AddRange(decision.Issues);
            counts.Add("Sample", Store(kept, stored.GetValueOrDefault(sample.Sample), decision, candidates));
        }
        await context.SaveChangesAsync(stop);
        if (_changed.Count > 0) await context.TouchAsync(_changed, now, stop);
        return issues.ToImmutable();
    }

    private StoredAs Store(SampleCalls sample, SampleRow? row, SampleLinkDecision decision, LinkCandidates candidates)
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
                Names = string.Join('\n', SampleLinker.NamesIn(sample)),
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

    private static byte[] Pack(SampleCalls sample) => Compressed.Pack(StoredJson.Write(sample));
}
