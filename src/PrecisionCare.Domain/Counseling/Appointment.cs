using System.Collections.Immutable;
using PrecisionCare.Decisions;

namespace PrecisionCare.Counseling;

/// <summary>Where an appointment stands. Names are kept, never renamed.</summary>
public enum AppointmentState { Booked, Attended, Missed, Cancelled }

/// <summary>Why an appointment was cancelled: a list, so that no clinical word comes into calendars.</summary>
public enum CancelReason { PatientAsked, PatientIll, CounselorAway, ResultNotReady, Technical, Other }

/// <summary>An appointment for counseling. It holds no clinical word: a calendar may show it.</summary>
public sealed record AppointmentContent
{
    public const int LongestLink = 500;

    /// <summary>When it begins, in the clinic's offset.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>Time zones by their IANA names: the clinic's, in which the time was chosen, and the patient's.</summary>
    public required string ClinicZone { get; init; }

    public required string PatientZone { get; init; }

    public required int Minutes { get; init; }

    public required MeetingWay Way { get; init; }

    /// <summary>Where to join by video; https only.</summary>
    public string? Link { get; init; }

    public Interpreting Interpreting { get; init; }

    public string? Language { get; init; }

    public DateTimeOffset End => Start.AddMinutes(Minutes);

    /// <summary>Everything that keeps it from being booked, at once.</summary>
    public ImmutableArray<DecisionFault> Faults(DateTimeOffset now)
    {
        var faults = ImmutableArray.CreateBuilder<DecisionFault>();
        if (Start <= now) faults.Add(new("Day", "Choose a time to come. A session that has been is recorded as a session."));
        if (Start > now.AddYears(2)) faults.Add(new("Day", "Choose a time within two years."));
        if (Minutes is < 5 or > SessionContent.MostMinutes) faults.Add(new(nameof(Minutes), $"Give the length in 5 to {SessionContent.MostMinutes} minutes."));
        if (ZonedTime.Zone(ClinicZone) is null) faults.Add(new(nameof(ClinicZone), "Choose a time zone of the list."));
        if (ZonedTime.Zone(PatientZone) is null) faults.Add(new(nameof(PatientZone), "Choose a time zone of the list."));
        if (Way == MeetingWay.Video && Link is null) faults.Add(new(nameof(Link), "Give the address where the patient joins the video call."));
        if (Link is not null && JoinLink.Of(Link) is null) faults.Add(new(nameof(Link), "Write a whole address that begins with https:// and holds no name or password before the host."));
        if (Interpreting != Interpreting.NotNeeded && Language is null) faults.Add(new(nameof(Language), "Say for which language the interpreter is booked."));
        if (Language?.Length > 60) faults.Add(new(nameof(Language), "Say it in at most 60 characters."));
        return faults.ToImmutable();
    }
}

/// <summary>An appointment with its course.</summary>
/// <param name="Id">Ours.</param>
/// <param name="Counselor">The counselor's account.</param>
/// <param name="Name">The counselor's name.</param>
/// <param name="Content">What was arranged.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Cancelled">Why it was cancelled.</param>
/// <param name="Revision">Counted from 0; grows with every change.</param>
/// <param name="ChangedAt">When it was changed last.</param>
public sealed record Appointment(
    Guid Id, Guid Counselor, string Name, AppointmentContent Content, AppointmentState State, CancelReason? Cancelled, int Revision, DateTimeOffset ChangedAt)
{
    public bool IsUpcoming(DateTimeOffset now) => State == AppointmentState.Booked && Content.End > now;
}

/// <summary>A web address that may be offered for joining a call.</summary>
public static class JoinLink
{
    /// <returns><c>null</c> for anything but https with a host and without user information, which would hide the true host.</returns>
    public static Uri? Of(string text) =>
        text.Length <= AppointmentContent.LongestLink && Uri.TryCreate(text, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps
        && link.Host.Length > 0 && link.UserInfo.Length == 0 ? link : null;
}
