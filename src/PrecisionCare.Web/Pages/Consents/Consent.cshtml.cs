using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Storage;
using PrecisionCare.Storage.Consents;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Consents;

namespace PrecisionCare.Web.Pages.Consents;

/// <summary>One consent: its versions, two of them side by side, its proof, and the undoing of mistakes.</summary>
[RequestSizeLimit(SealedProof.LargestFile + (1 << 20))]
[RequestFormLimits(MultipartBodyLengthLimit = SealedProof.LargestFile + (1 << 20))]
internal sealed class ConsentModel(
    ConsentDesk desk, ConsentRegister register, ConsentRecorder recorder, TreatingPeople people, SealedProof proofs, FileStore files) : PatientConsentPage(desk)
{
    [FromRoute(Name = "consent")]
    public string ConsentId { get; set; } = "";

    [FromQuery(Name = "left")]
    public int? LeftNumber { get; set; }

    [FromQuery(Name = "right")]
    public int? RightNumber { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public ImmutableArray<RegisteredConsent> Versions { get; private set; } = [];

    public ImmutableDictionary<Guid, string> People { get; private set; } = ImmutableDictionary<Guid, string>.Empty;

    public RegisteredConsent Current => Versions[0];

    public RegisteredConsent Right => Versions.FirstOrDefault(v => v.Version == RightNumber) ?? Current;

    /// <summary>The version to the left; <c>null</c> while there is one version only.</summary>
    public RegisteredConsent? Left => Versions.FirstOrDefault(v => v.Version == LeftNumber && v != Right) ?? Versions.FirstOrDefault(v => v.Version < Right.Version);

    public bool MayRestore => Current.Change is ConsentChange.Withdrawn or ConsentChange.Resolved;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await OpenAsync(stop) ? Page() : NotFound();

    /// <summary>The resource as others exchange it.</summary>
    public async Task<IActionResult> OnGetFhirAsync(int version, CancellationToken stop) =>
        await OpenAsync(stop) && Versions.FirstOrDefault(v => v.Version == version) is { } wanted
            ? File(wanted.Json.ToArray(), "application/fhir+json", $"consent-{version}.json")
            : NotFound();

    /// <summary>The signed paper, after its hash was checked.</summary>
    public async Task<IActionResult> OnGetProofAsync(CancellationToken stop)
    {
        if (!await OpenAsync(stop) || Current.Document.Proof is not { } proof || !files.Contains(files.AddressOf(proof.Hash))) return NotFound();
        return File(files.OpenRead(files.AddressOf(proof.Hash)), "application/octet-stream", proof.Title);
    }

    public Task<IActionResult> OnPostErrorAsync(CancellationToken stop) =>
        UndoAsync(reason => recorder.MarkErrorAsync(Key, ConsentId, User.AccountId(), reason, stop), "Marked as entered in error. What it had replaced holds again.", stop);

    public Task<IActionResult> OnPostRestoreAsync(CancellationToken stop) =>
        UndoAsync(reason => recorder.RestoreAsync(Key, ConsentId, User.AccountId(), reason, stop), "The consent holds again.", stop);

    public async Task<IActionResult> OnPostProofAsync(IFormFile? file, CancellationToken stop)
    {
        if (!await OpenAsync(stop)) return NotFound();
        var proof = file is { Length: > 0 } ? await proofs.TakeAsync(file, stop) : null;
        if (proof is null) ModelState.AddModelError("file", "Choose a PDF or a picture (PNG, JPEG, TIFF).");
        return ModelState.IsValid && await recorder.AddProofAsync(Key, ConsentId, proof!, User.AccountId(), stop) ? Again("The signed form is on file.") : Page();
    }

    private async Task<IActionResult> UndoAsync(Func<string, Task<bool>> undo, string note, CancellationToken stop)
    {
        if (!await OpenAsync(stop)) return NotFound();
        if (string.IsNullOrWhiteSpace(Reason) || Reason.Length > 500) ModelState.AddModelError(nameof(Reason), "Say in a few words what was wrong.");
        if (!ModelState.IsValid) return Page();
        return Again(await undo(Reason!.Trim()) ? note : "Nothing was changed: the consent is in another state by now.");
    }

    private RedirectResult Again(string note)
    {
        Note = note;
        return Redirect(AddressOf(ConsentId));
    }

    private async Task<bool> OpenAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop)) return false;
        Versions = await register.HistoryAsync(Key, ConsentId, stop);
        People = await people.NamesAsync(Versions.Select(v => v.RecordedBy), stop);
        return !Versions.IsEmpty;
    }
}
