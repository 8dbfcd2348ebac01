using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Knowledge;
using PrecisionCare.Variants.Reported;
using PrecisionCare.Web.Access;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>What is known of each pharmacogene, and what is not.</summary>
internal sealed class GenomeModel(PatientReader reader, SampleReader samples, KnowledgeBase knowledge) : PatientPage(reader)
{
    /// <summary>What laboratories reported of single variants; empty where genetic results are withheld.</summary>
    public ImmutableArray<ReportedVariant> Variants => Patient.ShowsGenetic ? ReportedVariants.Of(Patient.Record.Clinical, knowledge) : [];

    /// <summary>Records the choice to take positions that a sample's file does not mention for reference, or to take it back.</summary>
    public async Task<IActionResult> OnPostAssumeAsync(Guid id, string file, string sample, bool assume, CancellationToken stop) =>
        await samples.AssumeReferenceAsync(id, file, sample, assume, CurrentReader.Of(User), stop) ? LocalRedirect($"/patients/{id}/genome") : NotFound();
}
