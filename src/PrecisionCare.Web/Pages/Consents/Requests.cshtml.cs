using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Audit;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Consents;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Consents;

namespace PrecisionCare.Web.Pages.Consents;

/// <summary>What a patient asks of all their data: a copy, a restriction, erasure; each with its clock.</summary>
internal sealed class RequestsModel(ConsentDesk desk, DataRequests requests, TreatingPeople people, AuditTrail audit, DataErasure erasure, TimeProvider time) : PatientConsentPage(desk)
{
    private const int LongestText = 1000;

    [BindProperty]
    public DataRequestKind Kind { get; set; }

    [BindProperty]
    public string? ReceivedOn { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public string? Decision { get; set; }

    /// <summary>The record number, typed to confirm what cannot be undone.</summary>
    [BindProperty]
    public string? Confirmation { get; set; }

    public ImmutableArray<DataRequest> Requests { get; private set; } = [];

    public ImmutableDictionary<Guid, string> People { get; private set; } = ImmutableDictionary<Guid, string>.Empty;

    public string Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>When nothing obliges the hospital to keep the record any longer.</summary>
    public DateTimeOffset ErasableFrom { get; private set; }

    /// <summary>What is typed to confirm: the record number, or the id in the record of who has none.</summary>
    public string ToConfirm => Patient.Patient.MedicalRecordNumber ?? Patient.Patient.PatientId;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await OpenAsync(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostReceiveAsync(CancellationToken stop)
    {
        if (!await OpenAsync(stop)) return NotFound();
        if (!Enum.IsDefined(Kind)) ModelState.AddModelError(nameof(Kind), "Choose what is asked.");
        if (string.IsNullOrWhiteSpace(Words) || Words.Length > LongestText) ModelState.AddModelError(nameof(Words), "Say in a few words what was asked and how.");
        if (!DateOnly.TryParseExact(ReceivedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year < 2000 || day > DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime))
            ModelState.AddModelError(nameof(ReceivedOn), "Enter the day on which it was received, today or before.");
        if (!ModelState.IsValid) return Page();
        await requests.ReceiveAsync(Key, Kind, new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), Words!.Trim(), User.AccountId(), stop);
        return Done(Kind == DataRequestKind.LegalHold ? "Nothing of this patient is deleted until the hold is lifted." : "Recorded; the clock runs.", "requests");
    }

    public async Task<IActionResult> OnPostGrantAsync(Guid request, CancellationToken stop)
    {
        if (!await OpenAsync(stop) || Requests.FirstOrDefault(r => r.Id == request) is not { } asked) return NotFound();
        if (asked.Kind == DataRequestKind.Erasure && Confirmation?.Trim() != ToConfirm)
            ModelState.AddModelError(nameof(Confirmation), "Type the patient's record number to confirm.");
        return await AnswerAsync(await CheckedAsync(() => requests.GrantAsync(Key, request, User.AccountId(), Decision?.Trim(), stop)), "Granted.");
    }

    /// <summary>Makes the copy, and closes the request with it. A copy that did not arrive can be made again.</summary>
    public async Task<IActionResult> OnPostExportAsync(Guid request, CancellationToken stop)
    {
        if (!await OpenAsync(stop) || Requests.FirstOrDefault(r => r.Id == request && r.Kind == DataRequestKind.Export) is not { } asked) return NotFound();
        if (asked.State == DataRequestState.Open && await requests.GrantAsync(Key, request, User.AccountId(), "copy made", stop) is not null) return Redirect(Address("requests"));
        if (asked.State is not (DataRequestState.Open or DataRequestState.Done)) return NotFound();
        await audit.RecordAsync(new AuditEntry(AuditKind.Export) { Patient = Key, Object = $"DataRequest/{request}", Purpose = "PATRQT", Detail = "copy for the patient" }, stop);
        return new SubjectCopyResult(Key, Patient.At);
    }

    /// <summary>Destroys the patient's key.</summary>
    public async Task<IActionResult> OnPostEraseAsync(Guid request, CancellationToken stop)
    {
        if (!await OpenAsync(stop)) return NotFound();
        if (Confirmation?.Trim() != ToConfirm) ModelState.AddModelError(nameof(Confirmation), "Type the patient's record number to confirm.");
        if (await CheckedAsync(() => erasure.CarryOutAsync(Key, request, User.AccountId(), stop)) is not null || !ModelState.IsValid) return Page();
        Note = "The record is erased. What the audit says of who did what stays; it holds nothing of the record.";
        return Redirect("/consents");
    }

    public async Task<IActionResult> OnPostRefuseAsync(Guid request, CancellationToken stop)
    {
        if (!await OpenAsync(stop)) return NotFound();
        if (string.IsNullOrWhiteSpace(Decision)) ModelState.AddModelError(nameof(Decision), "State the reason that the patient is told.");
        return await AnswerAsync(await CheckedAsync(() => requests.RefuseAsync(Key, request, User.AccountId(), Decision!.Trim(), stop)), "Refused; the patient may complain to the supervisory authority.");
    }

    public async Task<IActionResult> OnPostLiftAsync(Guid request, CancellationToken stop) =>
        !await OpenAsync(stop) ? NotFound() : await AnswerAsync(await CheckedAsync(() => requests.LiftAsync(Key, request, User.AccountId(), stop)), "Lifted.");

    private async Task<DataRequestRefusal?> CheckedAsync(Func<Task<DataRequestRefusal?>> step)
    {
        if (Decision?.Length > LongestText) ModelState.AddModelError(nameof(Decision), $"At most {LongestText} characters.");
        if (!ModelState.IsValid) return null;
        var refusal = await step();
        if (refusal is { } why) ModelState.AddModelError("", RequestText.Refusal(why));
        return refusal;
    }

    private Task<IActionResult> AnswerAsync(DataRequestRefusal? refusal, string note) =>
        Task.FromResult<IActionResult>(refusal is null && ModelState.IsValid ? Done(note, "requests") : Page());

    private async Task<bool> OpenAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop)) return false;
        ErasableFrom = await erasure.PossibleFromAsync(Key, stop);
        Requests = await requests.OfAsync(Key, stop);
        People = await people.NamesAsync(Requests.SelectMany(r => new[] { r.RecordedBy, r.DecidedBy }), stop);
        return true;
    }
}
