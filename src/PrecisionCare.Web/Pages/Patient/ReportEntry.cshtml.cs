using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Knowledge;
using PrecisionCare.Reports;
using PrecisionCare.Storage.Imports;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Counseling;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Reports;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>Enters a laboratory's report that came on paper: first its fields, then what will be kept, to be compared with the paper.</summary>
internal sealed class ReportEntryModel(PatientReader reader, ReportDesk desk, KnowledgeBase knowledge, ClinicClock clock, TimeProvider time) : PatientPage(reader)
{
    [TempData]
    public string? Note { get; set; }

    [BindProperty]
    public ReportInput Input { get; set; } = new();

    [BindProperty]
    public bool Compared { get; set; }

    [BindProperty]
    public bool Anyway { get; set; }

    /// <summary>What will be kept, while it is compared; else the form is shown.</summary>
    public PaperReport? Reviewed { get; private set; }

    public ImmutableArray<string> Doubts { get; private set; } = [];

    public ImmutableArray<string> Repeated { get; private set; } = [];

    protected override bool IsGenetic => true;

    protected override Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        Input = new ReportInput { Entry = Guid.CreateVersion7(time.GetUtcNow()), Results = [new ResultInput()] };
        return Task.FromResult<IActionResult>(Page());
    }

    /// <summary>Adds an empty result, takes out those that are ticked to be, or goes back from the comparison; what was typed stays.</summary>
    public async Task<IActionResult> OnPostChangeAsync(Guid id, ResultKind? add, CancellationToken stop)
    {
        if (await OpenAsync(id, stop) is { } refusal) return refusal;
        ModelState.Clear();
        AsNewWhereKept();
        Input.Tidy(keepEmpty: true);
        if (add is { } kind && Enum.IsDefined(kind) && Input.Results.Count < PaperReport.MostResults) Input.Results.Add(new ResultInput { Kind = kind });
        return Page();
    }

    public async Task<IActionResult> OnPostCheckAsync(Guid id, CancellationToken stop)
    {
        if (await OpenAsync(id, stop) is { } refusal) return refusal;
        AsNewWhereKept();
        Read();
        return Page();
    }

    public async Task<IActionResult> OnPostKeepAsync(Guid id, CancellationToken stop)
    {
        if (await OpenAsync(id, stop) is { } refusal) return refusal;
        if (Read() is not { } report) return Page();
        if (!Compared) ModelState.AddModelError(nameof(Compared), "Compare every line with the report, then tick that you did.");
        if (!Repeated.IsEmpty && !Anyway) ModelState.AddModelError(nameof(Anyway), "It seems to be in the record already. Tick that it is to be entered all the same, or leave it.");
        if (!ModelState.IsValid) return Page();
        Note = await desk.KeepAsync(Opening, Input.Entry, report, User.AsActor(), stop) switch
        {
            null => "The report was entered already.",
            { State: ImportState.Succeeded, IssueCount: 0 } => $"The report of {report.Laboratory} is entered.",
            { HasEnded: false } => "The report is handed in and will stand here soon.",
            _ => "The report was handed in, and something was wrong with it: see Imports.",
        };
        return LocalRedirect(Patient.Address("genome"));
    }

    /// <summary>Who goes back to a report that was kept and corrects it enters another one; only the same one sent twice is one.</summary>
    private void AsNewWhereKept()
    {
        if (desk.IsKept(Patient, Input.Entry)) Input.Entry = Guid.CreateVersion7(time.GetUtcNow());
    }

    /// <returns>The report, to be compared; <c>null</c> when it has faults.</returns>
    private PaperReport? Read()
    {
        // Rows may have moved up: what they show is what they hold now. What could not be bound says nothing that a fault does not say better.
        ModelState.Clear();
        Input.Tidy(keepEmpty: false);
        if (Input.Entry == Guid.Empty) Input.Entry = Guid.CreateVersion7(time.GetUtcNow());
        var report = Input.Report(ModelState, knowledge.GeneCodes);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), clock.Zone).DateTime);
        foreach (var fault in PaperReportFaults.Of(report, Patient.Person.BirthDate?.Day, today, knowledge)) ModelState.AddModelError("Input." + fault.Field, fault.Message);
        if (!ModelState.IsValid)
        {
            if (Input.Results.Count == 0) Input.Results.Add(new ResultInput());
            return null;
        }
        (Reviewed, Doubts, Repeated) = (report, PaperReportDoubts.Of(report, knowledge), desk.Repeated(Patient, report));
        return report;
    }
}
