using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Patients;
using PrecisionCare.Storage.Imports;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Tests.Engines;

/// <summary>All that imports left in a database, without keys and times: two databases with equal contents know the same.</summary>
internal static class Contents
{
    public static async Task<string[]> OfAsync(TestStorage storage)
    {
        await using var context = storage.Context();
        var vault = storage.Get<PatientVault>();
        var (installation, keys) = (vault.Installation, new Dictionary<Guid, DataKey>());
        var patients = new Dictionary<Guid, PatientDescription>();
        var lines = new List<string>();
        foreach (var patient in await context.Patients.AsNoTracking().ToListAsync())
        {
            keys[patient.Id] = await vault.KeyOfAsync(context, patient.Id);
            patients[patient.Id] = patient.Describe(keys[patient.Id]);
            lines.Add($"patient {patients[patient.Id]} {patient.IsDescribed} {patient.Revision}");
        }
        lines.AddRange((await context.PatientIdentifiers.AsNoTracking().ToListAsync()).Select(i => $"identifier {Name(i.PatientKey)} {i.Mark}"));
        lines.AddRange((await context.PatientSources.AsNoTracking().ToListAsync()).Select(s => $"source {Name(s.PatientKey)} {s.SourceHash}"));
        foreach (var r in await context.Resources.AsNoTracking().ToListAsync())
        {
            byte[] fact = FactJson.Write(ResourceRow.OpenFact(KeyOf(r.PatientKey), r.Id, r.Fact));
            byte[] raw = ResourceRow.OpenRaw(KeyOf(r.PatientKey), r.Id, r.Raw);
            lines.Add($"resource {Name(r.PatientKey)} {r.FactMark} v{r.Version} {r.IsCurrent} {r.ContentMark} {r.SourceHash} {r.LastUpdated?.UtcTicks} {r.ProductMark} "
                + $"{Convert.ToHexString(fact)} {Convert.ToHexString(raw)}");
        }
        foreach (var s in await context.Samples.AsNoTracking().ToListAsync())
        {
            var label = SampleRow.OpenLabel(KeyOf(s.PatientKey), s.Id, s.Label);
            byte[] calls = StoredJson.Write(SampleRow.OpenCalls(KeyOf(s.PatientKey), s.Id, s.Calls));
            lines.Add($"sample {Name(s.PatientKey)} {label.Sample} {s.ContentHash} {s.Assembly} {s.Basis} {string.Join('|', label.Names)} {s.ReadFor} {Convert.ToHexString(calls)}");
        }
        lines.AddRange((await context.ImportIssues.AsNoTracking().ToListAsync()).Select(i => $"issue {i.Ordinal} {i.Open(installation)}"));
        lines.AddRange((await context.Imports.AsNoTracking().ToListAsync()).Select(i =>
            $"import {ImportOrigin.Of(installation, i).File} {i.Kind} {i.State} {i.ItemsDone} {i.BytesDone}/{i.BytesTotal} {i.Counts} {i.IssueCount}"));
        lines.Sort(StringComparer.Ordinal);
        return [.. lines];

        string Name(Guid? key) => key is { } patient ? patients[patient].PatientId : "-";
        DataKey KeyOf(Guid? key) => key is { } patient ? keys[patient] : installation.Key;
    }

    /// <summary>Waits until an import is as wanted, and says how it stands when it is not in time.</summary>
    public static async Task<ImportStatus> WaitForAsync(this TestStorage storage, Guid import, Func<ImportStatus, bool> wanted, Func<string>? more = null)
    {
        var until = DateTime.UtcNow.AddMinutes(4);
        while (true)
        {
            var status = await storage.Imports.FindAsync(import) ?? throw new InvalidOperationException("There is no such import.");
            if (wanted(status)) return status;
            if (DateTime.UtcNow > until)
                throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"{status} {status.Counts.Kinds.Values.Sum(k => k.Total)} {more?.Invoke()}"));
            await Task.Delay(100);
        }
    }
}
