using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Audit;
using PrecisionCare.Decisions;
using PrecisionCare.Explanations;
using PrecisionCare.Storage.Explanations;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Explanations;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>One explanation: written, checked and signed while it is a draft; then read, handed out and left as it is.</summary>
internal sealed class ExplanationModel(PatientReader reader, ExplanationReader explanations, TimeProvider time) : PatientPage(reader)
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

    public ImmutableArray<TakeAway> Codes { get; private set; } = [];

    /// <summary>Told once, right after it was made.</summary>
    public string? NewCode { get; private set; }

    public DateTimeOffset Now => time.GetUtcNow();

    private AuditActor Me => new(User.AccountId(), User.ShownName(), User.RoleNames());

    protected override async Task<IActionResult> ShowAsync(CancellationToken stop) => await FindAsync(stop) ?? Page();

    public async Task<IActionResult> OnPostKeepAsync(Guid id, CancellationToken stop)
    {
        if (await LoadAsync(id, stop) is { } refusal) return refusal;
        if (await explanations.KeepAsync(Opening, Which, Text, Input.Stamp, Me, stop)) return Told("Kept and checked.");
        ModelState.AddModelError("", Changed);
        return Page();
    }

    /// <summary>Keeps what stands in the form, then freezes it.</summary>
    public async Task<IActionResult> OnPostSignAsync(Guid id, CancellationToken stop)
    {
        if (await LoadAsync(id, stop) is { } refusal) return refusal;
        if (Explanation.Draft is { } draft && Text != draft.Text) ModelState.AddModelError("", "You have changed words since you last kept them. Keep and check first: you sign what you have read as checked.");
        if (Findings.Any(f => f.Severity == IssueSeverity.Error)) ModelState.AddModelError("", "A rule is broken that every page for patients keeps. Mend what is marked, then sign.");
        if (Explanation.IsOutdated) ModelState.AddModelError("", "The result has changed since this was composed. Take the new result over first.");
        if (!ModelState.IsValid) return Page();
        if (await explanations.SignAsync(Opening, Which, Input.Stamp, Me, stop)) return Told("Signed. It can now be given to the patient.");
        ModelState.AddModelError("", Changed);
        return Page();
    }

    /// <summary>Composes anew from the result as it is now; a person's changes of other sections stay.</summary>
    public async Task<IActionResult> OnPostRenewAsync(Guid id, CancellationToken stop)
    {
        if (await LoadAsync(id, stop) is { } refusal) return refusal;
        if (Explanation.Now is not { } now) return Told("The result is no longer in the record.");
        var renewed = ExplanationText.Of(Explainer.Compose(now, Explanation.Language)) with { Edits = Explanation.Text.Edits };
        if (Explanation.Signed is not null)
            return await explanations.BeginAsync(Opening, FactIndex.KeyOf(now.SourceId ?? now.Kind.ToString()), now.Kind, Explanation.Language, Me, stop) is { } draft
                ? LocalRedirect(Patient.Address($"explain/{draft}")) : Told("The result is no longer in the record.");
        return await explanations.KeepAsync(Opening, Which, renewed, Input.Stamp, Me, stop) ? Told("Composed anew from the result as it is now.") : Told(Changed);
    }

    public async Task<IActionResult> OnPostDiscardAsync(Guid id, CancellationToken stop)
    {
        if (await LoadAsync(id, stop) is { } refusal) return refusal;
        Note = await explanations.DiscardAsync(Opening, Which, Input.Stamp, Me, stop) ? "The draft is discarded." : Changed;
        return LocalRedirect(Patient.Address("explain"));
    }

    public async Task<IActionResult> OnPostCodeAsync(Guid id, int days, CancellationToken stop)
    {
        if (await LoadAsync(id, stop) is { } refusal) return refusal;
        NewCode = await explanations.MakeCodeAsync(Opening, Which, TimeSpan.FromDays(Math.Clamp(days, 1, (int)TakeAwayStore.Longest.TotalDays)), Me, stop);
        Codes = await explanations.CodesAsync(Opening, Which, stop);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, Guid code, CancellationToken stop)
    {
        if (await LoadAsync(id, stop) is { } refusal) return refusal;
        return await explanations.RevokeCodeAsync(Opening, Which, code, Me, stop) ? Told("The code is taken back.") : Told("The code had been used or taken back before.");
    }

    /// <returns><c>null</c> when the reader may see it; else the answer.</returns>
    private async Task<IActionResult?> LoadAsync(Guid id, CancellationToken stop) => await OpenAsync(id, stop) ?? await FindAsync(stop);

    private async Task<IActionResult?> FindAsync(CancellationToken stop)
    {
        if (await explanations.FindAsync(Opening, Which, stop) is not { } found) return LocalRedirect(Patient.Address("explain"));
        Explanation = found;
        var me = new Signature(User.AccountId(), User.ShownName(), User.RoleNames(), time.GetUtcNow());
        if (Input.Sections.Count == 0) Input = ExplanationInput.Of(found);
        Text = found.Draft is null ? found.Text : Input.Onto(found.Text, me);
        Reading = Readability.Of(ExplanationInput.Read(Text), found.Language, Text.Composed.Names);
        Findings = WordingChecks.Check(Text);
        if (found.Signed is not null) Codes = await explanations.CodesAsync(Opening, Which, stop);
        return null;
    }

    private LocalRedirectResult Told(string note)
    {
        Note = note;
        return LocalRedirect(Patient.Address($"explain/{Explanation.Id}"));
    }
}
