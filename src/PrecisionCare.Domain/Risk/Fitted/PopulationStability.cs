namespace PrecisionCare.Risk.Fitted;

/// <summary>The population stability index: how far the distribution of a number has moved from a reference (below .1 stable, from .25 shifted).</summary>
public static class PopulationStability
{
    private const int Parts = 10;

    /// <summary>Between two samples; what is not recorded (NaN) is a part of its own.</summary>
    /// <exception cref="ArgumentException">A sample is empty.</exception>
    public static double Index(IReadOnlyCollection<double> reference, IReadOnlyCollection<double> now)
    {
        double[] sorted = [.. reference.Where(v => !double.IsNaN(v)).Order()];
        double[] cuts = sorted.Length == 0 ? [] : [.. Enumerable.Range(1, Parts - 1).Select(k => sorted[k * (sorted.Length - 1) / Parts]).Distinct()];
        return OfShares(Shares(cuts, reference), Shares(cuts, now));
    }

    /// <summary>Of live scores against the tenths of the training data.</summary>
    /// <param name="deciles">The nine numbers between the tenths.</param>
    /// <param name="now">Not empty.</param>
    /// <exception cref="ArgumentException">The sample is empty.</exception>
    public static double AgainstDeciles(IReadOnlyCollection<double> deciles, IReadOnlyCollection<double> now)
    {
        double[] tenth = [.. Enumerable.Repeat(1.0 / Parts, Parts), 0];
        return OfShares(tenth, Shares([.. deciles], now));
    }

    private static double[] Shares(double[] cuts, IReadOnlyCollection<double> values)
    {
        if (values.Count == 0) throw new ArgumentException("The sample is empty.", nameof(values));
        double[] shares = new double[cuts.Length + 2];
        foreach (double value in values)
            shares[double.IsNaN(value) ? ^1 : cuts.Count(c => value > c)] += 1.0 / values.Count;
        return shares;
    }

    // An empty part counts as a tenth of a percent, so that the logarithm stays finite.
    private static double OfShares(double[] expected, double[] actual) =>
        expected.Zip(actual, (e, a) => e == 0 && a == 0 ? 0 : (Math.Max(a, 0.001) - Math.Max(e, 0.001)) * Math.Log(Math.Max(a, 0.001) / Math.Max(e, 0.001))).Sum();
}
