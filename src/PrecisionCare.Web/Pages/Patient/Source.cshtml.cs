using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Patients;
using PrecisionCare.Storage.Records;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>One fact with its raw resource, and every version of it that was imported.</summary>
internal sealed class SourceModel(PatientReader reader) : PatientPage(reader)
{
    [BindProperty(SupportsGet = true)]
    public string Fact { get; set; } = "";

    public ClinicalFact Stated { get; private set; } = null!;

    public ImmutableArray<StoredResource> Versions { get; private set; } = [];

    protected override async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        if (Patient.Facts.ByKey(Fact) is not { } fact) return NotFound();
        Stated = fact;
        Versions = await Reader.HistoryAsync(Opening, fact.Id, stop);
        return Page();
    }
}
