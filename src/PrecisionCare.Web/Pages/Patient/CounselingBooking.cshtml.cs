using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Web.Counseling;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>Books an appointment for counseling. For genetic counselors.</summary>
internal sealed class CounselingBookingModel(PatientReader reader, CounselingReader counseling, ClinicClock clock, TimeProvider time) : CounselingPage(reader)
{
    [BindProperty]
    public AppointmentInput Input { get; set; } = new();

    public ImmutableArray<string> Zones => clock.Choices;

    protected override Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        (Input.Zone, Input.PatientZone) = (clock.Zone.Id, clock.Zone.Id);
        return base.ShowAsync(stop);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (await OpenAsync(id, stop) is { } refusal) return refusal;
        var content = Input.Content(ModelState, time.GetUtcNow());
        if (content is null || !ModelState.IsValid) return Page();
        var appointment = await counseling.BookAsync(Opening, content, Me, stop);
        return Told("The appointment is booked.", $"counseling/appointments/{appointment}");
    }
}
