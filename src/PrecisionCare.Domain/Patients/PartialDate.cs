using System.Globalization;

namespace PrecisionCare.Patients;

/// <summary>How exactly a <see cref="PartialDate"/> is known.</summary>
public enum DatePrecision { Year, Month, Day, Time }

/// <summary>
/// A date or date-time as exact as the source states it (FHIR R4 date and dateTime): a birth year is not 1 January.
/// Comparison uses <see cref="Earliest"/>; when the order matters clinically, compare <see cref="Earliest"/> and <see cref="Latest"/>.
/// </summary>
public readonly record struct PartialDate : IComparable<PartialDate>
{
    private PartialDate(DateTimeOffset earliest, DatePrecision precision) => (Earliest, Precision) = (earliest, precision);

    /// <summary>The first moment that the value may mean; at offset zero unless the source gave an offset.</summary>
    public DateTimeOffset Earliest { get; }

    public DatePrecision Precision { get; }

    /// <summary>The last whole day that the value may mean.</summary>
    public DateOnly Latest => Precision switch
    {
        DatePrecision.Year => new DateOnly(Earliest.Year, 12, 31),
        DatePrecision.Month => new DateOnly(Earliest.Year, Earliest.Month, DateTime.DaysInMonth(Earliest.Year, Earliest.Month)),
        _ => Day,
    };

    /// <summary>The calendar day of <see cref="Earliest"/> in the source's own offset.</summary>
    public DateOnly Day => DateOnly.FromDateTime(Earliest.DateTime);

    public static PartialDate OfYear(int year) => new(new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero), DatePrecision.Year);

    public static PartialDate OfMonth(int year, int month) => new(new DateTimeOffset(year, month, 1, 0, 0, 0, TimeSpan.Zero), DatePrecision.Month);

    public static PartialDate OfDay(DateOnly day) => new(new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), DatePrecision.Day);

    public static PartialDate OfTime(DateTimeOffset time) => new(time, DatePrecision.Time);

    /// <summary>Reads <c>1961</c>, <c>1961-04</c>, <c>1961-04-14</c> or <c>1961-04-14T08:00:00+02:00</c> (FHIR R4, section 2.24.0.1).</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out PartialDate date)
    {
        date = default;
        var culture = CultureInfo.InvariantCulture;
        switch (text.Length)
        {
            case 4 when int.TryParse(text, NumberStyles.None, culture, out int year) && year > 0:
                date = OfYear(year);
                return true;
            case 7 when DateOnly.TryParseExact(text, "yyyy-MM", culture, DateTimeStyles.None, out var month):
                date = OfMonth(month.Year, month.Month);
                return true;
            case 10 when DateOnly.TryParseExact(text, "yyyy-MM-dd", culture, DateTimeStyles.None, out var day):
                date = OfDay(day);
                return true;
            case > 10 when text[10] == 'T' && DateTimeOffset.TryParse(text, culture, DateTimeStyles.AssumeUniversal, out var time):
                date = OfTime(time);
                return true;
            default:
                return false;
        }
    }

    public int CompareTo(PartialDate other) => Earliest.CompareTo(other.Earliest);

    public static bool operator <(PartialDate left, PartialDate right) => left.CompareTo(right) < 0;
    public static bool operator >(PartialDate left, PartialDate right) => left.CompareTo(right) > 0;
    public static bool operator <=(PartialDate left, PartialDate right) => left.CompareTo(right) <= 0;
    public static bool operator >=(PartialDate left, PartialDate right) => left.CompareTo(right) >= 0;

    /// <summary>ISO 8601 with exactly the known parts; <see cref="TryParse"/> reads it back.</summary>
    public override string ToString() => Precision switch
    {
        DatePrecision.Year => Earliest.ToString("yyyy", CultureInfo.InvariantCulture),
        DatePrecision.Month => Earliest.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        DatePrecision.Day => Earliest.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Earliest.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
    };
}
