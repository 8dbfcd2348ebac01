using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Storage.Imports;

namespace PrecisionCare.Storage.Tests.Engines;

/// <summary>All that imports left in a database, without keys and times: two databases with equal contents know the same.</summary>
internal static class Contents
{
    public static async Task<string[]> OfAsync(TestStorage storage)
    {
        await using var context = storage.Context();
        var patients = await context.Patients.AsNoTracking().ToDictionaryAsync(p => p.Id);
        var lines = new List<string>();
        lines.AddRange(patients.Values.Select(p =>
            $"patient {p.PatientId} {p.IsDescribed} {p.Family} {p.Given} {p.BirthDate} {p.Sex} {p.MedicalRecordNumber} {p.Search} {p.Revision}"));
        lines.AddRange((await context.PatientIdentifiers.AsNoTracking().ToListAsync()).Select(i => $"identifier {Name(i.PatientKey)} {i.System} {i.Value}"));
        lines.AddRange((await context.PatientSources.AsNoTracking().ToListAsync()).Select(s => $"source {Name(s.PatientKey)} {s.SourceHash}"));
        lines.AddRange((await context.Resources.AsNoTracking().ToListAsync()).Select(r =>
            $"resource {Name(r.PatientKey)} {r.FactId} v{r.Version} {r.IsCurrent} {r.ContentHash} {r.SourceHash} {r.LastUpdated?.UtcTicks} {Convert.ToHexString(r.Fact)} {Convert.ToHexString(r.Raw)}"));
        lines.AddRange((await context.Samples.AsNoTracking().ToListAsync()).Select(s =>
            $"sample {Name(s.PatientKey)} {s.Sample} {s.ContentHash} {s.Assembly} {s.Basis} {s.Names} {s.ReadFor} {Convert.ToHexString(s.Calls)}"));
        lines.AddRange((await context.ImportIssues.AsNoTracking().ToListAsync()).Select(i => $"issue {i.Ordinal} {i.Code} {i.File} {i.Line} {i.Path}"));
        lines.AddRange((await context.Imports.AsNoTracking().ToListAsync()).Select(i =>
            $"import {i.File} {i.Kind} {i.State} {i.ItemsDone} {i.BytesDone}/{i.BytesTotal} {i.Counts} {i.IssueCount}"));
        lines.Sort(StringComparer.Ordinal);
        return [.. lines];

        string Name(Guid? key) => key is { } patient ? patients[patient].PatientId : "-";
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
