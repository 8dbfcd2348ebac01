using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PrecisionCare.Audit;
using PrecisionCare.Counseling;
using PrecisionCare.Counseling.Questionnaires;
using PrecisionCare.Fhir.Counseling;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Web.Counseling;
using PrecisionCare.Web.Decisions;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Security;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>The counseling record as FHIR, as far as its reader may read it.</summary>
[EnableRateLimiting(RateLimits.Export)]
internal sealed class CounselingFileModel(PatientReader reader, CounselingReader counseling, QuestionnaireDesk desk, SafetyDesk safety, AuditTrail audit) : CounselingPage(reader)
{
    public CounselingExport Export { get; private set; } = null!;

    protected override async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        Export = await ReadAsync(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostFhirAsync(Guid id, CancellationToken stop)
    {
        if (await OpenAsync(id, stop) is { } refusal) return refusal;
        await audit.RecordAsync(new AuditEntry(AuditKind.Export) { Patient = id, Object = "CounselingRecord", Purpose = Opening.Request.Purpose, Detail = "counseling as FHIR" }, stop);
        byte[] bundle = CounselingBundleWriter.Write(await ReadAsync(stop), await PatientResource.AsShownAsync(Reader, Opening, stop), id, Access.At);
        return File(bundle, "application/fhir+json; charset=utf-8", "counseling.json");
    }

    private async Task<CounselingExport> ReadAsync(CancellationToken stop) => new(
        [.. (await counseling.SessionsAsync(Opening, stop)).Where(s => s.Session is not null).Select(s => new WrittenSession(s.Session!, [.. s.Notes.OfType<SessionNote>()]))],
        await counseling.AppointmentsAsync(Opening, stop), (await counseling.ReferralsAsync(Opening, stop)).Shown,
        [.. (await desk.AnsweredAsync(Opening, stop)).Select(a => a.Own).OfType<QuestionnaireResponse>()])
    {
        FollowUps = [.. (await safety.FollowUpsAsync(Opening, stop)).Where(f => f.Done is not null)],
    };
}
