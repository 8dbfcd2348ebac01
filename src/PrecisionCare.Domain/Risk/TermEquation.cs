using System.Collections.Immutable;

namespace PrecisionCare.Risk;

/// <summary>
/// An equation that is a sum of terms: a point score (the sum itself), a list of things that each bring points, or a linear predictor that is squared (IWPC: the square root of the weekly dose).
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

    /// <summary>The sum over the things of a list, each as often as it is in it, for every result of the model; the value is the sum of the results.</summary>
    public static RiskScore Listed(EquationDefinition equation, RiskInputs inputs)
    {
        var items = inputs[equation.Inputs[0].Name].Items!.Value.GroupBy(i => i, StringComparer.Ordinal).ToList();
        var outcomes = equation.Outcomes.Select(outcome =>
        {
            var shares = EquationDefinition.InOrder(items.Select(i => new Contribution(
                i.Key, i.Count() > 1 ? $"{i.Count()} times" : "", i.Count() * equation.Terms.Where(t => t.Input == outcome.Name && t.Name == i.Key).Sum(t => t.Coefficient), [])));
            return new RiskOutcome
            {
                Name = outcome.Name, Label = outcome.Label, Unit = equation.Unit, Value = shares.Sum(c => c.Addend), Contributions = shares, LinearPredictor = shares.Sum(c => c.Addend),
            };
        }).ToImmutableArray();
        var all = outcomes.SelectMany(o => o.Contributions).GroupBy(c => c.Input, StringComparer.Ordinal).Select(g => g.First() with { Addend = g.Sum(c => c.Addend) });
        return equation.Result(outcomes.Sum(o => o.Value!.Value), all) with { Outcomes = outcomes };
    }

    private static List<Contribution> Contributions(EquationDefinition equation, RiskInputs inputs)
    {
        var contributions = equation.Inputs.Where(i => inputs.Has(i.Name))
            .Select(i => inputs.Contribution(i.Name, equation.Terms.Where(t => t.Input == i.Name).Sum(t => Addend(t, inputs)))).ToList();
        double intercept = equation.Terms.Where(t => t.Input.Length == 0).Sum(t => t.Coefficient);
        if (intercept != 0) contributions.Add(new Contribution(Intercept, "", intercept, []));
        return contributions;
    }

    private static double Addend(EquationTerm term, RiskInputs inputs) =>
        term.When is null ? term.Coefficient * inputs.Number(term.Input) : term.When.Holds(inputs) ? term.Coefficient : 0;

    private static Interval? SquaredInterval(EquationDefinition equation, double predictor)
    {
        if (equation.Error is not { } error) return null;
        double low = Math.Max(0, predictor - error.Residual), high = predictor + error.Residual;
        return new Interval(low * low, high * high, error.Level);
    }
}
