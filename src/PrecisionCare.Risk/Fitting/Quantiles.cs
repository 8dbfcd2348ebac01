using System.Collections.Immutable;

namespace PrecisionCare.Risk.Fitting;

/// <summary>Sample quantiles by linear interpolation (type 7), and the places of spline knots.</summary>
public static class Quantiles
{
    /// <param name="sorted">Ascending.</param>
    /// <param name="share">0 to 1.</param>
    public static double At(IReadOnlyList<double> sorted, double share)
    {
        double place = share * (sorted.Count - 1);
        int below = (int)place;
        return below + 1 >= sorted.Count ? sorted[^1] : sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }

    /// <summary>Knots at the quantiles that Harrell recommends: 10, 50 and 90 % for three; 5, 35, 65 and 95 % for four. Where they coincide there are fewer.</summary>
    public static ImmutableArray<double> Knots(IEnumerable<double> values, int count)
    {
        double[] sorted = [.. values.Where(v => !double.IsNaN(v)).Order()];
        double[] shares = count == 3 ? [0.1, 0.5, 0.9] : [0.05, 0.35, 0.65, 0.95];
        return [.. shares.Select(s => Rounded.To(At(sorted, s))).Distinct()];
    }

    /// <summary>
    /// Knots of a natural spline with so many columns as R's <c>ns</c> puts them: at the least and the greatest value, and between them at equal shares.
    /// Where they coincide there are fewer.
    /// </summary>
    public static ImmutableArray<double> NaturalKnots(IEnumerable<double> values, int columns)
    {
        double[] sorted = [.. values.Where(v => !double.IsNaN(v)).Order()];
        return [.. Enumerable.Range(0, columns + 1).Select(i => Rounded.To(At(sorted, (double)i / columns))).Distinct()];
    }
}

/// <summary>Numbers as an artefact keeps them: ten significant digits, so that the last bits of a machine's mathematics do not show.</summary>
public static class Rounded
{
    public static double To(double number) =>
        number == 0 || !double.IsFinite(number) ? number
        : double.Parse(number.ToString("G10", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
}
