using PrecisionCare.Risk.Evaluation;
using PrecisionCare.Risk.Fitted;

namespace PrecisionCare.Risk.Tests.Evaluation;

public sealed class MetricTests
{
    [Fact]
    public void Kaplan_Meier_multiplies_the_shares_that_survive_each_day()
    {
        var curve = new KaplanMeier([1, 2, 2, 3, 4], [true, true, false, true, false]);

        Assert.Equal(0.8, curve.Survival(1), 1e-12);
        Assert.Equal(0.8 * 3 / 4, curve.Survival(2.5), 1e-12);
        Assert.Equal(0.8 * 3 / 4 / 2, curve.Survival(3), 1e-12);
        Assert.Equal(0.8, curve.Before(2), 1e-12);
        Assert.Equal(1, curve.Survival(0.5));
    }

    [Fact]
    public void Harrells_C_counts_the_pairs_in_which_it_is_known_who_was_first()
    {
        // Known pairs: (1,2) (1,3) (1,4) (3,4); patient 2 is censored before 3 and 4. The score orders all but (3,4), which is tied.
        double c = Concordance.Harrell([1, 2, 3, 4], [true, false, true, true], [9, 5, 4, 4]);

        Assert.Equal(3.5 / 4, c, 1e-12);
    }

    [Fact]
    public void Without_censoring_Unos_C_is_Harrells()
    {
        double[] times = [5, 3, 8, 1, 9], score = [3, 6, 2, 5, 4];
        bool[] events = [true, true, true, true, true];

        Assert.Equal(Concordance.Harrell(times, events, score), Concordance.Uno(times, events, score, 100), 1e-12);
    }

    [Fact]
    public void Brier_without_censoring_is_the_mean_squared_error_of_the_risk()
    {
        var sample = new SurvivalSample([1, 2, 8, 9], [true, true, true, false], [3, 2, 1, 0], [0.9, 0.6, 0.3, 0.2], 5);

        Assert.Equal((0.01 + 0.16 + 0.09 + 0.04) / 4, sample.Brier(), 1e-12);
        Assert.Equal(0.25, sample.NullBrier(), 1e-12);
        Assert.Equal(1 - (0.075 / 0.25), sample.Ipa(), 1e-12);
        Assert.Equal(0.5 / 0.5, sample.ObservedOverExpected(), 1e-12);
    }

    [Fact]
    public void Acting_on_all_has_the_net_benefit_of_the_event_rate_less_its_weighted_harm()
    {
        var sample = new SurvivalSample([1, 2, 8, 9], [true, true, true, false], [3, 2, 1, 0], [0.9, 0.6, 0.3, 0.2], 5);

        var point = Assert.Single(sample.Decision([0.5]));

        Assert.Equal(0.5 - (0.5 * 1), point.Everyone, 1e-12);
        Assert.Equal(0.5, point.Model, 1e-12); // the two above .5 are the two with the event
    }

    [Fact]
    public void Doses_are_judged_by_distance_share_within_a_fifth_and_coverage()
    {
        var sample = new DoseSample([20, 30, 40], [24, 37, 40], [15, 32, 30], [30, 45, 50]);

        Assert.Equal(11 / 3.0, sample.MeanAbsoluteError(), 1e-12);
        Assert.Equal(200 / 3.0, sample.WithinFifth(), 1e-12);
        Assert.Equal(200 / 3.0, sample.Coverage(), 1e-12);
        Assert.Equal(11 / 3.0, sample.Bias(), 1e-12);
    }

    [Fact]
    public void A_dose_without_an_interval_is_not_covered() =>
        Assert.Equal(50, new DoseSample([20, 30], [20, 35], [10, double.NaN], [30, double.NaN]).Coverage());

    [Fact]
    public void Stability_is_nothing_for_the_same_sample_and_large_for_a_moved_one()
    {
        double[] now = [.. Enumerable.Range(0, 1000).Select(i => (double)i)];

        Assert.Equal(0, PopulationStability.Index(now, now), 1e-12);
        Assert.True(PopulationStability.Index(now, [.. now.Select(v => v + 500)]) > 0.25);
        Assert.True(PopulationStability.AgainstDeciles([.. Enumerable.Range(1, 9).Select(k => k * 100.0)], now) < 0.01);
    }
}
