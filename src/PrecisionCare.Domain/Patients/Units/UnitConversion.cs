using System.Globalization;

namespace PrecisionCare.Patients.Units;

/// <summary>
/// Converts measures between units: within one dimension always, between mass and amount of substance for tests whose molar mass is known, temperatures, and
/// haemoglobin A1c between per cent (NGSP) and mmol/mol (IFCC). Anything else is not converted.
/// </summary>
public static class UnitConversion
{
    /// <summary>Figures kept of a converted value: more than any instrument gives, fewer than division makes up.</summary>
    private const int SignificantFigures = 10;

    /// <param name="measure">What was measured.</param>
    /// <param name="unit">UCUM code of the unit asked for.</param>
    /// <param name="test">What was tested, by LOINC: needed between mg/dL and mmol/L.</param>
    /// <returns>The measure in <paramref name="unit"/>, or <c>null</c> when there is no sure way to it.</returns>
    public static Measure? To(this Measure measure, string unit, Concept? test = null)
    {
        if (measure.Unit == unit) return measure;
        try
        {
            return Value(measure, unit, test) is { } value ? measure with { Value = Rounded(value), Unit = unit } : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static decimal? Value(Measure measure, string unit, Concept? test)
    {
        if (Temperature(measure, unit) is { } temperature) return temperature;
        if (test is not null && HaemoglobinA1c(measure, unit, test) is { } a1c) return a1c;
        if (!UcumUnit.TryParse(measure.Unit, out var from) || !UcumUnit.TryParse(unit, out var to)) return null;
        if (from.Dimension == to.Dimension) return measure.Value * from.Factor / to.Factor;
        if (test is null || MolarMass.Of(test) is not { } gramsPerMole) return null;
        var moleForGram = new Dimension(Mass: -1, Amount: 1);
        if (from.Dimension + moleForGram == to.Dimension) return measure.Value * from.Factor / gramsPerMole / to.Factor;
        if (to.Dimension + moleForGram == from.Dimension) return measure.Value * from.Factor * gramsPerMole / to.Factor;
        return null;
    }

    private static decimal? Temperature(Measure measure, string unit) => (measure.Unit, unit) switch
    {
        ("[degF]", "Cel") => (measure.Value - 32) * 5 / 9,
        ("Cel", "[degF]") => (measure.Value * 9 / 5) + 32,
        ("K", "Cel") => measure.Value - 273.15m,
        ("Cel", "K") => measure.Value + 273.15m,
        _ => null,
    };

    /// <summary>Master equation NGSP = 0.09148 × IFCC + 2.152 (Hoelzel et al., Clin Chem 2004;50:166; NGSP and IFCC working group).</summary>
    private static decimal? HaemoglobinA1c(Measure measure, string unit, Concept test)
    {
        if (!test.CodesOf(CodeSystems.Loinc).Any(c => c is "4548-4" or "17856-6" or "59261-8")) return null;
        return (measure.Unit, unit) switch
        {
            ("%", "mmol/mol") => (measure.Value - 2.152m) / 0.09148m,
            ("mmol/mol", "%") => (0.09148m * measure.Value) + 2.152m,
            _ => null,
        };
    }

    private static decimal Rounded(decimal value)
    {
        if (value == 0) return 0;
        int digits = (int)Math.Floor(Math.Log10((double)Math.Abs(value))) + 1;
        return decimal.Parse(
            Math.Round(value, Math.Clamp(SignificantFigures - digits, 0, 28)).ToString("0.############################", CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture);
    }
}
