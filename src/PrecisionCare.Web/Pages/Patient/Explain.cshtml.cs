using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Audit;
using PrecisionCare.Explanations;
using PrecisionCare.Storage.Explanations;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Explanations;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>The patient's results, and what has been written of each for the patient to read.</summary>
internal sealed class ExplainModel(PatientReader reader, ExplanationReader explanations, ExplanationDesk desk) : PatientPage(reader)
{
    [TempData]
    public string? Note { get; set; }

    public ImmutableArray<ExplainableRow> Rows { get; private set; } = [];

    /// <summary>Signed explanations of every version, newest first.</summary>
    public ImmutableArray<ListedExplanation> Signed { get; private set; } = [];

    protected override async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        Rows = await explanations.ResultsAsync(Opening, stop);
        Signed = await explanations.SignedAsync(Opening, stop);
        return Page();
    }

    /// <summary>Composes an explanation as a draft.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, string result, ResultKind? kind, string language, CancellationToken stop)
    {
        if (await OpenAsync(id, stop) is { } refusal) return refusal;
        if (explanations.Result(Opening, result, kind) is not { } found) return LocalRedirect(Patient.Address("explain"));
        var composed = ExplanationText.Of(Explainer.Compose(found, Language.Find(language ?? "") ?? Language.English));
        var draft = await desk.BeginAsync(Opening, composed, new AuditActor(User.AccountId(), User.ShownName(), User.RoleNames()), stop);
        return LocalRedirect(Patient.Address($"explain/{draft}"));
    }
}
