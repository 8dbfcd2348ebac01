using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using PrecisionCare.Risk.Fitted;

namespace PrecisionCare.Risk.Fitting;

/// <summary>Widths of prediction intervals from the absolute residuals of patients who did not serve the fit.</summary>
public static class Conformal
{
    /// <summary>Split conformal: the residual of rank ceil((n + 1) level), which covers the next patient with that probability; the largest where n is too small.</summary>
    public static double Split(IReadOnlyCollection<double> residuals, double level)
    {
        double[] sorted = [.. residuals.Order()];
        return sorted[Math.Min((int)Math.Ceiling((sorted.Length + 1) * level), sorted.Length) - 1];
    }

    /// <summary>
    /// The smallest residual that, with the given confidence over the calibration sample, covers at least the level of all later patients: the upper confidence
    /// bound of the quantile (Vovk 2012; Park and others 2020 call it PAC). Wider than <see cref="Split"/>, the more so in a small group.
    /// </summary>
    public static double Sure(IReadOnlyCollection<double> residuals, double level, double confidence)
    {
        double[] sorted = [.. residuals.Order()];
        for (int rank = (int)Math.Ceiling(sorted.Length * level); rank <= sorted.Length; rank++)
            if (Binomial.CDF(level, sorted.Length, rank - 1) >= confidence)
                return sorted[rank - 1];
        return sorted[^1];
    }

    /// <summary>Group by group (Mondrian). Groups below <paramref name="smallest"/>, and patients of no group, get the widest of all widths.</summary>
    /// <param name="residuals">With the group of each.</param>
    public static ConformalWidths ByGroup(string by, IReadOnlyCollection<(string? Group, double Residual)> residuals, double level, double confidence, int smallest)
    {
        var widths = residuals.Where(r => r.Group is not null).GroupBy(r => r.Group!, r => r.Residual).Where(g => g.Count() >= smallest)
            .ToImmutableSortedDictionary(g => g.Key, g => Sure([.. g], level, confidence), StringComparer.Ordinal);
        double pooled = Sure([.. residuals.Select(r => r.Residual)], level, confidence);
        double otherwise = widths.Values.Append(pooled).Max();
        return new ConformalWidths(level, by, widths, otherwise,
            FormattableString.Invariant($"{level:P0} of patients of the same group are expected within it, with {confidence:P0} confidence; groups of fewer than {smallest} patients take the widest interval"));
    }
}
