using PrecisionCare.Risk.Fitting;

namespace PrecisionCare.Risk.Tests.Fitting;

public sealed class BoostedAdditiveTests
{
    [Fact]
    public void A_rare_carrier_keeps_a_bin_of_its_own()
    {
        // 1 in 250 takes amiodarone: every quantile of the column is 0, and quantile bins would lose it.
        var drawn = new Drawn(5);
        double[] weight = [.. Enumerable.Range(0, 2000).Select(_ => 75 + (15 * drawn.Normal()))], amiodarone = [.. Enumerable.Range(0, 2000).Select(i => i % 250 == 0 ? 1.0 : 0)];
        double[] dose = [.. weight.Select((w, i) => 30 + (0.2 * (w - 75)) - (12 * amiodarone[i]) + drawn.Normal())];

        var model = BoostedAdditive.Fit([weight, amiodarone], dose, logistic: false);

        Assert.Equal((double[])[0.5], model.Edges[1]);
        Assert.InRange(model.Share(1, 1) - model.Share(1, 0), -13, -8);
        Assert.True(model.Edges[0].Length is > 40 and < BoostedAdditive.MostDistinct, "an input of many values is cut at quantiles");
    }

    [Fact]
    public void Sixty_four_values_are_all_kept_and_sixty_five_are_not()
    {
        double[] Values(int distinct) => [.. Enumerable.Range(0, 10_000).Select(i => (double)(i < 9_000 ? 0 : i % distinct))];
        double[] outcome = [.. Enumerable.Range(0, 10_000).Select(i => (double)(i % 2))];

        Assert.Equal(63, BoostedAdditive.Fit([Values(64)], outcome, logistic: false, rounds: 1).Edges[0].Length);
        Assert.True(BoostedAdditive.Fit([Values(65)], outcome, logistic: false, rounds: 1).Edges[0].Length < 64);
    }

    [Fact]
    public void Shares_sum_to_the_score_and_are_centred()
    {
        var drawn = new Drawn(6);
        double[][] columns = [[.. Enumerable.Range(0, 500).Select(_ => drawn.Normal())], [.. Enumerable.Range(0, 500).Select(i => (double)(i % 3))]];
        double[] outcome = [.. Enumerable.Range(0, 500).Select(i => drawn.Uniform() < 1 / (1 + Math.Exp(-columns[0][i] - columns[1][i])) ? 1.0 : 0)];

        var model = BoostedAdditive.Fit(columns, outcome, logistic: true);

        Assert.Equal(model.Intercept + model.Share(0, columns[0][9]) + model.Share(1, columns[1][9]), model[[columns[0][9], columns[1][9]]], 1e-12);
        Assert.Equal(0, columns[0].Sum(v => model.Share(0, v)), 1e-9);
        Assert.True(model.Share(1, 2) > model.Share(1, 0));
    }
}
