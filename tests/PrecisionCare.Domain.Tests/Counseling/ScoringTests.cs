using System.Collections.Immutable;
using System.Globalization;
using PrecisionCare.Counseling.Questionnaires;

namespace PrecisionCare.Tests.Counseling;

public sealed class ScoringTests
{
    /// <summary>Kroenke 2001, table of severity.</summary>
    [Theory]
    [InlineData(0, "minimal")]
    [InlineData(4, "minimal")]
    [InlineData(5, "mild")]
    [InlineData(9, "mild")]
    [InlineData(10, "moderate")]
    [InlineData(14, "moderate")]
    [InlineData(15, "moderately severe")]
    [InlineData(19, "moderately severe")]
    [InlineData(20, "severe")]
    [InlineData(27, "severe")]
    public void The_phq_9_total_has_the_severity_of_its_source(int total, string severity)
    {
        var score = Apply("phq-9", Weights(9, total, 3))!;
        Assert.Equal((total, severity), (score.Value, score.Band!.Name));
        Assert.Equal(total >= 10, score.Band.Raised);
    }

    /// <summary>Spitzer 2006: cut-points at 5, 10 and 15.</summary>
    [Theory]
    [InlineData(4, "minimal")]
    [InlineData(5, "mild")]
    [InlineData(10, "moderate")]
    [InlineData(15, "severe")]
    [InlineData(21, "severe")]
    public void The_gad_7_total_has_the_severity_of_its_source(int total, string severity) => Assert.Equal(severity, Apply("gad-7", Weights(7, total, 3))!.Band!.Name);

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(3, true)]
    public void Any_thought_of_death_raises_the_alarm_whatever_the_score_and_whatever_is_missing(int ninth, bool alarms)
    {
        Assert.Equal(alarms, Apply("phq-9", [0, 0, 0, 0, 0, 0, 0, 0, ninth])!.Alarm is not null);
        var incomplete = Apply("phq-9", [null, null, null, null, null, null, null, null, ninth])!;
        Assert.Equal(alarms, incomplete.Alarm is not null);
        Assert.Null(incomplete.Value);
        Assert.Equal(8, incomplete.Missing);
    }

    [Fact]
    public void An_incomplete_questionnaire_has_no_score_and_no_severity()
    {
        var score = Apply("phq-9", [3, 3, 3, 3, 3, 3, 3, null, 0])!;
        Assert.Null(score.Value);
        Assert.Null(score.Band);
        Assert.Equal(1, score.Missing);
    }

    /// <summary>Brehaut 2003: items 2 and 4 are turned round; 0 is no regret. 1 is strongly agree.</summary>
    [Theory]
    [InlineData(new[] { 1, 5, 1, 5, 1 }, 0)]
    [InlineData(new[] { 5, 1, 5, 1, 5 }, 100)]
    [InlineData(new[] { 3, 3, 3, 3, 3 }, 50)]
    [InlineData(new[] { 2, 4, 1, 4, 2 }, 20)]
    public void Decision_regret_is_the_mean_of_five_items_from_0_to_100(int[] answers, int regret) =>
        Assert.Equal(regret, Apply("decision-regret", [.. answers.Select(a => (int?)a)], lowest: 1, highest: 5)!.Value);

    [Fact]
    public void A_questionnaire_that_is_built_otherwise_is_not_scored()
    {
        Assert.Null(Apply("phq-9", Weights(8, 8, 3)));
        Assert.Null(Apply("phq-9", Weights(9, 9, 3), highest: 4));
        Assert.Null(Apply("decision-regret", [1, 1, 1, 1, 1]));
    }

    [Fact]
    public void Bands_cover_each_scale_without_gap_or_overlap()
    {
        foreach (var rule in ScoringRule.All.Where(r => !r.Bands.IsEmpty))
        {
            Assert.Equal((0m, rule.Highest), (rule.Bands[0].Low, rule.Bands[^1].High));
            Assert.All(rule.Bands.Skip(1).Zip(rule.Bands), pair => Assert.Equal(pair.Second.High + 1, pair.First.Low));
        }
    }

    private static Score? Apply(string rule, int?[] weights, int lowest = 0, int highest = 3)
    {
        string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
        ImmutableArray<AnswerOption> options = [.. Enumerable.Range(lowest, highest - lowest + 1).Select(w => new AnswerOption(Text(w), LocalText.Of(Text(w)), null, w))];
        var questionnaire = new Questionnaire
        {
            Name = "q", Url = "urn:q", Title = LocalText.Of("q"),
            Items = [.. weights.Select((_, i) => new QuestionnaireItem { LinkId = Text(i + 1), Type = ItemType.Choice, Text = LocalText.Of("?"), Options = options })],
        };
        return ScoringRule.Find(rule)!.Apply(questionnaire, [.. weights.Select((w, i) => (w, i)).Where(a => a.w is not null).Select(a => new ResponseAnswer(Text(a.i + 1), Text(a.w!.Value)))]);
    }

    private static int?[] Weights(int items, int total, int most) =>
        [.. Enumerable.Range(0, items).Select(i => (int?)Math.Clamp(total - (i * most), 0, most))];
}
