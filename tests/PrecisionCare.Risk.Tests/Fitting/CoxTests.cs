using PrecisionCare.Risk.Fitting;

namespace PrecisionCare.Risk.Tests.Fitting;

public sealed class CoxTests
{
    [Fact]
    public void Efron_lets_tied_deaths_leave_the_risk_set_one_after_the_other()
    {
        // Two die on day 1, one on day 2. With b = 0: 1/3 x 1/2 (half of the two dead gone: 3 - 1 = 2) x 1.
        var likelihood = new CoxLikelihood([[1, 0, 2]], [1, 1, 2], [true, true, true]);

        Assert.Equal(-Math.Log(3) - Math.Log(2), likelihood.Value([0]), 1e-12);
    }

    [Fact]
    public void Gradient_and_information_are_those_of_the_likelihood()
    {
        var (columns, times, events) = Drawn();
        var likelihood = new CoxLikelihood(columns, times, events);
        double[] b = [0.2, -0.1, 0.3], gradient = new double[3];
        double[][] information = [new double[3], new double[3], new double[3]];
        likelihood.Evaluate(b, gradient, information);
        const double Step = 1e-5;
        for (int j = 0; j < 3; j++)
        {
            double[] up = [.. b], down = [.. b], above = new double[3], below = new double[3];
            up[j] += Step;
            down[j] -= Step;
            Assert.Equal((likelihood.Value(up) - likelihood.Value(down)) / (2 * Step), gradient[j], 1e-5);
            likelihood.Evaluate(up, above, null);
            likelihood.Evaluate(down, below, null);
            for (int k = j; k < 3; k++) Assert.Equal(-(above[k] - below[k]) / (2 * Step), information[k][j], 1e-4);
        }
    }

    [Fact]
    public void A_greater_penalty_draws_the_coefficients_nearer_to_none()
    {
        var (columns, times, events) = Drawn();
        var likelihood = new CoxLikelihood(Design.Standardise(columns).Columns, times, events);
        double Size(double penalty) => CoxRidge.Fit(likelihood, penalty, new double[3]).Sum(v => v * v);

        Assert.True(Size(0) > Size(10));
        Assert.True(Size(10) > Size(1000));
        Assert.True(Size(1e9) < 1e-6);
    }

    [Fact]
    public void The_baseline_hazard_without_covariates_is_that_of_Nelson_and_Aalen()
    {
        var likelihood = new CoxLikelihood([[0, 0, 0, 0]], [1, 2, 3, 4], [true, false, true, true]);

        var (times, hazards) = likelihood.Baseline([0]);

        Assert.Equal([1, 3, 4], times);
        Assert.Equal(1.0 / 4, hazards[0], 1e-12);
        Assert.Equal((1.0 / 4) + (1.0 / 2), hazards[1], 1e-12);
        Assert.Equal((1.0 / 4) + (1.0 / 2) + 1, hazards[2], 1e-12);
    }

    private static (double[][], double[], bool[]) Drawn()
    {
        var drawn = new Drawn(3);
        double[][] columns = drawn.Columns(120, 3);
        double[] times = [.. Enumerable.Range(0, 120).Select(i => Math.Ceiling(-20 * Math.Log(1 - drawn.Uniform()) * Math.Exp(-0.5 * columns[0][i])))];
        return (columns, times, [.. times.Select(_ => drawn.Uniform() < 0.7)]);
    }
}
