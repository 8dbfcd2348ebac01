using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Risk;

/// <summary>
/// eGFR by the CKD-EPI creatinine equation of 2021, without race: 142 x min(Scr/k, 1)^a x max(Scr/k, 1)^-1.2 x 0.9938^age (x 1.012 if female), in mL/min per
/// 1.73 m2 (Inker, N Engl J Med 2021;385:1737). For adults. Contributions add up on the scale of the natural logarithm.
/// </summary>
public sealed class CkdEpi2021 : IRiskModel
{
    private readonly EquationDefinition _definition;
    private readonly double _scale, _exponent, _year, _female;
    private readonly (double Kappa, double Alpha) _woman, _man;

    internal CkdEpi2021(EquationDefinition definition)
    {
        _definition = definition;
        _scale = definition.Constant("scale");
        _exponent = definition.Constant("exponent above kappa");
        _year = definition.Constant("factor a year");
        _female = definition.Constant("factor female");
        _woman = (definition.Constant("kappa female"), definition.Constant("alpha female"));
        _man = (definition.Constant("kappa male"), definition.Constant("alpha male"));
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
        var (kappa, alpha) = inputs.Flag("female") ? _woman : _man;
        double ratio = inputs.Number("scr") / kappa;
        double creatinine = (alpha * Math.Log(Math.Min(ratio, 1))) + (_exponent * Math.Log(Math.Max(ratio, 1)));
        double age = inputs.Number("age") * Math.Log(_year);
        double sex = inputs.Flag("female") ? Math.Log(_female) : 0;
        double scale = Math.Log(_scale);
        return _definition.Result(Math.Exp(scale + creatinine + age + sex),
        [
            new Contribution("scale", "", scale, []),
            new Contribution("scr", inputs["scr"].Shown, creatinine, inputs["scr"].Facts),
            new Contribution("age", inputs["age"].Shown, age, inputs["age"].Facts),
            new Contribution("female", inputs["female"].Shown, sex, inputs["female"].Facts),
        ]);
    }
}
