using System.Globalization;
using PrecisionCare.Patients;

namespace PrecisionCare.Web.Presentation;

/// <summary>Dates as every page writes them: DD-MMM-YYYY, never more exact than the source.</summary>
internal static class DateText
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static string Shown(this DateOnly day) => day.ToString("dd-MMM-yyyy", Culture);

    /// <summary><c>14-Apr-1961</c>, <c>Apr-1961</c>, <c>1961</c> or <c>14-Apr-1961 08:00</c>, in the offset of the source.</summary>
    public static string Shown(this PartialDate date) => date.Precision switch
    {
        DatePrecision.Year => date.Earliest.ToString("yyyy", Culture),
        DatePrecision.Month => date.Earliest.ToString("MMM-yyyy", Culture),
        DatePrecision.Day => date.Earliest.ToString("dd-MMM-yyyy", Culture),
        _ => date.Earliest.ToString("dd-MMM-yyyy HH:mm", Culture),
    };

    /// <summary>A moment of the program itself, in UTC and saying so.</summary>
    public static string Shown(this DateTimeOffset moment) => moment.UtcDateTime.ToString("dd-MMM-yyyy HH:mm 'UTC'", Culture);
}
