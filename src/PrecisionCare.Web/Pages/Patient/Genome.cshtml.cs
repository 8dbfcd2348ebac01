using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Knowledge;
using PrecisionCare.Reports;
using PrecisionCare.Variants.Reported;
using PrecisionCare.Web.Access;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Reports;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>What is known of each pharmacogene, and what is not.</summary>
internal sealed class GenomeModel(PatientReader reader, SampleReader samples, ReportDesk desk, KnowledgeBase knowledge) : PatientPage(reader)
{
    [TempData]
    public string? Note { get; set; }

    /// <summary>Reports of laboratories, the newest first; none where genetic results are withheld.</summary>
    public ImmutableArray<LaboratoryReport> Reports => desk.Of(Patient);

    /// <summary>Reports that were typed in and taken out again.</summary>
    public ImmutableArray<HandEntry> Withdrawn => Patient.ShowsGenetic ? HandEntry.Of(Patient.Record.Clinical, HandEntry.Withdrawn) : [];

    /// <summary>What laboratories reported of single variants; empty where genetic results are withheld.</summary>
    public ImmutableArray<ReportedVariant> Variants => Patient.ShowsGenetic ? ReportedVariants.Of(Patient.Record.Clinical, knowledge) : [];

    /// <summary>Records the choice to take positions that a sample's file does not mention for reference, or to take it back.</summary>
    public async Task<IActionResult> OnPostAssumeAsync(Guid id, string file, string sample, bool assume, CancellationToken stop) =>
        await samples.AssumeReferenceAsync(id, file, sample, assume, CurrentReader.Of(User), stop) ? LocalRedirect($"/patients/{id}/genome") : NotFound();
}
