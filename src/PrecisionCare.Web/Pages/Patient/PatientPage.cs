using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Web.Access;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>A page about one patient: 404 when there is no such patient, or none whom this reader may see.</summary>
internal abstract class PatientPage(PatientReader reader) : PageModel
{
    public PatientView Patient { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await reader.OpenAsync(id, CurrentReader.Of(User), stop) is not { View: { } patient }) return NotFound();
        Patient = patient;
        return await ShowAsync(stop);
    }

    /// <summary>What the page adds to the patient; nothing for most.</summary>
    protected virtual Task<IActionResult> ShowAsync(CancellationToken stop) => Task.FromResult<IActionResult>(Page());
}
