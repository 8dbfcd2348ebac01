using System.Collections.Immutable;

namespace PrecisionCare.Risk.Fitting;

/// <summary>
/// An additive model of step functions, boosted input by input in turn with a small rate (the main effects of Lou, Caruana and Gehrke, KDD 2012; Nori and
/// others 2019). Its score is the sum of one number for each input, so that its contributions are exact.
/// </summary>
public sealed class BoostedAdditive
{
    /// <summary>An input with no more distinct values than this keeps them all; quantile bins would lose a rare carrier.</summary>
    public const int MostDistinct = 64;

    private const int QuantileBins = 64;

    private readonly double[][] _steps;

    private BoostedAdditive(double intercept, ImmutableArray<ImmutableArray<double>> edges, double[][] steps)
    {
        Intercept = intercept;
        Edges = edges;
        _steps = steps;
    }

    public double Intercept { get; }

    /// <summary>For each input the upper edges of all bins but the last.</summary>
    public ImmutableArray<ImmutableArray<double>> Edges { get; }

    /// <param name="columns">By input, then row.</param>
    /// <param name="outcome">A number, or 0 and 1 with <paramref name="logistic"/>.</param>
    /// <param name="rounds">Passes over all inputs.</param>
    /// <param name="rate">Share of each step that is taken.</param>
    /// <param name="ridge">Added to the weight of every bin: holds rare bins near 0.</param>
    public static BoostedAdditive Fit(double[][] columns, double[] outcome, bool logistic, int rounds = 300, double rate = 0.05, double ridge = 5)
    {
        int n = outcome.Length;
        ImmutableArray<ImmutableArray<double>> edges = [.. columns.Select(EdgesOf)];
        int[][] bins = [.. columns.Select((c, j) => Array.ConvertAll(c, v => BinOf(edges[j], v)))];
        double[][] steps = [.. edges.Select(e => new double[e.Length + 1])];
        double mean = outcome.Sum() / n;
        double[] sum = new double[n];
        Array.Fill(sum, logistic ? Math.Log(mean / (1 - mean)) : mean);
        double intercept = sum[0];
        for (int round = 0; round < rounds; round++)
            for (int j = 0; j < columns.Length; j++)
            {
                double[] gradient = new double[steps[j].Length], weight = new double[steps[j].Length];
                for (int i = 0; i < n; i++)
                {
                    double expected = logistic ? 1 / (1 + Math.Exp(-sum[i])) : sum[i];
                    gradient[bins[j][i]] += outcome[i] - expected;
                    weight[bins[j][i]] += logistic ? expected * (1 - expected) : 1;
                }

                for (int k = 0; k < gradient.Length; k++) gradient[k] = rate * gradient[k] / (weight[k] + ridge);
                for (int k = 0; k < gradient.Length; k++) steps[j][k] += gradient[k];
                for (int i = 0; i < n; i++) sum[i] += gradient[bins[j][i]];
            }

        for (int j = 0; j < columns.Length; j++)
        {
            double centre = bins[j].Sum(k => steps[j][k]) / n;
            intercept += centre;
            for (int k = 0; k < steps[j].Length; k++) steps[j][k] -= centre;
        }

        return new BoostedAdditive(intercept, edges, steps);
    }

    /// <summary>What one input adds.</summary>
    public double Share(int input, double value) => _steps[input][BinOf(Edges[input], value)];

    /// <summary>The sum of intercept and shares, on the scale of the outcome or its log-odds.</summary>
    public double this[ReadOnlySpan<double> row]
    {
        get
        {
            double sum = Intercept;
            for (int j = 0; j < row.Length; j++) sum += Share(j, row[j]);
            return sum;
        }
    }

    private static ImmutableArray<double> EdgesOf(double[] column)
    {
        double[] distinct = [.. column.Distinct().Order()];
        if (distinct.Length <= MostDistinct) return [.. distinct.Zip(distinct.Skip(1), (a, b) => (a + b) / 2)];
        double[] sorted = [.. column.Order()];
        return [.. Enumerable.Range(1, QuantileBins - 1).Select(k => sorted[(int)((long)k * sorted.Length / QuantileBins)]).Distinct()];
    }

    private static int BinOf(ImmutableArray<double> edges, double value)
    {
        int at = edges.BinarySearch(value);
        return at >= 0 ? at : ~at;
    }
}
