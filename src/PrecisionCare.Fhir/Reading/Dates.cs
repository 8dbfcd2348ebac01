using System.Runtime.InteropServices;
using System.Text;
using PrecisionCare.Patients;

namespace PrecisionCare.Fhir.Reading;

/// <summary>Dates of R4 elements: date, dateTime and instant, and the types that hold two of them.</summary>
internal static class Dates
{
    private const int LongestDate = 48;

    /// <summary>A date or dateTime as exact as it is stated.</summary>
    public static PartialDate? Date(this Element element, ReadOnlySpan<byte> name)
    {
        if (!element.TryGetText(name, out var value)) return null;
        var utf8 = JsonMarshal.GetRawUtf8Value(value)[1..^1];
        if (utf8.Length <= LongestDate)
        {
            Span<char> text = stackalloc char[LongestDate];
            if (PartialDate.TryParse(text[..Encoding.UTF8.GetChars(utf8, text)], out var date)) return date;
        }

        element.Resource.Report(FhirFault.BadDate, value, $"{Encoding.UTF8.GetString(name)} is no date of FHIR.");
        return null;
    }

    /// <summary>A moment with its zone.</summary>
    public static DateTimeOffset? Instant(this Element element, ReadOnlySpan<byte> name) =>
        element.Date(name) is not { } date ? null : date.Earliest;

    public static (PartialDate? Start, PartialDate? End) Period(this Element element, ReadOnlySpan<byte> name)
    {
        var period = element.Object(name);
        return (period.Date("start"u8), period.Date("end"u8));
    }

    /// <summary>A choice of dateTime and Period, such as <c>effective[x]</c>: one moment has no end.</summary>
    public static (PartialDate? Start, PartialDate? End) DateOrPeriod(this Element element, ReadOnlySpan<byte> date, ReadOnlySpan<byte> period) =>
        element.Date(date) is { } moment ? (moment, null) : element.Period(period);

    /// <summary>A number of years from an Age in years, months, weeks or days (UCUM); <c>null</c> for other units.</summary>
    public static decimal? Years(this Element element, ReadOnlySpan<byte> name)
    {
        var age = element.Object(name);
        return (age.Number("value"u8), age.Text("code"u8) ?? age.Text("unit"u8)) switch
        {
            ({ } years, "a" or "years" or "year" or "yrs" or "yr") => years,
            ({ } months, "mo" or "months" or "month") => decimal.Round(months / 12, 2),
            ({ } weeks, "wk" or "weeks" or "week") => decimal.Round(weeks * 7 / 365.25m, 2),
            ({ } days, "d" or "days" or "day") => decimal.Round(days / 365.25m, 2),
            _ => null,
        };
    }
}
