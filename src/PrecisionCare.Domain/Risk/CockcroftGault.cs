using System.Collections.Immutable;
using PrecisionCare.Measurements;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Risk;

/// <summary>
/// Creatinine clearance: (140 - age) x weight / (72 x creatinine), x 0.85 in women, in mL/min (Cockcroft and Gault, Nephron 1976;16:31). Without a height the
/// actual weight counts, as most labels ask; with a height the actual weight counts below a body mass index of 18.5, the ideal weight (Devine) up to 25, and
/// above it the ideal weight plus 40 % of the excess. Contributions add up on the scale of the natural logarithm.
/// </summary>
public sealed class CockcroftGault : IRiskModel
{
    private readonly EquationDefinition _definition;
    private readonly double _ageLimit, _divisor, _female;

    internal CockcroftGault(EquationDefinition definition)
    {
        _definition = definition;
        _ageLimit = definition.Constant("age limit");
        _divisor = definition.Constant("divisor");
        _female = definition.Constant("factor female");
    }

    public string Id => _definition.Id;
    public string Name => _definition.Name;
    public string Unit => _definition.Unit;
    public ImmutableArray<RiskInput> Inputs => _definition.Inputs;
    public Citation Citation => _definition.Citation;
    public string? Relevance => _definition.Relevance;

    public RiskScore Score(IReadOnlyDictionary<string, InputValue> given)
    {
        var inputs = RiskInputs.Check(Inputs, given);
        if (!inputs.Faults.IsEmpty) return _definition.NotApplicable(inputs.Faults);
        bool female = inputs.Flag("female");
        var (weight, kind) = Weight(inputs.Number("weight_kg"), inputs.Has("height_cm") ? inputs.Number("height_cm") : null, female);
        double age = Math.Log(_ageLimit - inputs.Number("age"));
        double mass = Math.Log(weight);
        double creatinine = -Math.Log(inputs.Number("scr") * _divisor);
        double sex = female ? Math.Log(_female) : 0;
        var score = _definition.Result(Math.Exp(age + mass + creatinine + sex),
        [
            new Contribution("age", inputs["age"].Shown, age, inputs["age"].Facts),
            new Contribution("weight_kg", inputs["weight_kg"].Shown, mass, inputs["weight_kg"].Facts),
            new Contribution("scr", inputs["scr"].Shown, creatinine, inputs["scr"].Facts),
            new Contribution("female", inputs["female"].Shown, sex, inputs["female"].Facts),
        ]);
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
