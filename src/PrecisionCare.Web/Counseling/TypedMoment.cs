using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using PrecisionCare.Counseling;

namespace PrecisionCare.Web.Counseling;

/// <summary>A day and a time of day as they are typed, in a time zone that is chosen beside them.</summary>
internal static class TypedMoment
{
    /// <summary>Fields <c>Day</c>, <c>Time</c>, <c>Zone</c> under a prefix; what cannot be read, and what the clocks of the zone skip or repeat, is named in <paramref name="state"/>.</summary>
    public static DateTimeOffset? Read(string? day, string? time, string? zone, string prefix, ModelStateDictionary state)
    {
        bool hasDay = DateOnly.TryParseExact((day ?? "").Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var onDay);
        bool hasTime = TimeOnly.TryParseExact((time ?? "").Trim(), ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var atTime);
        if (!hasDay) state.AddModelError(prefix + "Day", "Write the day as year-month-day, such as 2027-03-01.");
        if (!hasTime) state.AddModelError(prefix + "Time", "Write the time as hours and minutes, such as 14:30.");
        if (!hasDay || !hasTime || ZonedTime.Zone(zone) is not { } found) return null;
        var read = ZonedTime.Read(onDay, atTime, found);
        if (read.Fault is { } fault) state.AddModelError(prefix + "Time", fault);
        return read.Moment;
    }
}
