using System.Collections.Immutable;

namespace PrecisionCare.Risk.Fitting;

/// <summary>A penalty with what it predicted for patients who did not serve the fit.</summary>
/// <param name="OutOfFold">By row.</param>
public sealed record PenaltyChoice(double Penalty, double[] OutOfFold)
{
    private const int Penalties = 30;

    /// <summary>The penalty of a falling row with the least squared error over all folds.</summary>
    /// <param name="columns">By column, then row.</param>
    public static PenaltyChoice ByCrossValidation(double[][] columns, double[] outcome, double mixture, ImmutableArray<int> folds, int count)
    {
        var all = CrossProducts.Of(columns, outcome, [.. Enumerable.Range(0, outcome.Length)]);
        double largest = new ElasticNet(all).Largest(mixture);
        double[] penalties = [.. Enumerable.Range(0, Penalties).Select(k => largest * Math.Pow(3e-3, (double)k / (Penalties - 1)))];
        double[][] predicted = [.. penalties.Select(_ => new double[outcome.Length])];
        Parallel.For(0, count, fold =>
        {
            int[] test = [.. Enumerable.Range(0, outcome.Length).Where(i => folds[i] == fold)];
            var rest = all.Without(CrossProducts.Of(columns, outcome, test));
            var net = new ElasticNet(rest);
            double[] b = new double[columns.Length];
            for (int k = 0; k < Penalties; k++)
            {
                net.Fit(penalties[k], mixture, b, 1e-4);
                double intercept = net.Mean;
                foreach (int i in test) predicted[k][i] = intercept;
                for (int j = 0; j < b.Length; j++)
                {
                    if (b[j] == 0) continue;
                    double slope = b[j] / rest.Deviations[j], mean = rest.Means[j];
                    foreach (int i in test) predicted[k][i] += slope * (columns[j][i] - mean);
                }
            }
        });

        int best = Enumerable.Range(0, Penalties).MinBy(k => predicted[k].Select((p, i) => (p - outcome[i]) * (p - outcome[i])).Sum());
        return new PenaltyChoice(penalties[best], predicted[best]);
    }
}
