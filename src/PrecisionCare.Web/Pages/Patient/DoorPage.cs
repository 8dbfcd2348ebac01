using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Web.Access;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>A page at the door to a patient: it opens also for those who may see nothing behind it, and shows nothing but who the patient is.</summary>
internal abstract class DoorPage(PatientReader reader) : PageModel
{
    public PatientAccess Access { get; private set; } = null!;

    public PatientBanner Banner { get; private set; } = null!;

    /// <summary>This reader may see something of the patient.</summary>
    public bool Opens { get; private set; }

    /// <returns>False when there is no such patient.</returns>
    protected async Task<bool> StandBeforeAsync(Guid id, CancellationToken stop)
    {
        if (await reader.LookAsync(id, CurrentReader.Of(User), PageContext.ActionDescriptor.ViewEnginePath, _ => [], stop) is not { } opening) return false;
        Access = opening.Access;
        Opens = opening.View is not null;
        Banner = opening.View?.Banner ?? PatientBanner.Of(opening.Patient, DateOnly.FromDateTime(opening.Access.At.LocalDateTime));
        return true;
    }
}
