namespace PrecisionCare.Explanations.Composing;

/// <summary>Natural frequencies: so many of 100 or of 1,000 people, the same for a whole page.</summary>
internal static class Frequencies
{
    /// <summary>
    /// 100, as arrays of 1,000 make risks look larger (Galesic 2009); 1,000 only where hundreds would show a known risk as none, or two different risks as equal.
    /// </summary>
    public static int Denominator(IEnumerable<RiskNumber> risks) => risks.Any(NeedsThousands) ? 1000 : 100;

    /// <summary>How many of so many, to the nearest.</summary>
    public static int Count(double probability, int denominator) => (int)Math.Round(probability * denominator, MidpointRounding.AwayFromZero);

    private static bool NeedsThousands(RiskNumber risk)
    {
        if (risk.Value is not { } value) return risk.High is { } high && Count(high, 100) == 0;
        return Vanishes(value) || Vanishes(1 - value)
            || (risk.Baseline is { } baseline && (Vanishes(baseline) || (Math.Abs(baseline - value) > 1e-9 && Count(baseline, 100) == Count(value, 100))));
    }

    private static bool Vanishes(double probability) => probability > 0 && Count(probability, 100) == 0;
}
