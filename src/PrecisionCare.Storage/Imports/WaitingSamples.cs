using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Patients;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Records;
using PrecisionCare.Variants;

namespace PrecisionCare.Storage.Imports;

/// <summary>
/// Links samples that came before their patient: whether the genome or the record is imported first must not show in the result. Runs within the caller's
/// transaction, after records were imported.
/// </summary>
internal static class WaitingSamples
{
    public static async Task LinkAsync(PrecisionCareContext context, DateTimeOffset now, CancellationToken stop)
    {
        var waiting = await context.Samples.Where(s => s.PatientKey == null && !s.AwaitsPerson).Select(s => new { s.Id, s.Names }).ToListAsync(stop);
        foreach (var some in waiting.Chunk(500))
        {
            var named = some.ToDictionary(s => s.Id, s => s.Names.Split('\n'));
            var candidates = await LinkCandidates.FindAsync(context, named.Values.SelectMany(n => n), stop);
            if (candidates.Persons.IsEmpty) continue;
            var texts = candidates.Persons.SelectMany(LinkCandidates.NamesOf).ToHashSet();
            Guid[] hopeful = [.. named.Where(n => n.Value.Any(texts.Contains)).Select(n => n.Key)];
            foreach (var row in await context.Samples.AsTracking().Where(s => hopeful.Contains(s.Id)).ToListAsync(stop))
                await LinkAsync(context, row, candidates, now, stop);
        }
    }

    private static async Task LinkAsync(PrecisionCareContext context, SampleRow row, LinkCandidates candidates, DateTimeOffset now, CancellationToken stop)
    {
        var decision = SampleLinker.Decide(
            StoredJson.Read<SampleCalls>(Compressed.Unpack(row.Calls)), candidates.Persons, row.Sidecar is { } link ? JsonSerializer.Deserialize<SampleLink>(link) : null);
        if (decision.PatientId is not { } patient || candidates.KeyOf(patient) is not { } owner) return;
        row.PatientKey = owner;
        row.Basis = decision.Basis;
        row.LinkedAt = now;
        await context.SaveChangesAsync(stop);
        await context.TouchAsync([owner], now, stop);
    }
}
