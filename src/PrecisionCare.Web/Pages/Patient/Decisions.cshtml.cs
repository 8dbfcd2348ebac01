using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PrecisionCare.Audit;
using PrecisionCare.Fhir.Decisions;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Web.Decisions;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Security;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>Every signed decision about a patient's options, newest first, and the same as FHIR.</summary>
[EnableRateLimiting(RateLimits.Export)]
internal sealed class DecisionsModel(PatientReader reader, DecisionReader decisions, AuditTrail audit) : PatientPage(reader)
{
    [TempData]
    public string? Note { get; set; }

    public ImmutableArray<ShownDecision> All { get; private set; } = [];

    protected override async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        All = await decisions.AllAsync(Opening, stop);
        return Page();
    }

    /// <summary>The decisions that this reader reads whole, as a Bundle.</summary>
    public async Task<IActionResult> OnPostFhirAsync(Guid id, CancellationToken stop)
    {
        if (await OpenAsync(id, stop) is { } refusal) return refusal;
        var whole = (await decisions.AllAsync(Opening, stop)).Where(d => d.Whole).Select(d => d.Decision).ToList();
        await audit.RecordAsync(new AuditEntry(AuditKind.Export) { Patient = id, Object = "Page/Patient/Decisions", Purpose = Opening.Request.Purpose, Detail = $"{whole.Count} decisions as FHIR" }, stop);
        return File(DecisionBundleWriter.Write(whole, await PatientResource.AsShownAsync(Reader, Opening, stop), id, Access.At), "application/fhir+json; charset=utf-8", "decisions.json");
    }
}
