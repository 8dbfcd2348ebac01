using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Storage.Access;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>Overrides a patient's restrictions for an hour: reason, relation, words, confirmation. Only for those who have the right to it.</summary>
internal sealed class EmergencyModel(PatientReader reader, EmergencyAccesses emergencies) : DoorPage(reader)
{
    internal sealed class InputModel
    {
        [Required(ErrorMessage = "Choose the reason.")]
        public EmergencyReason? Reason { get; set; }

        [Required(ErrorMessage = "Choose how you stand to the patient.")]
        public RelationToPatient? Relation { get; set; }

        [MaxLength(2000)]
        public string? Words { get; set; }

        public bool Confirmed { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) =>
        !await StandBeforeAsync(id, stop) ? NotFound() : Access.MayBreakGlass ? Page() : Forbid();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (!await StandBeforeAsync(id, stop)) return NotFound();
        if (!Access.MayBreakGlass) return Forbid();
        if ((Input.Words ?? "").Trim().Length < EmergencyAccesses.ShortestText)
            ModelState.AddModelError("Input.Words", $"Describe the situation in at least {EmergencyAccesses.ShortestText} characters.");
        if (!Input.Confirmed) ModelState.AddModelError("Input.Confirmed", "Confirm that you know what follows.");
        if (!ModelState.IsValid) return Page();
        try
        {
            await emergencies.BeginAsync(id, User.AccountId(), Input.Reason!.Value, Input.Relation!.Value, Input.Words!, stop);
        }
        catch (ArgumentException)
        {
            return Forbid(); // the right was taken away since the session began
        }
        return LocalRedirect($"/patients/{id}");
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken stop)
    {
        await emergencies.EndAsync(id, User.AccountId(), stop);
        return LocalRedirect($"/patients/{id}");
    }
}
