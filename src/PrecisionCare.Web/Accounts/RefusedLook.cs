using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Audit;
using PrecisionCare.Storage.Audit;

namespace PrecisionCare.Web.Accounts;

/// <summary>Puts on record that somebody who is signed in asked for a page that their role does not open. A patient whom it would have shown is named, so that the patient's log has it.</summary>
internal static class RefusedLook
{
    public static Task RecordAsync(HttpContext context)
    {
        string page = context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath ?? "";
        Guid? patient = IsOfPatient(page) && Guid.TryParse(context.GetRouteValue("id") as string, out var key) ? key : null;
        return context.RequestServices.GetRequiredService<AuditTrail>().RecordAsync(new AuditEntry(patient is null ? AuditKind.PageRefused : AuditKind.PatientRead)
        {
            Patient = patient, Object = "Page" + page, Permitted = false, Rule = "role", Outcome = AuditOutcome.MinorFailure,
            Detail = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) ? null : "sent a form",
        });
    }

    private static bool IsOfPatient(string page) =>
        page.StartsWith("/Patient/", StringComparison.Ordinal) || page.StartsWith("/Consents/", StringComparison.Ordinal) || page == "/Teams/Team";
}
