using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using PrecisionCare.Audit;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Records;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Audit;
using PrecisionCare.Web.Presentation;
using PrecisionCare.Web.Security;

namespace PrecisionCare.Web.Pages.Audit;

/// <summary>Who did what, newest first, narrowed by person, patient, kind and day; and the same as a file. Reading it is recorded too.</summary>
[EnableRateLimiting(RateLimits.Export)]
internal sealed class IndexModel(AuditLog log, AuditTrail trail, PatientDirectory patients) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid? Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Patient { get; set; }

    [BindProperty(SupportsGet = true)]
    public AuditKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Day { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Emergency { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public Page<AuditRecord> Records { get; private set; } = null!;

    public Paging Paging { get; private set; } = null!;

    public ImmutableArray<AuditActor> People { get; private set; } = [];

    /// <summary>Those of the page whom this reader may know by name; only keys for who sees no patients.</summary>
    public ImmutableDictionary<Guid, PatientSummary> Patients { get; private set; } = ImmutableDictionary<Guid, PatientSummary>.Empty;

    public async Task OnGetAsync(CancellationToken stop)
    {
        // What cannot be read as a filter narrows nothing, and the form shows that.
        await trail.RecordAsync(new AuditEntry(AuditKind.AuditRead) { Patient = Patient }, stop);
        Records = await log.ReadAsync(Filter, Number, stop: stop);
        if (!KnowsPatients) Records = Records with { Items = [.. Records.Items.Select(AuditText.WithoutPatients)] };
        Paging = Paging.Of(Records.Total, Records.Size, Records.Number, page => $"/audit?page={page}{Query}");
        People = await log.PeopleAsync(stop);
        if (KnowsPatients) Patients = await patients.OfAsync([.. Records.Items.Select(r => r.Entry.Patient).OfType<Guid>().Distinct()], stop);
    }

    public Task<IActionResult> OnPostCsvAsync(CancellationToken stop) => SendAsync("audit.csv", "text/csv; charset=utf-8", AuditFile.WriteCsvAsync, stop);

    public Task<IActionResult> OnPostEventsAsync(CancellationToken stop) => SendAsync("audit.ndjson", "application/fhir+ndjson; charset=utf-8", AuditFile.WriteEventsAsync, stop);

    public string NameOf(Guid patient) => Patients.TryGetValue(patient, out var known) ? $"{known.Name.Family}, {known.Name.Given}" : $"patient {AuditText.Short(patient)}";

    private bool KnowsPatients => User.MayOpen("/Patients");

    private AuditFilter Filter => new() { Actor = Person, Patient = Patient, Kind = Kind, Day = Day, BreakGlass = Emergency };

    private string Query => string.Concat(
        Person is { } person ? $"&person={person}" : "", Patient is { } patient ? $"&patient={patient}" : "", Kind is { } kind ? $"&kind={kind}" : "",
        Day is { } day ? $"&day={day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "", Emergency ? "&emergency=true" : "");

    private async Task<IActionResult> SendAsync(string name, string type, Func<IAsyncEnumerable<AuditRecord>, Stream, CancellationToken, Task> write, CancellationToken stop)
    {
        await trail.RecordAsync(new AuditEntry(AuditKind.AuditRead) { Patient = Patient, Detail = $"exported as {name}" }, stop);
        Response.ContentType = type;
        Response.Headers.ContentDisposition = $"attachment; filename={name}";
        var records = log.AllAsync(Filter, stop);
        await write(KnowsPatients ? records : records.Select(AuditText.WithoutPatients), Response.Body, stop);
        return new EmptyResult();
    }
}
