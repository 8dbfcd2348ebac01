using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Storage.Consents;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Consents;

namespace PrecisionCare.Web.Pages.Consents;

/// <summary>What a patient asks of all their data: a copy, a restriction, erasure; each with its clock.</summary>
internal sealed class RequestsModel(ConsentDesk desk, RequestDesk requests, TimeProvider time) : PatientConsentPage(desk)
{
    [BindProperty]
    public DataRequestInput Input { get; set; } = new();

    [BindProperty]
    public string? Decision { get; set; }

    /// <summary>The record number, typed to confirm what cannot be undone.</summary>
    [BindProperty]
    public string? Confirmation { get; set; }

    public PatientRequests Requests { get; private set; } = null!;

    public string Today => DataRequestInput.DayOf(time.GetUtcNow());

    /// <summary>What is typed to confirm: the record number, or the id in the record of who has none.</summary>
    public string ToConfirm => Patient.Patient.MedicalRecordNumber ?? Patient.Patient.PatientId;

    private Guid Me => User.AccountId();

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await OpenAsync(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostReceiveAsync(CancellationToken stop)
    {
        if (!await OpenAsync(stop)) return NotFound();
        var received = Input.Read(time.GetUtcNow(), ModelState);
        if (!ModelState.IsValid) return Page();
        await requests.ReceiveAsync(Key, received, Me, stop);
        return Done(received.Kind == DataRequestKind.LegalHold ? "Nothing of this patient is deleted until the hold is lifted." : "Recorded; the clock runs.", "requests");
    }

    public Task<IActionResult> OnPostGrantAsync(Guid request, CancellationToken stop) => AnswerAsync(
        request, asked => Confirm(asked.Kind == DataRequestKind.Erasure), () => requests.GrantAsync(Key, request, Me, Decision?.Trim(), stop), () => Done("Granted.", "requests"), stop);

    public Task<IActionResult> OnPostRefuseAsync(Guid request, CancellationToken stop) => AnswerAsync(
        request, _ => { if (string.IsNullOrWhiteSpace(Decision)) ModelState.AddModelError(nameof(Decision), "State the reason that the patient is told."); },
        () => requests.RefuseAsync(Key, request, Me, Decision!.Trim(), stop), () => Done("Refused; the patient may complain to the supervisory authority.", "requests"), stop);

    public Task<IActionResult> OnPostLiftAsync(Guid request, CancellationToken stop) =>
        AnswerAsync(request, _ => { }, () => requests.LiftAsync(Key, request, Me, stop), () => Done("Lifted.", "requests"), stop);

    public Task<IActionResult> OnPostEraseAsync(Guid request, CancellationToken stop) =>
        AnswerAsync(request, _ => Confirm(true), () => requests.EraseAsync(Key, request, Me, stop), Erased, stop);

    public async Task<IActionResult> OnPostExportAsync(Guid request, CancellationToken stop)
    {
        if (!await OpenAsync(stop) || Requests.Find(request) is not { Kind: DataRequestKind.Export } asked) return NotFound();
        return await requests.CopyAsync(asked, Me, stop) is null ? new SubjectCopyResult(Key, Patient.At) : Redirect(Address("requests"));
    }

    private async Task<IActionResult> AnswerAsync(Guid request, Action<DataRequest> check, Func<Task<DataRequestRefusal?>> step, Func<IActionResult> done, CancellationToken stop)
    {
        if (!await OpenAsync(stop) || Requests.Find(request) is not { } asked) return NotFound();
        check(asked);
        if (Decision?.Length > DataRequestInput.LongestText) ModelState.AddModelError(nameof(Decision), $"At most {DataRequestInput.LongestText} characters.");
        if (!ModelState.IsValid) return Page();
        if (await step() is not { } why) return done();
        ModelState.AddModelError("", RequestText.Refusal(why));
        return Page();
    }

    private RedirectResult Erased()
    {
        Note = "The record is erased. What the audit says of who did what stays; it holds nothing of the record.";
        return Redirect("/consents");
    }

    private void Confirm(bool needed)
    {
        if (needed && Confirmation?.Trim() != ToConfirm) ModelState.AddModelError(nameof(Confirmation), "Type the patient's record number to confirm.");
    }

    private async Task<bool> OpenAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop)) return false;
        Requests = await requests.OfAsync(Key, stop);
        return true;
    }
}
