using System.Collections.Immutable;
using System.Globalization;

namespace PrecisionCare.Web.Timeline;

/// <summary>The stretch of time that a timeline shows.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day: today.</param>
internal sealed record TimelineWindow(DateOnly From, DateOnly To)
{
    private const int TicksShown = 8;

    /// <summary>What a reader may choose: the word in addresses, what it is called, and how many months it goes back; <c>null</c> for everything.</summary>
    public static ImmutableArray<(string Word, string Name, int? Months)> Choices { get; } =
        [("6m", "6 months", 6), ("2y", "2 years", 24), ("10y", "10 years", 120), ("all", "everything", null)];

    public const string Usual = "2y";

    /// <param name="word">Of <see cref="Choices"/>; what is not one of them counts as <see cref="Usual"/>.</param>
    /// <param name="today">Where it ends.</param>
    /// <param name="earliest">Where the record begins.</param>
    public static TimelineWindow Of(string? word, DateOnly today, DateOnly earliest)
    {
        var choice = Choices.FirstOrDefault(c => c.Word == word) is { Word: not null } known ? known : Choices.First(c => c.Word == Usual);
        var from = choice.Months is { } months ? today.AddMonths(-months) : earliest;
        return new TimelineWindow(from < today ? from : today.AddMonths(-1), today);
    }

    public bool Holds(DateOnly day) => day >= From && day <= To;

    /// <summary>0 at the beginning, 1 at the end.</summary>
    public double Share(DateOnly day) => (day.DayNumber - From.DayNumber) / (double)(To.DayNumber - From.DayNumber);

    /// <summary>First days of months or years, few enough to be read.</summary>
    public IEnumerable<(DateOnly Day, string Label)> Ticks()
    {
        int months = (To.DayNumber - From.DayNumber) / 30;
        int step = new[] { 1, 2, 3, 6, 12, 24, 60, 120 }.FirstOrDefault(s => months / s <= TicksShown, 240);
        var day = new DateOnly(From.Year, 1, 1);
        if (step >= 12) day = new DateOnly(From.Year - (From.Year % (step / 12)), 1, 1);
        for (; day <= To; day = day.AddMonths(step))
            if (day >= From) yield return (day, day.ToString(step >= 12 ? "yyyy" : "MMM yyyy", CultureInfo.InvariantCulture));
    }
}
