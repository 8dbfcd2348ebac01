using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Web.Access;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>What is known of each pharmacogene, and what is not.</summary>
internal sealed class GenomeModel(PatientReader reader, SampleReader samples) : PatientPage(reader)
{
    /// <summary>Records the choice to take positions that a sample's file does not mention for reference, or to take it back.</summary>
    public async Task<IActionResult> OnPostAssumeAsync(Guid id, string file, string sample, bool assume, CancellationToken stop) =>
        await samples.AssumeReferenceAsync(id, file, sample, assume, CurrentReader.Of(User), stop) ? LocalRedirect($"/patients/{id}/genome") : NotFound();
}
