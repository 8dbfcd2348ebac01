using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Storage.Records;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>The days of which the advice was kept.</summary>
internal sealed class HistoryModel(PatientReader reader, AdviceReader advice) : PatientPage(reader)
{
    public ImmutableArray<AssessmentSnapshot> Snapshots { get; private set; } = [];

    protected override async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        Snapshots = await advice.ListAsync(Opening, stop);
        return Page();
    }
}
