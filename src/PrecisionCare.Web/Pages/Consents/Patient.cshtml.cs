using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Web.Consents;

namespace PrecisionCare.Web.Pages.Consents;

/// <summary>A patient's consents: what holds now, what contradicts, and the ways to give and to take back.</summary>
internal sealed class PatientModel(ConsentDesk desk) : PatientConsentPage(desk)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await LoadAsync(stop) ? Page() : NotFound();
}
