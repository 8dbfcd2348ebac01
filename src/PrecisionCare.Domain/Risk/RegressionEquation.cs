namespace PrecisionCare.Risk;

/// <summary>
/// Equations that are a linear predictor and a link: logistic (PREVENT), proportional hazards with a baseline survival (pooled cohort equations), the same
/// recalibrated to a region (SCORE2), exponential (Gage, FIB-4, QTc), rounded between bounds (MELD 3.0).
/// </summary>
internal static class RegressionEquation
{
    /// <summary>How the value follows from the linear predictor.</summary>
    private delegate double Link(double predictor, RegressionTerms regression, RiskInputs inputs);

    public static RiskScore Logistic(EquationDefinition equation, RiskInputs inputs) => Score(equation, inputs, (p, _, _) => 1 / (1 + Math.Exp(-p)));

    public static RiskScore Exponential(EquationDefinition equation, RiskInputs inputs) => Score(equation, inputs, (p, _, _) => Math.Exp(p));

    public static RiskScore ProportionalHazards(EquationDefinition equation, RiskInputs inputs) =>
        Score(equation, inputs, (p, regression, i) => 1 - Math.Pow(regression.Constant("baseline survival", i), Math.Exp(p)));

    /// <summary>In per cent: the risk is moved on the complementary log-log scale to what is observed in the region.</summary>
    public static RiskScore Recalibrated(EquationDefinition equation, RiskInputs inputs) =>
        Score(equation, inputs, (p, regression, i) =>
        {
            double uncalibrated = Math.Log(-Math.Log(regression.Constant("baseline survival", i))) + p;
            return 100 * (1 - Math.Exp(-Math.Exp(regression.Constant("scale 1", i) + (regression.Constant("scale 2", i) * uncalibrated))));
        });

    public static RiskScore Rounded(EquationDefinition equation, RiskInputs inputs) =>
        Score(equation, inputs, (p, regression, i) =>
            Math.Clamp(Math.Round(p, MidpointRounding.AwayFromZero), regression.Constant("lowest", i), regression.Constant("highest", i)));

    /// <summary>A linear predictor for each class against none; the value is the probability of any.</summary>
    public static RiskScore Multinomial(EquationDefinition equation, RiskInputs inputs)
    {
        var classes = equation.Outcomes.Select(o => new { Outcome = o, Shares = equation.Regression.Contributions(o.Name, inputs) }).ToList();
        double[] odds = [.. classes.Select(c => Math.Exp(c.Shares.Sum(s => s.Addend)))];
        double all = 1 + odds.Sum();
        var outcomes = classes.Select((c, i) => OutcomeOf(c.Outcome, equation, odds[i] / all, c.Shares));
        return equation.Result([.. outcomes]) with { Value = (all - 1) / all, Contributions = [], LinearPredictor = null };
    }

    private static RiskScore Score(EquationDefinition equation, RiskInputs inputs, Link link)
    {
        if (!equation.Outcomes.IsEmpty) return equation.Result([.. equation.Outcomes.Select(o => OutcomeOf(o, equation, inputs, link))]);
        var shares = equation.Regression.Contributions("", inputs);
        return equation.Result(link(shares.Sum(c => c.Addend), equation.Regression, inputs), shares);
    }

    private static RiskOutcome OutcomeOf(EquationOutcome outcome, EquationDefinition equation, RiskInputs inputs, Link link)
    {
        if (outcome.Needs?.Holds(inputs) == false)
            return new RiskOutcome { Name = outcome.Name, Label = outcome.Label, Unit = equation.Unit, NotApplicable = outcome.Reason };
        var shares = equation.Regression.Contributions(outcome.Name, inputs);
        return OutcomeOf(outcome, equation, link(shares.Sum(c => c.Addend), equation.Regression, inputs), shares);
    }

    private static RiskOutcome OutcomeOf(EquationOutcome outcome, EquationDefinition equation, double value, List<Contribution> shares)
    {
        var ordered = EquationDefinition.InOrder(shares);
        return new RiskOutcome
        {
            Name = outcome.Name, Label = outcome.Label, Unit = equation.Unit, Value = value, Contributions = ordered, LinearPredictor = ordered.Sum(c => c.Addend),
        };
    }
}
