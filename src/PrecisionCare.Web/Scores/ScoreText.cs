using System.Globalization;
using PrecisionCare.Measurements;
using PrecisionCare.Risk;

namespace PrecisionCare.Web.Scores;

/// <summary>Scores in the words of the pages: never a percentage without its interval or the statement that none is published.</summary>
internal static class ScoreText
{
    public const string NoInterval = "no interval is published";

    private const string Probability = "1";
    private const string Percent = "%";

    /// <summary>Whether a unit makes the value an absolute risk.</summary>
    public static bool IsRisk(string unit) => unit is Probability or Percent;

    /// <summary><c>4.2 mg/week</c>, <c>8.9 %</c>, <c>3 points</c>.</summary>
    public static string Value(double value, string unit) => unit switch
    {
        Probability => $"{Digits(value * 100)} %",
        "points" when value == 1 => "1 point",
        _ => $"{Digits(value)} {Unit(unit)}".TrimEnd(),
    };

    public static string Unit(string unit) => unit == Probability ? Percent : Words.Unit(unit);

    /// <summary>The interval with its level, or that there is none.</summary>
    public static string IntervalOf(Interval? interval, string unit) => interval is null ? NoInterval
        : $"{Level(interval)} % interval {Number(interval.Low, unit)} to {Value(interval.High, unit)}";

    /// <summary>An absolute risk as people count: <c>9 of 100 people like this</c>; <c>null</c> for other values.</summary>
    public static string? Frequency(double value, string unit) => IsRisk(unit) ? $"{Count(Share(value, unit))} people like this" : null;

    /// <summary>What moved, with its sign; risks in percentage points.</summary>
    public static string Difference(double from, double to, string unit)
    {
        double difference = (to - from) * (unit == Probability ? 100 : 1);
        string number = Digits(Math.Abs(difference));
        if (number == "0") return "no difference";
        return $"{(difference < 0 ? "−" : "+")}{number} {(IsRisk(unit) ? "percentage points" : Unit(unit))}".TrimEnd();
    }

    /// <summary>What the scale on which contributions add up means to a reader.</summary>
    public static string ScaleOf(RiskScore score) => score.Scale switch
    {
        "" => "Shares add up on the model's own scale.",
        "points" or "per cent" or "%" => $"Shares are {score.Scale} and add up to the score.",
        var scale when scale.StartsWith("log-odds", StringComparison.Ordinal) => $"Shares add up on the scale of the {scale}: +0.7 doubles the odds, −0.7 halves them.",
        var scale when scale.StartsWith("natural logarithm", StringComparison.Ordinal) => $"Shares add up on the scale of the {scale}: +0.7 doubles the value, −0.7 halves it.",
        var scale when scale.StartsWith("log", StringComparison.Ordinal) => $"Shares add up on the scale of the {scale}: +0.7 doubles the hazard, −0.7 halves it.",
        var scale => $"Shares add up on the scale of the {scale}.",
    };

    private static string Count(double share)
    {
        if (share >= .995) return "almost all";
        if (share >= .0195) return $"{Math.Round(share * 100).ToString(CultureInfo.InvariantCulture)} of 100";
        return share >= .0005 ? $"{Math.Max(1, Math.Round(share * 1000)).ToString(CultureInfo.InvariantCulture)} of 1000" : "fewer than 1 of 1000";
    }

    private static double Share(double value, string unit) => unit == Percent ? value / 100 : value;

    private static string Number(double value, string unit) => Digits(unit == Probability ? value * 100 : value);

    /// <summary>Three significant digits: more would promise a precision that no score has.</summary>
    private static string Digits(double value)
    {
        if (value == 0 || !double.IsFinite(value)) return value.ToString("0", CultureInfo.InvariantCulture);
        int decimals = Math.Clamp(2 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 6);
        return value.ToString("0." + new string('#', decimals), CultureInfo.InvariantCulture);
    }

    private static string Level(Interval interval) => (interval.Level * 100).ToString("0.#", CultureInfo.InvariantCulture);
}
