using System.Globalization;

namespace PrecisionCare.Measurements;

/// <summary>A value of a parameter as rules use it: in the parameter's unit, with its day and its source.</summary>
/// <param name="Parameter">What was measured.</param>
/// <param name="Value">In <see cref="Parameter.Unit"/>.</param>
/// <param name="Day">When it was measured.</param>
/// <param name="UpperLimit">Upper limit of normal by the result's own range, in the same unit; <c>null</c> when the result has none.</param>
/// <param name="FactId">The observation.</param>
public sealed record Reading(Parameter Parameter, double Value, DateOnly Day, double? UpperLimit, string FactId)
{
    /// <summary>Value with unit, as shown: <c>2.8 mg/dL</c>.</summary>
    public string Shown => Words.Quantity(Value, Parameter.Unit);

    /// <summary>Value with unit and day: <c>2.8 mg/dL on 20-Nov-2026</c>.</summary>
    public string ShownWithDay => $"{Shown} on {Words.Day(Day)}";
}

/// <summary>The usable value of a parameter, or the reason why there is none.</summary>
/// <param name="Reading">The most recent usable value.</param>
/// <param name="Refusal">Why there is none, in words that name the fault: missing, too old, out of range, wrong unit.</param>
public readonly record struct ReadingOrRefusal(Reading? Reading, string? Refusal);

/// <summary>How numbers, units and days are written everywhere.</summary>
public static class Words
{
    /// <summary>The unit of a probability, 0 to 1, which is shown in per cent.</summary>
    internal const string Probability = "1";

    /// <summary>A day as clinicians read it without doubt: <c>20-Nov-2026</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("dd-MMM-yyyy", CultureInfo.InvariantCulture);

    /// <summary>At most four significant digits, in exponent form only beyond what anybody measures.</summary>
    public static string Number(double value) =>
        Math.Abs(value) >= 1e12 ? value.ToString("0.##E+0", CultureInfo.InvariantCulture) :
        Math.Abs(value) >= 1000 ? value.ToString("0", CultureInfo.InvariantCulture)
        : Math.Abs(value) >= 100 ? value.ToString("0.#", CultureInfo.InvariantCulture)
        : value.ToString(Math.Abs(value) >= 1 ? "0.##" : "0.####", CultureInfo.InvariantCulture);

    /// <summary>A number with its unit, UCUM annotations written out of the way: <c>22 mL/min/1.73 m2</c>.</summary>
    public static string Quantity(double value, string unit) => unit is "{INR}" or "" ? Number(value) : unit == Probability ? $"{Number(100 * value)} %" : $"{Number(value)} {Unit(unit)}";

    /// <summary>A UCUM unit as it is printed.</summary>
    public static string Unit(string ucum) =>
        ucum switch
        {
            "mL/min/{1.73_m2}" => "mL/min/1.73 m2",
            "mm[Hg]" => "mmHg",
            "10*9/L" => "x10^9/L",
            "wk" => "weeks",
            Probability => "%",
            _ => ucum,
        };
}
