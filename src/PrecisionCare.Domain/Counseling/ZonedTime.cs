using System.Globalization;

namespace PrecisionCare.Counseling;

/// <summary>A time of day in a time zone as a moment, or why it is none.</summary>
/// <param name="Moment">The moment with the offset of the zone; <c>null</c> when the clocks of the zone skip the time or show it twice.</param>
/// <param name="Fault">Why it is none, with the remedy.</param>
public readonly record struct ZonedReading(DateTimeOffset? Moment, string? Fault);

/// <summary>Times as clocks on a wall show them, in zones of the IANA database (<c>Europe/Berlin</c>).</summary>
public static class ZonedTime
{
    /// <returns><c>null</c> when the machine knows no such zone.</returns>
    public static TimeZoneInfo? Zone(string? id) =>
        !string.IsNullOrWhiteSpace(id) && id.Length <= 60 && TimeZoneInfo.TryFindSystemTimeZoneById(id.Trim(), out var zone) ? zone : null;

    /// <summary>The moment at which clocks in a zone show a time. A time that summer time skips or repeats is refused: two people would come at different times.</summary>
    public static ZonedReading Read(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(local)) return new(null, Say(local, zone, "is skipped", "clocks go forward", zone.IsInvalidTime));
        if (zone.IsAmbiguousTime(local)) return new(null, Say(local, zone, "comes twice", "clocks go back", zone.IsAmbiguousTime));
        return new(new DateTimeOffset(local, zone.GetUtcOffset(local)), null);
    }

    /// <summary>A moment as clocks in a zone show it, with the offset from UTC: <c>25-Oct-2026 14:30 Europe/Berlin (UTC+01:00)</c>.</summary>
    public static string Shown(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var there = TimeZoneInfo.ConvertTime(moment, zone);
        return string.Create(CultureInfo.InvariantCulture, $"{there:dd-MMM-yyyy HH:mm} {zone.Id} (UTC{there:zzz})");
    }

    private static string Say(DateTime local, TimeZoneInfo zone, string what, string why, Func<DateTime, bool> odd)
    {
        DateTime first = local, next = local;
        while (odd(first.AddMinutes(-1))) first = first.AddMinutes(-1);
        while (odd(next)) next = next.AddMinutes(1);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{local:HH:mm} {what} on {local:dd-MMM-yyyy} in {zone.Id}, because {why}. Choose a time before {first:HH:mm} or from {next:HH:mm} on.");
    }
}
