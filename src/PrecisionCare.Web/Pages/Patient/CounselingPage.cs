using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Audit;
using PrecisionCare.Consent;
using PrecisionCare.Web.Access;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>A page of the counseling record. Genetic counselors write, everybody who treats reads.</summary>
internal abstract class CounselingPage(PatientReader reader) : PatientFormPage(reader)
{
    public bool MayWrite => CurrentReader.Of(User).Roles.Contains(RequesterRole.Counselor);

    protected AuditActor Me => User.AsActor();

    /// <summary>As <see cref="PatientFormPage.ActAsync"/>, for genetic counselors alone.</summary>
    protected async Task<IActionResult> WriteAsync<T>(Guid id, Func<T> read, Func<T, Task<Outcome>> act, CancellationToken stop) =>
        MayWrite ? await ActAsync(id, read, act, stop) : Forbid();

    protected LocalRedirectResult Told(string note, string page = "counseling")
    {
        Note = note;
        return LocalRedirect(Patient.Address(page));
    }
}
