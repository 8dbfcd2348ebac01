using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Web.Consents;

namespace PrecisionCare.Web.Pages.Consents;

/// <summary>A page about one patient's consents: 404 when there is no such patient. Shows who the patient is, and nothing clinical.</summary>
internal abstract class PatientConsentPage(ConsentDesk desk) : PageModel
{
    [FromRoute(Name = "id")]
    public Guid Key { get; set; }

    [TempData]
    public string? Note { get; set; }

    public PatientConsents Patient { get; private set; } = null!;

    public string Address(string page = "") => page.Length == 0 ? $"/consents/patients/{Key}" : $"/consents/patients/{Key}/{page}";

    public string AddressOf(string consentId, string page = "") => Address($"consent/{Uri.EscapeDataString(consentId)}{(page.Length == 0 ? "" : "/" + page)}");

    /// <returns>False when there is no such patient.</returns>
    protected async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await desk.OpenAsync(Key, stop) is not { } patient) return false;
        Patient = patient;
        return true;
    }

    protected RedirectResult Done(string note, string page = "")
    {
        Note = note;
        return Redirect(Address(page));
    }
}
