using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Audit;
using PrecisionCare.Consent;
using PrecisionCare.Decisions;
using PrecisionCare.Web.Access;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>A page of the counseling record. Genetic counselors write, everybody who treats reads.</summary>
internal abstract class CounselingPage(PatientReader reader) : PatientPage(reader)
{
    [TempData]
    public string? Note { get; set; }

    public bool MayWrite => CurrentReader.Of(User).Roles.Contains(RequesterRole.Counselor);

    protected AuditActor Me => User.AsActor();

    protected LocalRedirectResult Told(string note, string page = "counseling")
    {
        Note = note;
        return LocalRedirect(Patient.Address(page));
    }

    /// <summary>Each field says what could not be read once.</summary>
    protected void Add(IEnumerable<DecisionFault> faults, string prefix = "Input.")
    {
        foreach (var fault in faults)
            if (!ModelState.TryGetValue(prefix + fault.Field, out var entry) || entry.Errors.Count == 0) ModelState.AddModelError(prefix + fault.Field, fault.Message);
    }
}
