using PrecisionCare.Risk.Fitting;

namespace PrecisionCare.Risk.Tests.Fitting;

public sealed class CalibrationTests
{
    [Fact]
    public void Isotonic_pools_what_goes_down_and_keeps_what_goes_up()
    {
        var curve = Isotonic.Fit([1, 2, 3, 4, 5], [0, 2, 1, 3, 6]);

        Assert.Equal([0, 1.5, 1.5, 3, 6], [curve[1], curve[2], curve[3], curve[4], curve[5]]);
        Assert.Equal(6, curve[99]);
        Assert.Equal(0, curve[-99]);
    }

    [Fact]
    public void Platt_finds_the_curve_from_which_the_outcomes_were_drawn()
    {
        var drawn = new Drawn(8);
        double[] score = [.. Enumerable.Range(0, 20_000).Select(_ => drawn.Normal())];

        var curve = Platt.Fit(score, [.. score.Select(s => drawn.Uniform() < 1 / (1 + Math.Exp(-(0.5 + (2 * s)))))]);

        Assert.Equal(0.5, curve.Intercept, 0.1);
        Assert.Equal(2, curve.Slope, 0.1);
        Assert.Equal(0.5, new Platt(1, -1)[1], 1e-12);
    }

    [Fact]
    public void Split_conformal_takes_the_residual_of_the_rank_that_covers_one_more_patient() =>
        Assert.Equal(18, Conformal.Split([.. Enumerable.Range(1, 19).Select(i => (double)i)], 0.9)); // ceil(20 x .9) = 18th of 19

    [Fact]
    public void The_sure_width_is_the_upper_confidence_bound_of_the_quantile()
    {
        // Of 100 residuals at most 94 lie below the true 90 % quantile with probability .942, at most 95 with .976 (binomial): the 96th is sure at 95 %.
        double[] residuals = [.. Enumerable.Range(1, 100).Select(i => (double)i)];

        Assert.Equal(96, Conformal.Sure(residuals, 0.9, 0.95));
        Assert.True(Conformal.Sure(residuals, 0.9, 0.95) > Conformal.Split(residuals, 0.9));
    }

    [Fact]
    public void Small_groups_and_strangers_take_the_widest_interval()
    {
        var drawn = new Drawn(9);
        var residuals = Enumerable.Range(0, 1000).Select(i => ((string?)(i < 700 ? "many" : i < 980 ? "some" : "few"), Math.Abs(drawn.Normal()) * (i < 700 ? 1 : i < 980 ? 2 : 0.1))).ToList();

        var widths = Conformal.ByGroup("group", residuals, 0.9, 0.95, 100);

        Assert.Equal(["many", "some"], widths.HalfWidths.Keys);
        Assert.True(widths.HalfWidths["some"] > widths.HalfWidths["many"]);
        Assert.Equal(widths.HalfWidths["some"], widths.Otherwise);
    }
}
