using Microsoft.AspNetCore.Mvc.ModelBinding;
using PrecisionCare.Counseling;

namespace PrecisionCare.Web.Counseling;

/// <summary>The form of an appointment, in texts as they are typed.</summary>
public sealed class AppointmentInput
{
    public string? Day { get; set; }
    public string? Time { get; set; }
    public string? Zone { get; set; }
    public string? PatientZone { get; set; }
    public string? Minutes { get; set; } = "45";
    public MeetingWay Way { get; set; } = MeetingWay.Video;
    public string? Link { get; set; }
    public Interpreting Interpreting { get; set; }
    public string? Language { get; set; }

    /// <returns><c>null</c> when there is no moment; all faults are named in <paramref name="state"/>.</returns>
    public AppointmentContent? Content(ModelStateDictionary state, DateTimeOffset now)
    {
        var start = TypedMoment.Read(Day, Time, Zone, "Input.", state);
        int? minutes = SessionInput.WholeNumber(Minutes, "Input.Minutes", state);
        var content = new AppointmentContent
        {
            Start = start ?? now.AddDays(1), ClinicZone = Zone ?? "", PatientZone = PatientZone ?? "", Minutes = minutes ?? 0, Way = Way,
            Link = Way == MeetingWay.Video && !string.IsNullOrWhiteSpace(Link) ? Link.Trim() : null, Interpreting = Interpreting, Language = string.IsNullOrWhiteSpace(Language) ? null : Language.Trim(),
        };
        foreach (var fault in content.Faults(now))
        {
            string field = "Input." + (fault.Field == nameof(AppointmentContent.ClinicZone) ? "Zone" : fault.Field);
            if (!state.TryGetValue(field, out var entry) || entry.Errors.Count == 0) state.AddModelError(field, fault.Message);
        }

        return start is null ? null : content;
    }
}
