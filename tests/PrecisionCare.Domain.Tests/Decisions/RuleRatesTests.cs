using PrecisionCare.Decisions;

namespace PrecisionCare.Tests.Decisions;

public sealed class RuleRatesTests
{
    /// <summary>Newcombe, Stat Med 1998;17:857, table I, method 3: 81 of 263, 15 of 148, 0 of 20, 1 of 29.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void The_interval_of_a_share_is_Wilsons(int overridden, int all, double low, double high)
    {
        var rates = new RuleRates("rule", all - overridden, 0, overridden, []);
        Assert.Equal((low, high), (Math.Round(rates.Interval.Low, 4), Math.Round(rates.Interval.High, 4)));
        Assert.Equal(0.95, rates.Interval.Level);
    }

    [Fact]
    public void Months_are_put_together_and_the_commonest_reason_comes_first()
    {
        var rates = Assert.Single(RuleRates.Of(
        [
            new CountedDecisions("limit:x", 202610, DecisionKind.Overridden, "other", 1), new CountedDecisions("limit:x", 202611, DecisionKind.Overridden, "palliative-aim", 2),
            new CountedDecisions("limit:x", 202611, DecisionKind.Accepted, "", 4), new CountedDecisions("limit:x", 202611, DecisionKind.Modified, "", 3),
        ]));
        Assert.Equal((4, 3, 3, 10, 0.3), (rates.Accepted, rates.Modified, rates.Overridden, rates.Count, rates.Share));
        Assert.Equal([new ReasonCount("palliative-aim", 2), new ReasonCount("other", 1)], rates.Reasons.AsEnumerable());
    }
}
