
namespace PrecisionCare.Patients.Units;

/// <summary>
/// Units as records spell them, and the UCUM code that is meant: <c>mmHg</c>, <c>mg/dl</c>, <c>mcg</c>, <c>beats/min</c>. What is not known for sure stays as
/// it is.
/// </summary>
public static class UnitNames
{
    private static readonly Dictionary<string, string> Whole = new(StringComparer.OrdinalIgnoreCase)
    {
        ["bpm"] = "/min",
        ["beats per minute"] = "/min",
        ["breaths per minute"] = "/min",
        ["K/uL"] = "10*3/uL",
        ["M/uL"] = "10*6/uL",
        ["mL/min/1.73m2"] = "mL/min/{1.73_m2}",
        ["mL/min/1.73 m2"] = "mL/min/{1.73_m2}",
        ["mL/min/1.73m^2"] = "mL/min/{1.73_m2}",
        ["mL/min/1.73 m^2"] = "mL/min/{1.73_m2}",
        ["mL/min/1.73_m2"] = "mL/min/{1.73_m2}",
        ["mL/min/{1.73m2}"] = "mL/min/{1.73_m2}",
        ["mL/min per 1.73 m2"] = "mL/min/{1.73_m2}",
        ["degrees C"] = "Cel",
        ["degC"] = "Cel",
        ["°C"] = "Cel",
        ["C"] = "Cel",
        ["degrees F"] = "[degF]",
        ["degF"] = "[degF]",
        ["°F"] = "[degF]",
        ["F"] = "[degF]",
        ["percent"] = "%",
    };

    private static readonly Dictionary<string, string> Parts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["mmHg"] = "mm[Hg]",
        ["mm Hg"] = "mm[Hg]",
        ["mcg"] = "ug",
        ["mcmol"] = "umol",
        ["gm"] = "g",
        ["gram"] = "g",
        ["grams"] = "g",
        ["mg"] = "mg",
        ["kgs"] = "kg",
        ["kg"] = "kg",
        ["lb"] = "[lb_av]",
        ["lbs"] = "[lb_av]",
        ["pounds"] = "[lb_av]",
        ["oz"] = "[oz_av]",
        ["in"] = "[in_i]",
        ["inch"] = "[in_i]",
        ["inches"] = "[in_i]",
        ["ft"] = "[ft_i]",
        ["feet"] = "[ft_i]",
        ["cm"] = "cm",
        ["centimeters"] = "cm",
        ["centimetres"] = "cm",
        ["m^2"] = "m2",
        ["m²"] = "m2",
        ["l"] = "L",
        ["dl"] = "dL",
        ["ml"] = "mL",
        ["ul"] = "uL",
        ["fl"] = "fL",
        ["cc"] = "mL",
        ["liter"] = "L",
        ["litre"] = "L",
        ["milliliters"] = "mL",
        ["millilitres"] = "mL",
        ["unit"] = "U",
        ["units"] = "U",
        ["IU"] = "[IU]",
        ["mIU"] = "m[IU]",
        ["uIU"] = "u[IU]",
        ["mEq"] = "meq",
        ["mOsm"] = "mosm",
        ["beats"] = "{beats}",
        ["breaths"] = "{breaths}",
        ["cells"] = "{cells}",
        ["sec"] = "s",
        ["second"] = "s",
        ["seconds"] = "s",
        ["msec"] = "ms",
        ["minute"] = "min",
        ["minutes"] = "min",
        ["hr"] = "h",
        ["hrs"] = "h",
        ["hour"] = "h",
        ["hours"] = "h",
        ["day"] = "d",
        ["days"] = "d",
        ["week"] = "wk",
        ["weeks"] = "wk",
        ["month"] = "mo",
        ["months"] = "mo",
        ["y"] = "a",
        ["yr"] = "a",
        ["yrs"] = "a",
        ["year"] = "a",
        ["years"] = "a",
    };

    /// <summary>The UCUM code for a unit as written; the text itself where it is UCUM already, or where its meaning is not sure.</summary>
    public static string ToUcum(string unit)
    {
        string text = unit.Trim();
        if (text.Length == 0) return "";
        string micro = text.Replace('µ', 'u').Replace('μ', 'u');
        if (Whole.TryGetValue(micro, out string? whole)) return whole;
        string candidate = string.Join('/', micro.Split('/').Select(Part));
        candidate = candidate is "{beats}/min" or "{breaths}/min" ? "/min" : candidate;
        return UcumUnit.TryParse(candidate, out _) ? candidate : text;
    }

    private static string Part(string part)
    {
        string text = part.Trim();
        if (text.StartsWith("x10", StringComparison.OrdinalIgnoreCase)) text = text[1..];
        if (text.StartsWith("10^", StringComparison.Ordinal)) text = "10*" + text[3..];
        if (text is "l" or "dl" or "ml" or "ul" or "fl") return text[..^1] + "L";
        return text.Length > 0 && UcumUnit.TryParse(text, out _) ? text : Parts.GetValueOrDefault(text, text);
    }
}
