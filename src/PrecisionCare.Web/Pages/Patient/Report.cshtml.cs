using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Knowledge;
using PrecisionCare.Patients;
using PrecisionCare.Reports;
using PrecisionCare.Storage.Imports;
using PrecisionCare.Variants.Reported;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Presentation;
using PrecisionCare.Web.Reports;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>One laboratory's report with its results. One that was typed in can be taken out again.</summary>
internal sealed class ReportModel(PatientReader reader, ReportDesk desk, KnowledgeBase knowledge) : PatientPage(reader)
{
    public const int LongestReason = 400;

    [TempData]
    public string? Note { get; set; }

    [FromRoute(Name = "report")]
    public string Key { get; set; } = "";

    [BindProperty]
    public string? Reason { get; set; }

    public LaboratoryReport Shown { get; private set; } = null!;

    public ImmutableArray<ReportedVariant> Variants => [.. ReportedVariants.Of(Patient.Record.Clinical, knowledge).Where(v => Shown.Results.Contains(v.SourceId))];

    /// <summary>Genotypes and phenotypes.</summary>
    public IEnumerable<Observation> Others => Patient.Record.Clinical.Observations.Where(o => Shown.Results.Contains(o.Id) && PrecisionCare.Pharmacogenomics.Reported.GenotypeObservations.GenesIn(o).Any());

    public bool MayWithdraw => ReportDesk.IsWhole(Opening, Shown);

    protected override bool IsGenetic => true;

    protected override Task<IActionResult> ShowAsync(CancellationToken stop) => Task.FromResult<IActionResult>(Find() ? Page() : NotFound());

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (await OpenAsync(id, stop) is { } refusal) return refusal;
        if (!Find() || !MayWithdraw) return NotFound();
        string reason = TypedText.Of(Reason);
        if (reason.Length is 0 or > LongestReason) ModelState.AddModelError(nameof(Reason), $"Write why the report is taken out, in at most {LongestReason} letters.");
        if (!ModelState.IsValid) return Page();
        Note = await desk.WithdrawAsync(Opening, Shown, reason, User.AsActor(), stop) is { State: ImportState.Succeeded, IssueCount: 0 }
            ? "The report is taken out of all results. It stays in the history of the record."
            : "The report is not taken out yet: see Imports.";
        return LocalRedirect(Patient.Address("genome"));
    }

    private bool Find()
    {
        Shown = desk.Of(Patient).FirstOrDefault(r => FactIndex.KeyOf(r.SourceId) == Key)!;
        return Shown is not null;
    }
}
