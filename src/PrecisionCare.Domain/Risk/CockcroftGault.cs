using PrecisionCare.Measurements;

namespace PrecisionCare.Risk;

/// <summary>
/// Creatinine clearance: (140 - age) x weight / (72 x creatinine), x 0.85 in women, in mL/min (Cockcroft and Gault, Nephron 1976;16:31). Without a height the
/// actual weight counts, as most labels ask; with a height the actual weight counts below a body mass index of 18.5, the ideal weight (Devine) up to 25, and
/// above it the ideal weight plus 40 % of the excess. Contributions add up on the scale of the natural logarithm.
/// </summary>
internal static class CockcroftGault
{
    public static RiskScore Score(EquationDefinition equation, RiskInputs inputs)
    {
        bool female = inputs.Flag("female");
        var (weight, kind) = Weight(inputs.Number("weight_kg"), inputs.Has("height_cm") ? inputs.Number("height_cm") : null, female);
        double age = Math.Log(equation.Constant("age limit") - inputs.Number("age"));
        double mass = Math.Log(weight);
        double creatinine = -Math.Log(inputs.Number("scr") * equation.Constant("divisor"));
        double sex = female ? Math.Log(equation.Constant("factor female")) : 0;
        var score = equation.Result(
            Math.Exp(age + mass + creatinine + sex),
            [inputs.Contribution("age", age), inputs.Contribution("weight_kg", mass), inputs.Contribution("scr", creatinine), inputs.Contribution("female", sex)]);
        return score with { Caveats = score.Caveats.Add($"Weight used: {kind}, {Words.Number(weight)} kg.") };
    }

    /// <summary>The weight that counts, in kg, and its name.</summary>
    private static (double Kilograms, string Kind) Weight(double actual, double? height, bool female)
    {
        if (height is not { } centimetres) return (actual, "actual weight");
        double index = actual / (centimetres / 100 * centimetres / 100);
        double ideal = (female ? 45.5 : 50) + (2.3 * ((centimetres / 2.54) - 60));
        return index < 18.5 ? (actual, "actual weight") : index < 25 ? (ideal, "ideal weight") : (ideal + (0.4 * (actual - ideal)), "adjusted weight");
    }
}
