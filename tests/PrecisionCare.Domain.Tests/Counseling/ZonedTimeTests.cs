using PrecisionCare.Counseling;

namespace PrecisionCare.Tests.Counseling;

public sealed class ZonedTimeTests
{
    private static readonly TimeZoneInfo Berlin = ZonedTime.Zone("Europe/Berlin")!;

    [Fact]
    public void A_time_that_summer_time_skips_is_refused_with_the_times_around_it()
    {
        var read = ZonedTime.Read(new DateOnly(2027, 3, 28), new TimeOnly(2, 30), Berlin);
        Assert.Null(read.Moment);
        Assert.Equal("02:30 is skipped on 28-Mar-2027 in Europe/Berlin, because clocks go forward. Choose a time before 02:00 or from 03:00 on.", read.Fault);
    }

    [Fact]
    public void A_time_that_comes_twice_in_autumn_is_refused_rather_than_guessed()
    {
        var read = ZonedTime.Read(new DateOnly(2026, 10, 25), new TimeOnly(2, 15), Berlin);
        Assert.Null(read.Moment);
        Assert.Contains("comes twice", read.Fault, StringComparison.Ordinal);
        Assert.Contains("before 02:00 or from 03:00 on", read.Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-07-01", 120)]
    [InlineData("2026-12-01", 60)]
    public void The_offset_is_that_of_the_day(string day, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), ZonedTime.Read(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), new TimeOnly(9, 0), Berlin).Moment!.Value.Offset);

    [Fact]
    public void In_the_week_when_only_one_side_has_changed_its_clocks_both_times_are_right()
    {
        // New York changes on 14 March 2027, Berlin on 28 March: between them they are five hours apart, not six.
        var moment = ZonedTime.Read(new DateOnly(2027, 3, 20), new TimeOnly(15, 0), Berlin).Moment!.Value;
        Assert.Equal("20-Mar-2027 10:00 America/New_York (UTC-04:00)", ZonedTime.Shown(moment, ZonedTime.Zone("America/New_York")!));
    }

    [Theory]
    [InlineData("Berlin summer time")]
    [InlineData("")]
    [InlineData(null)]
    public void A_zone_that_nobody_knows_is_none(string? id) => Assert.Null(ZonedTime.Zone(id));
}
