using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using PrecisionCare.Storage.Consents;

namespace PrecisionCare.Web.Consents;

/// <summary>The form on which a request is recorded.</summary>
public sealed class DataRequestInput
{
    public const int LongestText = 1000;

    private const string Day = "yyyy-MM-dd";

    public DataRequestKind Kind { get; set; }
    public string? ReceivedOn { get; set; }
    public string? Words { get; set; }

    public static string DayOf(DateTimeOffset now) => now.UtcDateTime.ToString(Day, CultureInfo.InvariantCulture);

    /// <param name="now">A request cannot come tomorrow.</param>
    /// <param name="state">Faults, under the prefix <c>Input.</c></param>
    internal (DataRequestKind Kind, DateTimeOffset On, string Words) Read(DateTimeOffset now, ModelStateDictionary state)
    {
        if (!Enum.IsDefined(Kind)) state.AddModelError("Input.Kind", "Choose what is asked.");
        if (string.IsNullOrWhiteSpace(Words) || Words.Length > LongestText) state.AddModelError("Input.Words", "Say in a few words what was asked and how.");
        if (!DateOnly.TryParseExact(ReceivedOn, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year < 2000 || day > DateOnly.FromDateTime(now.UtcDateTime))
            state.AddModelError("Input.ReceivedOn", "Enter the day on which it was received, today or before.");
        return (Kind, new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), (Words ?? "").Trim());
    }
}
