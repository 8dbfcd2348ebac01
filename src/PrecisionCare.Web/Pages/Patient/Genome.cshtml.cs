using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Storage.Records;
using PrecisionCare.Web.Access;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>What is known of each pharmacogene, and what is not.</summary>
internal sealed class GenomeModel(PatientReader reader, SampleLinks links) : PatientPage(reader)
{
    /// <summary>Records the choice to take positions that a sample's file does not mention for reference, or to take it back.</summary>
    public async Task<IActionResult> OnPostAssumeAsync(Guid id, string file, string sample, bool assume, CancellationToken stop)
    {
        if (await Reader.OpenAsync(id, CurrentReader.Of(User), stop) is not { View: { } patient }) return NotFound();
        if (!patient.Record.Samples.Any(s => s.Calls.ContentHash == file && s.Calls.Sample == sample)) return NotFound();
        return await links.AssumeReferenceAsync(id, file, sample, assume, User.AccountId(), stop) ? LocalRedirect($"/patients/{id}/genome") : NotFound();
    }
}
