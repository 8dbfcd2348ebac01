namespace PrecisionCare.Risk.Fitting;

/// <summary>
/// Linear regression with a ridge and lasso penalty by coordinate descent on the cross products (Friedman, Hastie and Tibshirani, J Stat Softw 2010;33(1)):
/// minimises 1/2n |y - b0 - Xb|^2 + penalty ((1 - mixture)/2 |b|^2 + mixture |b|_1) over standardised columns.
/// </summary>
public sealed class ElasticNet
{
    private readonly double[][] _products;
    private readonly double[] _correlations;

    /// <param name="rows">The rows to fit to; the same serve every penalty.</param>
    public ElasticNet(CrossProducts rows)
    {
        Mean = rows.Outcome;
        (_products, _correlations) = rows.Standardised();
    }

    /// <summary>Mean of the outcome: the intercept over standardised columns.</summary>
    public double Mean { get; }

    /// <summary>The smallest penalty at which a mixture above 0 leaves no coefficient.</summary>
    public double Largest(double mixture) => _correlations.Max(Math.Abs) / Math.Max(mixture, 1e-3);

    /// <param name="penalty">At least 0.</param>
    /// <param name="mixture">0 is ridge, 1 is lasso.</param>
    /// <param name="start">Where to start; changed in place and returned.</param>
    /// <param name="tolerance">The largest change of a coefficient, in standard deviations of its column, at which it ends.</param>
    /// <returns>Coefficients over standardised columns.</returns>
    public double[] Fit(double penalty, double mixture, double[] start, double tolerance = 1e-10) =>
        Coordinates.Descend(_products, _correlations, penalty * mixture, penalty * (1 - mixture), start, tolerance);
}
