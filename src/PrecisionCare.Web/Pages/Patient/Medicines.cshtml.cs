using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Risk;
using PrecisionCare.Therapy;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>Current medicines, checked against genome, laboratory, allergies and each other.</summary>
internal sealed class MedicinesModel(PatientReader reader) : PatientPage(reader)
{
    /// <summary>With its reasons a medicine takes about 3 kB; the page stays under 150 kB.</summary>
    private const int PageSize = 30;

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    /// <summary>The one medicine to be shown with all its reasons; <c>null</c> for all medicines.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Only { get; set; }

    /// <summary>Those of this page, worst first.</summary>
    public ImmutableArray<MedicineAssessment> Medicines { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    protected override IReadOnlyCollection<RiskScore> ScoresShown(PatientView patient) => patient.ScoresInReasons;

    protected override Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        var all = Patient.Assessment.Medicines.Where(m => Only is null || m.Drug == Only).ToList();
        if (Only is not null && all.Count == 0) return Task.FromResult<IActionResult>(NotFound());
        Paging = Paging.Of(all.Count, PageSize, Number, page => Patient.Address($"medicines?page={page}"));
        Medicines = [.. all.Skip(Paging.From - 1).Take(PageSize)];
        return base.ShowAsync(stop);
    }
}
