using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Web.Labs;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>The latest laboratory values and vital signs, group by group.</summary>
internal sealed class LabsModel(PatientReader reader) : PatientPage(reader)
{
    public ImmutableArray<LabSeries> Series { get; private set; } = [];

    protected override Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        Series = LabSeries.Of(Patient.Record.Clinical);
        return base.ShowAsync(stop);
    }
}
