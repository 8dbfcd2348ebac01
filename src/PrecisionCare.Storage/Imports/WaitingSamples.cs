using Microsoft.EntityFrameworkCore;
using PrecisionCare.Patients;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Imports;

/// <summary>
/// Links samples that came before their patient: whether the genome or the record is imported first must not show in the result. Runs within the caller's
/// transaction, after records were imported.
/// </summary>
internal static class WaitingSamples
{
    public static async Task LinkAsync(PrecisionCareContext context, PatientVault vault, DateTimeOffset now, CancellationToken stop)
    {
        var installation = vault.Installation.Key;
        var waiting = await context.Samples.Where(s => s.PatientKey == null && !s.AwaitsPerson).Select(s => new { s.Id, s.Label }).ToListAsync(stop);
        foreach (var some in waiting.Chunk(500))
        {
            var named = some.ToDictionary(s => s.Id, s => SampleRow.OpenLabel(installation, s.Id, s.Label));
            var candidates = await LinkCandidates.FindAsync(context, vault, named.Values.SelectMany(label => label.Names), stop);
            if (candidates.Persons.IsEmpty) continue;
            var texts = candidates.Persons.SelectMany(LinkCandidates.NamesOf).ToHashSet();
            Guid[] hopeful = [.. named.Where(n => n.Value.Names.Any(texts.Contains)).Select(n => n.Key)];
            foreach (var row in await context.Samples.AsTracking().Where(s => hopeful.Contains(s.Id)).ToListAsync(stop))
                await LinkAsync(context, vault, row, named[row.Id].Link, candidates, now, stop);
        }
    }

    private static async Task LinkAsync(
        PrecisionCareContext context, PatientVault vault, SampleRow row, SampleLink? link, LinkCandidates candidates, DateTimeOffset now, CancellationToken stop)
    {
        var installation = vault.Installation.Key;
        var decision = SampleLinker.Decide(SampleRow.OpenCalls(installation, row.Id, row.Calls), candidates.Persons, link);
        if (decision.PatientId is not { } patient || candidates.KeyOf(patient) is not { } owner) return;
        row.MoveTo(owner, installation, await vault.KeyOfAsync(context, owner, stop));
        row.Basis = decision.Basis;
        row.LinkedAt = now;
        await context.SaveChangesAsync(stop);
        await context.TouchAsync([owner], now, stop);
    }
}
