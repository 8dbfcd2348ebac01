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
internal sealed class ExplainModel(PatientReader reader, ExplanationReader explanations) : PatientPage(reader)
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
        var by = new AuditActor(User.AccountId(), User.ShownName(), User.RoleNames());
        return await explanations.BeginAsync(Opening, result, kind, Language.Find(language ?? "") ?? Language.English, by, stop) is { } draft
            ? LocalRedirect(Patient.Address($"explain/{draft}"))
            : LocalRedirect(Patient.Address("explain"));
    }
}
