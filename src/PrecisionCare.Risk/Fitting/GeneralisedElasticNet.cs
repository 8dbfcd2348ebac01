namespace PrecisionCare.Risk.Fitting;

/// <summary>The distribution of a generalised linear model with its canonical link.</summary>
public enum Family
{
    /// <summary>0 or 1, log-odds.</summary>
    Logistic,

    /// <summary>Counts, logarithm.</summary>
    Poisson,
}

/// <summary>
/// Logistic and Poisson regression with a ridge and lasso penalty: iteratively reweighted least squares, each step by coordinate descent. Minimises minus the
/// mean log likelihood plus penalty ((1 - mixture)/2 |b|^2 + mixture |b|_1) over standardised columns; the intercept is free.
/// </summary>
public static class GeneralisedElasticNet
{
    private const int MostSteps = 100;

    /// <returns>Intercept and coefficients over standardised columns.</returns>
    public static (double Intercept, double[] Coefficients) Fit(Design design, double[] outcome, Family family, double penalty, double mixture)
    {
        int n = outcome.Length, p = design.Columns.Length;
        double mean = outcome.Sum() / n;
        double intercept = family == Family.Logistic ? Math.Log(mean / (1 - mean)) : Math.Log(mean);
        double[] b = new double[p], sum = new double[n], weight = new double[n], working = new double[n];
        for (int step = 0; step < MostSteps; step++)
        {
            Array.Fill(sum, intercept);
            for (int j = 0; j < p; j++)
                if (b[j] != 0)
                    Dense.Add(sum, b[j], design.Columns[j]);
            for (int i = 0; i < n; i++)
            {
                double expected = family == Family.Logistic ? 1 / (1 + Math.Exp(-sum[i])) : Math.Exp(Math.Min(sum[i], 30));
                weight[i] = Math.Max(family == Family.Logistic ? expected * (1 - expected) : expected, 1e-9);
                working[i] = sum[i] + ((outcome[i] - expected) / weight[i]);
            }

            double before = intercept;
            double[] old = [.. b];
            intercept = Step(design, weight, working, penalty, mixture, b);
            double change = Math.Abs(intercept - before);
            for (int j = 0; j < p; j++) change = Math.Max(change, Math.Abs(b[j] - old[j]));
            if (change < 1e-10) break;
        }

        return (intercept, b);
    }

    /// <summary>One weighted least-squares problem: the intercept leaves it by centring with the weights.</summary>
    private static double Step(Design design, double[] weight, double[] working, double penalty, double mixture, double[] b)
    {
        int n = weight.Length, p = b.Length;
        double total = weight.Sum();
        double centre = Dense.Dot(weight, working) / total;
        double[] means = [.. design.Columns.Select(c => Dense.Dot(c, weight) / total)];
        double[][] weighted = [.. design.Columns.Select((c, j) => c.Select((v, i) => (v - means[j]) * weight[i]).ToArray())];
        double[][] g = new double[p][];
        for (int j = 0; j < p; j++) g[j] = new double[p];
        for (int j = 0; j < p; j++)
            for (int k = 0; k <= j; k++)
                g[j][k] = g[k][j] = Dense.Dot(weighted[j], design.Columns[k]) / n;
        double[] c = [.. weighted.Select(w => (Dense.Dot(w, working) - (centre * w.Sum())) / n)];
        Coordinates.Descend(g, c, penalty * mixture, penalty * (1 - mixture), b, 1e-11);
        double intercept = centre;
        for (int j = 0; j < p; j++) intercept -= b[j] * means[j];
        return intercept;
    }
}
