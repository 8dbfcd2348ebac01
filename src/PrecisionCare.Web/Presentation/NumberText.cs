using System.Globalization;
using PrecisionCare.Patients;
using PrecisionCare.Risk;

namespace PrecisionCare.Web.Presentation;

/// <summary>Numbers with their unit, in one notation for every reader: decimal point, no thousands separator.</summary>
internal static class NumberText
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    private static readonly (string Ucum, string Shown)[] UcumSigns =
    [
        ("10*12", "×10¹²"), ("10*9", "×10⁹"), ("10*6", "×10⁶"), ("10*3", "×10³"), ("umol", "µmol"), ("uL", "µL"), ("ug", "µg"),
        ("[", ""), ("]", ""), ("{", ""), ("}", ""), ("_", " "),
    ];

    /// <summary>A measured value with the digits of its source: trailing zeros state precision and stay; more than six decimals are noise of a conversion.</summary>
    public static string Shown(this decimal value) =>
        (value.Scale > 6 ? Math.Round(value, 2) : value).ToString(Culture);

    public static string Shown(this Measure measure) =>
        $"{measure.Comparator}{measure.Value.Shown()} {UnitOf(measure)}".TrimEnd();

    /// <summary>A computed value: four significant digits, never in exponents.</summary>
    public static string Shown(this double value)
    {
        if (value == 0 || !double.IsFinite(value)) return value.ToString("0", Culture);
        int decimals = Math.Clamp(3 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 6);
        return value.ToString("0." + new string('#', decimals), Culture);
    }

    public static string Shown(this Interval interval) =>
        $"{interval.Low.Shown()} to {interval.High.Shown()} ({(interval.Level * 100).ToString("0.#", Culture)} % interval)";

    /// <summary>A signed share on a model's additive scale.</summary>
    public static string Signed(double addend) => (addend < 0 ? "\u2212" : "+") + Math.Abs(addend).ToString("0.0000", Culture);

    /// <summary>A count with its noun: <c>1 gene</c>, <c>2 genes</c>.</summary>
    public static string Of(this int count, string one, string? many = null) => $"{count.ToString(Culture)} {(count == 1 ? one : many ?? one + "s")}";

    public static string FileSize(long bytes) => bytes switch
    {
        < 1_000 => $"{bytes} B",
        < 1_000_000 => string.Create(Culture, $"{bytes / 1_000.0:0} kB"),
        < 1_000_000_000 => string.Create(Culture, $"{bytes / 1_000_000.0:0.0} MB"),
        _ => string.Create(Culture, $"{bytes / 1_000_000_000.0:0.0} GB"),
    };

    /// <summary>The unit as people read it: of UCUM's brackets and braces only the words stay, powers of ten and micro get their sign, the unit 1 is not written.</summary>
    public static string UnitOf(Measure measure) => measure.Unit == "1" ? "" : UcumSigns.Aggregate(
        measure.Unit, (unit, sign) => unit.Replace(sign.Ucum, sign.Shown, StringComparison.Ordinal));
}
