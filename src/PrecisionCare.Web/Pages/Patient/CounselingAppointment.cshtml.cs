using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Counseling;
using PrecisionCare.Web.Counseling;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>An appointment: when by both clocks, where to join, and what became of it.</summary>
internal sealed class CounselingAppointmentModel(PatientReader reader, CounselingReader counseling, TimeProvider time) : CounselingPage(reader)
{
    [FromRoute(Name = "appointment")]
    public Guid Key { get; set; }

    [BindProperty]
    public CancelReason? Why { get; set; }

    [BindProperty]
    public int Revision { get; set; }

    public Appointment Appointment { get; private set; } = null!;

    public bool HasBegun => Appointment.Content.Start <= time.GetUtcNow();

    public Uri? Link => Appointment.Content.Link is { } link ? JoinLink.Of(link) : null;

    public async Task<IActionResult> OnGetCalendarAsync(Guid id, CancellationToken stop)
    {
        if (await OpenAsync(id, stop) is { } refusal) return refusal;
        return await FindAsync(stop) ? File(CalendarFile.Write(Appointment), "text/calendar; charset=utf-8", "appointment.ics") : NotFound();
    }

    public Task<IActionResult> OnPostAttendedAsync(Guid id, CancellationToken stop) => ChangeAsync(id, AppointmentState.Attended, stop);

    public Task<IActionResult> OnPostMissedAsync(Guid id, CancellationToken stop) => ChangeAsync(id, AppointmentState.Missed, stop);

    public Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken stop) => ChangeAsync(id, AppointmentState.Cancelled, stop);

    /// <summary>Takes back what was said of it: it is booked again.</summary>
    public Task<IActionResult> OnPostBookedAsync(Guid id, CancellationToken stop) => ChangeAsync(id, AppointmentState.Booked, stop);

    private Task<IActionResult> ChangeAsync(Guid id, AppointmentState to, CancellationToken stop) => WriteAsync(
        id, () => Check(to),
        async why => Outcome.Of(
            await counseling.ChangeAsync(Opening, Appointment, to, why, Revision, Me, stop), $"The appointment is {SessionText.Of(to)}.", $"counseling/appointments/{Key}",
            "Somebody has changed the appointment since you opened the page. It is shown as it stands now."), stop);

    protected override async Task<bool> FindAsync(CancellationToken stop)
    {
        if ((await counseling.AppointmentsAsync(Opening, stop)).FirstOrDefault(a => a.Id == Key) is not { } found) return false;
        Appointment = found;
        return true;
    }

    private CancelReason? Check(AppointmentState to)
    {
        if (to == AppointmentState.Cancelled && (Why is not { } why || !Enum.IsDefined(why))) ModelState.AddModelError(nameof(Why), "Choose why it is cancelled.");
        if (to is AppointmentState.Attended or AppointmentState.Missed && !HasBegun) ModelState.AddModelError("", "It has not begun yet. Cancel it if it does not take place.");
        return Why;
    }
}
