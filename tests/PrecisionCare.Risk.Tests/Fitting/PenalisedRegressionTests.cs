using MathNet.Numerics.LinearAlgebra;
using PrecisionCare.Risk.Fitting;

namespace PrecisionCare.Risk.Tests.Fitting;

public sealed class PenalisedRegressionTests
{
    private const int Rows = 200;

    [Fact]
    public void Ridge_is_the_solution_of_its_normal_equations()
    {
        var (columns, outcome) = Linear();
        var design = Design.Standardise(columns);
        var x = Matrix<double>.Build.DenseOfColumnArrays(design.Columns);
        var y = Vector<double>.Build.Dense(outcome) - outcome.Average();
        var solved = ((x.TransposeThisAndMultiply(x) / Rows) + (0.3 * Matrix<double>.Build.DenseIdentity(columns.Length))).Solve(x.TransposeThisAndMultiply(y) / Rows);

        double[] fitted = new ElasticNet(CrossProducts.Of(columns, outcome, [.. Enumerable.Range(0, Rows)])).Fit(0.3, 0, new double[columns.Length]);

        for (int j = 0; j < fitted.Length; j++) Assert.Equal(solved[j], fitted[j], 1e-8);
    }

    [Theory]
    [InlineData(0.05, 1)]
    [InlineData(0.2, 0.5)]
    public void At_the_elastic_net_no_coefficient_can_be_moved_to_advantage(double penalty, double mixture)
    {
        var (columns, outcome) = Linear();
        var design = Design.Standardise(columns);
        double[] b = new ElasticNet(CrossProducts.Of(columns, outcome, [.. Enumerable.Range(0, Rows)])).Fit(penalty, mixture, new double[columns.Length]);
        double mean = outcome.Average();
        double[] residual = [.. outcome.Select((y, i) => y - mean - b.Select((v, j) => v * design.Columns[j][i]).Sum())];

        Assert.Contains(b, v => v == 0);
        AssertStationary(design, residual, b, penalty, mixture);
    }

    [Fact]
    public void Taking_a_fold_away_leaves_the_products_of_the_others()
    {
        var (columns, outcome) = Linear();
        int[] all = [.. Enumerable.Range(0, Rows)], test = [.. all.Where(i => i % 10 == 3)], train = [.. all.Where(i => i % 10 != 3)];
        double[] taken = new ElasticNet(CrossProducts.Of(columns, outcome, all).Without(CrossProducts.Of(columns, outcome, test))).Fit(0.1, 0.5, new double[columns.Length]);
        double[] alone = new ElasticNet(CrossProducts.Of(columns, outcome, train)).Fit(0.1, 0.5, new double[columns.Length]);

        for (int j = 0; j < taken.Length; j++) Assert.Equal(alone[j], taken[j], 1e-8);
    }

    [Theory]
    [InlineData(Family.Logistic, 0.02, 0)]
    [InlineData(Family.Logistic, 0.03, 1)]
    [InlineData(Family.Poisson, 0.05, 0.5)]
    public void At_the_penalised_likelihood_no_coefficient_can_be_moved_to_advantage(Family family, double penalty, double mixture)
    {
        var drawn = new Drawn(7);
        double[][] columns = drawn.Columns(Rows, 5);
        double[] eta = [.. Enumerable.Range(0, Rows).Select(i => 0.3 + (0.6 * columns[0][i]) - (0.2 * columns[1][i]))];
        double[] outcome = family == Family.Logistic ? [.. eta.Select(e => drawn.Uniform() < 1 / (1 + Math.Exp(-e)) ? 1.0 : 0)] : [.. eta.Select(e => (double)drawn.Poisson(Math.Exp(0.3 * e)))];
        var design = Design.Standardise(columns);

        var (intercept, b) = GeneralisedElasticNet.Fit(design, outcome, family, penalty, mixture);

        double[] residual = [.. outcome.Select((y, i) =>
        {
            double sum = intercept + b.Select((v, j) => v * design.Columns[j][i]).Sum();
            return y - (family == Family.Logistic ? 1 / (1 + Math.Exp(-sum)) : Math.Exp(sum));
        })];
        Assert.Equal(0, residual.Sum(), 1e-6);
        AssertStationary(design, residual, b, penalty, mixture);
    }

    /// <summary>The gradient of the loss balances the penalty where a coefficient is, and lies within it where there is none.</summary>
    private static void AssertStationary(Design design, double[] residual, double[] b, double penalty, double mixture)
    {
        for (int j = 0; j < b.Length; j++)
        {
            double gradient = design.Columns[j].Zip(residual, (x, r) => x * r).Sum() / residual.Length;
            if (b[j] != 0) Assert.Equal((penalty * (1 - mixture) * b[j]) + (penalty * mixture * Math.Sign(b[j])), gradient, 1e-7);
            else Assert.True(Math.Abs(gradient) <= (penalty * mixture) + 1e-9);
        }
    }

    private static (double[][] Columns, double[] Outcome) Linear()
    {
        var drawn = new Drawn(1);
        double[][] columns = drawn.Columns(Rows, 6);
        return (columns, [.. Enumerable.Range(0, Rows).Select(i => 2 + columns[0][i] - (0.5 * columns[3][i]) + drawn.Normal())]);
    }
}
