using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Audit;
using PrecisionCare.Decisions;
using PrecisionCare.Explanations;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Explanations;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>One explanation: written, checked and signed while it is a draft; then read, handed out and left as it is.</summary>
internal sealed class ExplanationModel(PatientReader reader, ExplanationReader explanations, ExplanationDesk desk, TimeProvider time) : PatientPage(reader)
{
    private const string Changed = "Somebody has changed, signed or discarded this explanation since you opened the page. What you wrote is still here to copy.";

    [FromRoute(Name = "explanation")]
    public Guid Which { get; set; }

    [BindProperty]
    public ExplanationInput Input { get; set; } = new();

    [TempData]
    public string? Note { get; set; }

    public OpenedExplanation Explanation { get; private set; } = null!;

    /// <summary>The text with what stands in the form.</summary>
    public ExplanationText Text { get; private set; } = null!;

    public Readability Reading { get; private set; } = null!;

    public ImmutableArray<WordingFinding> Findings { get; private set; } = [];

    private AuditActor Me => new(User.AccountId(), User.ShownName(), User.RoleNames());

    protected override async Task<IActionResult> ShowAsync(CancellationToken stop) => await FindAsync(stop) ?? Page();

    public async Task<IActionResult> OnPostKeepAsync(Guid id, CancellationToken stop)
    {
        if (await LoadAsync(id, stop) is { } refusal) return refusal;
        if (!ModelState.IsValid) return Page();
        return Told(await desk.KeepAsync(Opening, Which, Text, Input.Stamp, Me, stop), "Kept and checked.");
    }

    /// <summary>Freezes what was kept; what stands in the form must be that.</summary>
    public async Task<IActionResult> OnPostSignAsync(Guid id, CancellationToken stop)
    {
        if (await LoadAsync(id, stop) is { } refusal) return refusal;
        foreach (string reason in Explanation.WhyNotSigned(Text)) ModelState.AddModelError("", reason);
        if (!ModelState.IsValid) return Page();
        return Told(await desk.SignAsync(Opening, Which, Input.Stamp, Me, stop), "Signed. It can now be given to the patient.");
    }

    /// <summary>Composes anew from the result as it is now: a draft in its place, a signed one as the draft of a new version.</summary>
    public async Task<IActionResult> OnPostRenewAsync(Guid id, CancellationToken stop)
    {
        if (await LoadAsync(id, stop) is { } refusal) return refusal;
        if (Explanation.Now is not { } now) return Told(true, "The result is no longer in the record.");
        var renewed = Explanation.Text.Renewed(now);
        if (Explanation.Draft is null) return LocalRedirect(Patient.Address($"explain/{await desk.BeginAsync(Opening, renewed, Me, stop)}"));
        return Told(await desk.KeepAsync(Opening, Which, renewed, Input.Stamp, Me, stop), "Composed anew from the result as it is now.");
    }

    public async Task<IActionResult> OnPostDiscardAsync(Guid id, CancellationToken stop)
    {
        if (await LoadAsync(id, stop) is { } refusal) return refusal;
        if (!await desk.DiscardAsync(Opening, Which, Input.Stamp, Me, stop)) return Told(false, "");
        Note = "The draft is discarded.";
        return LocalRedirect(Patient.Address("explain"));
    }

    /// <returns><c>null</c> when the reader may see it; else the answer.</returns>
    private async Task<IActionResult?> LoadAsync(Guid id, CancellationToken stop) => await OpenAsync(id, stop) ?? await FindAsync(stop);

    private async Task<IActionResult?> FindAsync(CancellationToken stop)
    {
        if (await explanations.FindAsync(Opening, Which, stop) is not { } found) return LocalRedirect(Patient.Address("explain"));
        Explanation = found;
        if (HttpMethods.IsGet(Request.Method)) Input = ExplanationInput.Of(found);
        Text = found.Draft is null ? found.Text : Input.Onto(found.Text, new Signature(User.AccountId(), User.ShownName(), User.RoleNames(), time.GetUtcNow()), ModelState);
        Reading = Readability.Of(Text.Read, found.Language, Text.Composed.Names);
        Findings = WordingChecks.Check(Text);
        return null;
    }

    /// <summary>The page again: with the note when it was done, else with what was typed and why it was not.</summary>
    private IActionResult Told(bool done, string note)
    {
        if (!done)
        {
            ModelState.AddModelError("", Changed);
            return Page();
        }
        Note = note;
        return LocalRedirect(Patient.Address($"explain/{Explanation.Id}"));
    }
}
