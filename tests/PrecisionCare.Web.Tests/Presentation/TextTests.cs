using PrecisionCare.Patients;
using PrecisionCare.Risk;
using PrecisionCare.Therapy;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Tests.Presentation;

/// <summary>Dates, numbers and bands as people read them.</summary>
public sealed class TextTests
{
    [Theory]
    [InlineData("1961", "1961")]
    [InlineData("1961-04", "Apr-1961")]
    [InlineData("1961-04-14", "14-Apr-1961")]
    [InlineData("1961-04-14T08:05:00+02:00", "14-Apr-1961 08:05")]
    public void A_date_is_never_shown_more_exactly_than_it_is_known(string fhir, string shown)
    {
        Assert.True(PartialDate.TryParse(fhir, out var date));
        Assert.Equal(shown, date.Shown());
    }

    [Fact]
    public void A_moment_says_its_time_zone() =>
        Assert.Equal("22-Nov-2026 05:30 UTC", new DateTimeOffset(2026, 11, 22, 7, 30, 0, TimeSpan.FromHours(2)).Shown());

    [Theory]
    [InlineData("4.0", "10*3/uL", null, "4.0 ×10³/µL")]
    [InlineData("120", "mm[Hg]", null, "120 mmHg")]
    [InlineData("42", "mL/min/{1.73_m2}", null, "42 mL/min/1.73 m2")]
    [InlineData("0.5", "ng/mL", "<", "<0.5 ng/mL")]
    [InlineData("3", "1", null, "3")]
    [InlineData("3", "", null, "3")]
    public void A_measure_keeps_its_digits_and_its_unit_reads_as_words(string value, string unit, string? comparator, string shown) =>
        Assert.Equal(shown, new Measure(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), unit, comparator).Shown());

    [Theory]
    [InlineData(21.43217, "21.43")]
    [InlineData(0.000123456, "0.000123")]
    [InlineData(1234567, "1234567")]
    [InlineData(-3.5, "-3.5")]
    [InlineData(0, "0")]
    public void A_computed_value_has_four_significant_digits(double value, string shown) => Assert.Equal(shown, value.Shown());

    [Fact]
    public void An_interval_says_its_level() => Assert.Equal("14 to 31.2 (95 % interval)", new Interval(14, 31.2, 0.95).Shown());

    [Fact]
    public void Every_band_differs_in_word_shape_and_colour()
    {
        var looks = Enum.GetValues<Band>().Select(BandLook.Of).ToList();
        Assert.Equal(looks.Count, looks.Select(l => l.Word).Distinct().Count());
        Assert.Equal(looks.Count, looks.Select(l => l.Shape).Distinct().Count());
        Assert.Equal(looks.Count, looks.Select(l => l.Style).Distinct().Count());
    }

    [Theory]
    [InlineData(0, 1, 1, 0, 0)]
    [InlineData(120, 3, 3, 101, 120)]
    [InlineData(120, 99, 3, 101, 120)]
    [InlineData(120, -1, 1, 1, 50)]
    public void Paging_stays_within_the_list(int total, int wanted, int number, int from, int to)
    {
        var paging = Paging.Of(total, 50, wanted, page => $"?page={page}");
        Assert.Equal((number, from, to), (paging.Number, paging.From, paging.To));
    }
}
