using System.Collections.Immutable;
using PrecisionCare.Audit;
using PrecisionCare.Fhir.Reports;
using PrecisionCare.Knowledge;
using PrecisionCare.Reports;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Imports;
using PrecisionCare.Variants.Reported;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Reports;

/// <summary>
/// Reports that people type in, and take out again: written as FHIR and handed to the import as any file is, so that they are stored, sealed, audited, exported and erased
/// as every record.
/// </summary>
internal sealed class ReportDesk(PatientReader patients, ImportQueue imports, ImportRunner runner, AuditTrail audit, KnowledgeBase knowledge, TimeProvider time)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100), Patience = TimeSpan.FromSeconds(20);

    /// <summary>Reports that this reader sees, the newest first.</summary>
    public ImmutableArray<LaboratoryReport> Of(PatientView patient) => patient.ShowsGenetic ? LaboratoryReport.Of(patient.Record.Clinical, knowledge.GeneCodes) : [];

    /// <summary>What of a report the record has already, as far as this reader sees.</summary>
    public ImmutableArray<string> Repeated(PatientView patient, PaperReport report) =>
        PaperReportDoubts.Repeated(report, Of(patient), ReportedVariants.Of(patient.Record.Clinical, knowledge));

    /// <summary>Whether an entry is in the record.</summary>
    public bool IsKept(PatientView patient, Guid entry) => Of(patient).Any(r => r.SourceId == PaperReportWriter.IdOf(entry));

    /// <summary>Enters a report; the same entry once, however often it is sent.</summary>
    public async Task<ImportStatus?> KeepAsync(PatientOpening opening, Guid entry, PaperReport report, AuditActor by, CancellationToken stop)
    {
        var view = opening.View!;
        if (IsKept(view, entry)) return null;
        var at = time.GetUtcNow();
        byte[] bundle = new PaperReportWriter(view.Person.Id, by.Name, at, knowledge.GeneCodes).Write(entry, report);
        return await ImportAsync(opening, bundle, $"Report entered by hand by {by.Name}", by, "report entered by hand", stop);
    }

    /// <summary>Takes a report that was typed in out of all results.</summary>
    /// <returns><c>null</c> when this reader does not see the whole of it, or it was not typed in.</returns>
    public async Task<ImportStatus?> WithdrawAsync(PatientOpening opening, LaboratoryReport report, string reason, AuditActor by, CancellationToken stop)
    {
        var view = opening.View!;
        if (!IsWhole(opening, report)) return null;
        var current = new List<(ReadOnlyMemory<byte> Json, int Version)>();
        foreach (string id in report.Entered!.Resources)
            if (await patients.HistoryAsync(opening, id, stop) is [_, ..] versions && versions.FirstOrDefault(v => v.IsCurrent) is { } version) current.Add((version.Json, version.Version));
        string what = $"Report {report.Number} of {report.Laboratory}";
        byte[] bundle = WithdrawnReportWriter.Write(current, Guid.CreateVersion7(time.GetUtcNow()), view.Person.Id, what, reason, by.Name, time.GetUtcNow());
        return await ImportAsync(opening, bundle, $"Report taken out as an error by {by.Name}", by, "report taken out as entered in error", stop);
    }

    /// <summary>Whether the reader sees every resource of a report that was typed in. What they see of it is cut to what they see: the whole record tells.</summary>
    public static bool IsWhole(PatientOpening opening, LaboratoryReport report) =>
        report.Entered is { } entry && HandEntry.Of(opening.Whole.Clinical).FirstOrDefault(whole => whole.SourceId == entry.SourceId) is { } written
        && written.Resources.All(id => opening.View!.Facts.ByKey(FactIndex.KeyOf(id)) is not null);

    private async Task<ImportStatus?> ImportAsync(PatientOpening opening, byte[] bundle, string name, AuditActor by, string detail, CancellationToken stop)
    {
        await audit.RecordAsync(new AuditEntry(AuditKind.ResultsEntered) { Patient = opening.View!.Key, Object = "DiagnosticReport", Purpose = opening.Request.Purpose, Detail = detail }, stop);
        using var content = new MemoryStream(bundle);
        var import = await imports.EnqueueUploadAsync(content, name, new ImportRequest { By = by.Id }, stop);
        // Here, unless the scheduler was quicker: the person waits to see it, however many files stand in line.
        await runner.RunAsync(import, stop: CancellationToken.None);
        var status = await imports.FindAsync(import, stop);
        for (var waited = TimeSpan.Zero; status is { HasEnded: false } && waited < Patience; waited += Glance)
        {
            await Task.Delay(Glance, time, stop);
            status = await imports.FindAsync(import, stop);
        }
        return status;
    }
}
