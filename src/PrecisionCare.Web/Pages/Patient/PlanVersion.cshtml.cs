using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PrecisionCare.Audit;
using PrecisionCare.Fhir.Planning;
using PrecisionCare.Knowledge;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Web.Decisions;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Planning;
using PrecisionCare.Web.Security;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>One signed version of the plan, to print, and the same as FHIR.</summary>
[EnableRateLimiting(RateLimits.Export)]
internal sealed class PlanVersionModel(PatientReader reader, PlanReader plans, AuditTrail audit, KnowledgeBase knowledge) : PatientPage(reader)
{
    [BindProperty(SupportsGet = true)]
    public int Version { get; set; }

    public KnowledgeBase Knowledge => knowledge;

    public ShownPlan Shown { get; private set; } = null!;

    protected override async Task<IActionResult> ShowAsync(CancellationToken stop) => await FindAsync(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostFhirAsync(Guid id, CancellationToken stop)
    {
        if (await OpenAsync(id, stop) is { } refusal) return refusal;
        if (!await FindAsync(stop) || !Shown.Whole) return NotFound();
        await audit.RecordAsync(new AuditEntry(AuditKind.Export) { Patient = id, Object = $"TreatmentPlan/{Shown.Plan.Id}", Purpose = Opening.Request.Purpose, Detail = "plan as FHIR" }, stop);
        byte[] bundle = PlanBundleWriter.Write(Shown.Plan, !Shown.Stands, await PatientResource.AsShownAsync(Reader, Opening, stop), id, knowledge, Access.At);
        return File(bundle, "application/fhir+json; charset=utf-8", "plan.json");
    }

    private async Task<bool> FindAsync(CancellationToken stop)
    {
        if ((await plans.VersionsAsync(Opening, stop)).FirstOrDefault(v => v.Plan.Version == Version) is not { } shown) return false;
        Shown = shown;
        return true;
    }
}
