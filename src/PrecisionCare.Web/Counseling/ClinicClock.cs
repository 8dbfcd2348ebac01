using System.Collections.Immutable;
using PrecisionCare.Counseling;
using PrecisionCare.Storage;

namespace PrecisionCare.Web.Counseling;

/// <summary>The time zone in which a clinic's people say times: <c>Clinic:TimeZone</c>, an IANA name; the machine's unless set.</summary>
/// <param name="Zone">The clinic's.</param>
internal sealed record ClinicClock(TimeZoneInfo Zone)
{
    /// <summary>Zones in which most people live, east of the date line first; any other IANA name that a clinic needs is its setting.</summary>
    private static readonly ImmutableArray<string> Usual =
    [
        "Pacific/Auckland", "Australia/Sydney", "Australia/Brisbane", "Australia/Adelaide", "Australia/Perth", "Asia/Tokyo", "Asia/Seoul", "Asia/Shanghai", "Asia/Singapore", "Asia/Manila",
        "Asia/Jakarta", "Asia/Bangkok", "Asia/Dhaka", "Asia/Kathmandu", "Asia/Kolkata", "Asia/Karachi", "Asia/Dubai", "Asia/Tehran", "Europe/Moscow", "Europe/Istanbul", "Asia/Riyadh", "Africa/Nairobi",
        "Africa/Cairo", "Africa/Johannesburg", "Europe/Athens", "Europe/Helsinki", "Europe/Kyiv", "Asia/Jerusalem", "Europe/Berlin", "Europe/Madrid", "Europe/Paris", "Europe/Rome", "Europe/Warsaw",
        "Europe/Zurich", "Africa/Lagos", "Africa/Casablanca", "Europe/Lisbon", "Europe/London", "Africa/Accra", "UTC", "Atlantic/Azores", "America/Sao_Paulo", "America/Argentina/Buenos_Aires",
        "America/St_Johns", "America/Halifax", "America/Santiago", "America/Caracas", "America/New_York", "America/Toronto", "America/Bogota", "America/Lima", "America/Chicago", "America/Mexico_City",
        "America/Denver", "America/Phoenix", "America/Los_Angeles", "America/Vancouver", "America/Anchorage", "Pacific/Honolulu",
    ];

    /// <exception cref="SettingException">The setting names no zone that the machine knows.</exception>
    public static ClinicClock From(IConfiguration configuration) => configuration["Clinic:TimeZone"] is not { Length: > 0 } id
        ? new(TimeZoneInfo.Local)
        : new(ZonedTime.Zone(id) ?? throw new SettingException($"Clinic:TimeZone is '{id}', which is no time zone of the IANA database; it may be such as Europe/Berlin."));

    /// <summary>To choose from in a form that holds a choice.</summary>
    /// <param name="chosen">What was typed or kept: it can be chosen again, if it is a zone.</param>
    public IEnumerable<string> ChoicesWith(string? chosen) =>
        chosen is { Length: > 0 } && !Choices.Contains(chosen) && ZonedTime.Zone(chosen) is not null ? Choices.Prepend(chosen) : Choices;

    /// <summary>To choose from: the clinic's first.</summary>
    public ImmutableArray<string> Choices => [Zone.Id, .. Usual.Where(z => z != Zone.Id && ZonedTime.Zone(z) is not null)];
}
