namespace PrecisionCare.Risk.Fitting;

/// <summary>
/// What linear regression needs of a set of rows: sums, and sums of products of every two columns and of each with the outcome. Rows can be taken away again,
/// so that ten folds cost little more than one fit.
/// </summary>
public sealed class CrossProducts
{
    private readonly double[][] _products;
    private readonly double[] _withOutcome, _sums;
    private readonly double _outcome;

    private CrossProducts(int rows, double[][] products, double[] withOutcome, double[] sums, double outcome)
    {
        (Rows, _products, _withOutcome, _sums, _outcome) = (rows, products, withOutcome, sums, outcome);
        Means = [.. sums.Select(s => s / rows)];
        Deviations = [.. sums.Select((_, j) => Math.Sqrt(Math.Max(0, (products[j][j] / rows) - (Means[j] * Means[j]))))];
        for (int j = 0; j < Deviations.Length; j++)
            if (Deviations[j] < 1e-7 * (1 + Math.Abs(Means[j])))
                Deviations[j] = 0;
    }

    public int Rows { get; }

    public double[] Means { get; }

    /// <summary>Standard deviations over n; 0 for a column that does not vary.</summary>
    public double[] Deviations { get; }

    /// <summary>Mean of the outcome.</summary>
    public double Outcome => _outcome / Rows;

    /// <param name="columns">By column, then row.</param>
    /// <param name="rows">Which rows count.</param>
    public static CrossProducts Of(double[][] columns, double[] outcome, int[] rows)
    {
        double[][] part = [.. columns.Select(c => Array.ConvertAll(rows, r => c[r]))];
        double[] y = Array.ConvertAll(rows, r => outcome[r]);
        int p = columns.Length;
        double[][] products = [.. Enumerable.Range(0, p).Select(_ => new double[p])];
        for (int j = 0; j < p; j++)
            for (int k = 0; k <= j; k++)
                products[j][k] = products[k][j] = Dense.Dot(part[j], part[k]);
        return new CrossProducts(rows.Length, products, [.. part.Select(c => Dense.Dot(c, y))], [.. part.Select(c => c.Sum())], y.Sum());
    }

    public CrossProducts Without(CrossProducts other) => new(
        Rows - other.Rows, [.. _products.Zip(other._products, Difference)], Difference(_withOutcome, other._withOutcome), Difference(_sums, other._sums), _outcome - other._outcome);

    /// <summary>The correlations of the standardised columns, and of each with the centred outcome (a covariance).</summary>
    public (double[][] Products, double[] WithOutcome) Standardised()
    {
        int p = Means.Length;
        double[][] g = [.. Enumerable.Range(0, p).Select(_ => new double[p])];
        double[] c = new double[p];
        for (int j = 0; j < p; j++)
        {
            if (Deviations[j] == 0) continue;
            c[j] = ((_withOutcome[j] / Rows) - (Means[j] * Outcome)) / Deviations[j];
            for (int k = 0; k < p; k++)
                if (Deviations[k] > 0)
                    g[j][k] = ((_products[j][k] / Rows) - (Means[j] * Means[k])) / (Deviations[j] * Deviations[k]);
        }

        return (g, c);
    }

    /// <summary>Coefficients of the columns as they were given.</summary>
    public double[] Original(double[] standardised) => [.. standardised.Select((b, j) => Deviations[j] == 0 ? 0 : b / Deviations[j])];

    private static double[] Difference(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x - y)];
}
