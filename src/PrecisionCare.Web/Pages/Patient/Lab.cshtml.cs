using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Web.Labs;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>The course of one laboratory value.</summary>
internal sealed class LabModel(PatientReader reader) : PatientPage(reader)
{
    [BindProperty(SupportsGet = true)]
    public string Test { get; set; } = "";

    public LabSeries Series { get; private set; } = null!;

    protected override Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        if (Patient.Labs.FirstOrDefault(s => s.Key == Test) is not { } series) return Task.FromResult<IActionResult>(NotFound());
        Series = series;
        return base.ShowAsync(stop);
    }
}
