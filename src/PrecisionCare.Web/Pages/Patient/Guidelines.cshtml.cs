using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Knowledge;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>Every medicine that a guideline speaks of, with its action for this patient, source by source.</summary>
internal sealed class GuidelinesModel(PatientReader reader, KnowledgeBase knowledge) : PatientPage(reader)
{
    [BindProperty(SupportsGet = true)]
    public string? Action { get; set; }

    /// <summary>The part shown: the one asked for, else all.</summary>
    public DrugFilter Shown { get; private set; } = DrugFilter.All[0];

    public ImmutableArray<DrugAdvice> All { get; private set; } = [];

    public IEnumerable<DrugAdvice> Drugs => All.Where(Shown.Holds);

    protected override Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        Shown = DrugFilter.All.FirstOrDefault(f => f.Key == Action) ?? Shown;
        if (Patient is { ShowsGenetic: true, AdviceHeldBackBy: null }) All = DrugAdvice.Of(Patient.Assessment, knowledge.Guidelines);
        return base.ShowAsync(stop);
    }
}
