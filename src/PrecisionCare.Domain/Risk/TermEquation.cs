using System.Globalization;

namespace PrecisionCare.Risk;

/// <summary>
/// An equation that is a sum of terms: a point score (the sum itself) or a linear predictor that is squared (IWPC: the square root of the weekly dose).
/// </summary>
internal static class TermEquation
{
    private const string Intercept = "intercept";

    /// <summary>The sum itself.</summary>
    public static RiskScore Points(EquationDefinition equation, RiskInputs inputs)
    {
        var contributions = Contributions(equation, inputs);
        return equation.Result(contributions.Sum(c => c.Addend), contributions);
    }

    /// <summary>The square of the sum.</summary>
    public static RiskScore Squared(EquationDefinition equation, RiskInputs inputs)
    {
        var contributions = Contributions(equation, inputs);
        double predictor = contributions.Sum(c => c.Addend);
        return predictor > 0
            ? equation.Result(predictor * predictor, contributions, SquaredInterval(equation, predictor))
            : equation.NotApplicable(["the equation gives no positive dose for these inputs"]);
    }

    private static List<Contribution> Contributions(EquationDefinition equation, RiskInputs inputs)
    {
        var contributions = equation.Inputs.Where(i => inputs.Has(i.Name)).Select(i => Contribution(equation, i, inputs[i.Name])).ToList();
        double intercept = equation.Terms.Where(t => t.Input.Length == 0).Sum(t => t.Coefficient);
        if (intercept != 0) contributions.Add(new Contribution(Intercept, "", intercept, []));
        return contributions;
    }

    private static Contribution Contribution(EquationDefinition equation, RiskInput input, InputValue value) =>
        new(input.Name, value.Shown, equation.Terms.Where(t => t.Input == input.Name).Sum(t => Addend(t, value)), value.Facts);

    private static double Addend(EquationTerm term, InputValue value) =>
        term.When.Length == 0 ? term.Coefficient * value.Number!.Value
        : term.When.Split(' ').All(condition => Holds(condition, value)) ? term.Coefficient
        : 0;

    private static bool Holds(string condition, InputValue value) =>
        condition.StartsWith(">=", StringComparison.Ordinal) ? value.Number >= Bound(condition[2..])
        : condition[0] == '<' ? value.Number < Bound(condition[1..])
        : value.Choice == condition[1..];

    private static double Bound(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static Interval? SquaredInterval(EquationDefinition equation, double predictor)
    {
        if (equation.Error is not { } error) return null;
        double low = Math.Max(0, predictor - error.Residual), high = predictor + error.Residual;
        return new Interval(low * low, high * high, error.Level);
    }
}
