using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Consent.Capture;
using PrecisionCare.Storage.Consents;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Consents;

namespace PrecisionCare.Web.Pages.Consents;

/// <summary>Records a signed form: choices, signer, proof. Its effect is on the page, and only what was shown is saved.</summary>
[RequestSizeLimit(SealedProof.LargestFile + (1 << 20))]
[RequestFormLimits(MultipartBodyLengthLimit = SealedProof.LargestFile + (1 << 20))]
internal sealed class CaptureModel(
    ConsentDesk desk, ConsentRecorder recorder, ConsentWordings wordings, TreatingPeople people, SealedProof proofs, TimeProvider time) : PatientConsentPage(desk)
{
    [FromQuery(Name = "start")]
    public string? StartId { get; set; }

    [BindProperty]
    public ConsentInput Input { get; set; } = new();

    /// <summary>Digest of the choices whose effect the sender saw.</summary>
    [BindProperty]
    public string? Shown { get; set; }

    /// <summary>A proof that was taken in before, sealed.</summary>
    [BindProperty]
    public string? Proof { get; set; }

    public CaptureStart Start => CaptureStart.Of(StartId);

    public ConsentWording Wording { get; private set; } = null!;

    public ImmutableArray<TreatingPerson> People { get; private set; } = [];

    public ConsentProof? Taken { get; private set; }

    /// <summary>What the choices would change.</summary>
    public ConsentEffect Effect => Patient.EffectOf(Patient.With(Input.Directive(Start.IsResearch)));

    /// <summary>Consents that would be replaced.</summary>
    public IEnumerable<RegisteredConsent> Replaced => Patient.Consents.Where(c => c.Document.Directive is { Active: true } d && d.Scope == Start.Scope);

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await PrepareAsync(stop)) return NotFound();
        var held = Patient.Holding(Start.Scope)?.Document;
        Input = ConsentInput.Of(Start.Choices(Patient), held?.DataUse ?? [], Today);
        Shown = Input.Digest(Start.IsResearch);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(IFormFile? file, string? preview, CancellationToken stop)
    {
        if (!await PrepareAsync(stop)) return NotFound();
        Taken = proofs.Open(Proof);
        if (file is { Length: > 0 })
        {
            if (await proofs.TakeAsync(file, stop) is { } taken) Proof = proofs.Seal(Taken = taken);
            else ModelState.AddModelError("file", "The file is neither a PDF nor a picture (PNG, JPEG, TIFF).");
        }
        Input.Check(ModelState, Start.IsResearch, Today, Patient.Subject);
        string digest = Input.Digest(Start.IsResearch);
        bool seen = Shown == digest && preview is null;
        if (ModelState.IsValid && seen && await recorder.SignAsync(Key, Input.Consent(Start.IsResearch, Patient.Patient.PatientId, Wording.Id, Taken), User.AccountId(), stop) is { } id)
            return Done($"Recorded. It holds from the next look on. Number {id}.");
        if (ModelState.IsValid && preview is null) ModelState.AddModelError("", "Your choices changed what readers may see. Check the effect below, then save.");
        // The fields that this handler sets are shown as set, not as sent.
        ModelState.Remove(nameof(Shown));
        ModelState.Remove(nameof(Proof));
        Shown = digest;
        return Page();
    }

    private async Task<bool> PrepareAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop)) return false;
        Wording = await wordings.CurrentAsync(Start.IsResearch ? ConsentWordings.Research : ConsentWordings.Care, stop);
        People = await people.AllAsync(stop);
        return true;
    }
}
