using System.Collections.Immutable;
using System.Globalization;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Risk;

/// <summary>
/// An equation that is a sum of terms: a point score (the sum itself) or a linear predictor that is squared (IWPC: the square root of the weekly dose).
/// </summary>
public sealed class TermEquation : IRiskModel
{
    private const string Intercept = "intercept";

    private readonly EquationDefinition _definition;
    private readonly bool _squared;

    internal TermEquation(EquationDefinition definition)
    {
        _definition = definition;
        _squared = definition.Form == "square";
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
        var contributions = Inputs.Where(i => inputs.Has(i.Name)).Select(i => Contribution(i, inputs[i.Name])).ToList();
        double intercept = _definition.Terms.Where(t => t.Input.Length == 0).Sum(t => t.Coefficient);
        if (intercept != 0) contributions.Add(new Contribution(Intercept, "", intercept, []));
        double predictor = contributions.Sum(c => c.Addend);
        if (!_squared) return _definition.Result(predictor, contributions);
        return predictor > 0
            ? _definition.Result(predictor * predictor, contributions, SquaredInterval(predictor))
            : _definition.NotApplicable(["the equation gives no positive dose for these inputs"]);
    }

    private Contribution Contribution(RiskInput input, InputValue value) =>
        new(input.Name, value.Shown, _definition.Terms.Where(t => t.Input == input.Name).Sum(t => Addend(t, value)), value.Facts);

    private static double Addend(EquationTerm term, InputValue value) =>
        term.When.Length == 0 ? term.Coefficient * value.Number!.Value
        : term.When.Split(' ').All(condition => Holds(condition, value)) ? term.Coefficient
        : 0;

    private static bool Holds(string condition, InputValue value) =>
        condition.StartsWith(">=", StringComparison.Ordinal) ? value.Number >= Bound(condition[2..])
        : condition[0] == '<' ? value.Number < Bound(condition[1..])
        : value.Choice == condition[1..];

    private static double Bound(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private Interval? SquaredInterval(double predictor)
    {
        if (_definition.Error is not { } error) return null;
        double low = Math.Max(0, predictor - error.Residual), high = predictor + error.Residual;
        return new Interval(low * low, high * high, error.Level);
    }
}
