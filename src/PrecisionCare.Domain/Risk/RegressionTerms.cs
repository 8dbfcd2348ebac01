using System.Collections.Immutable;

namespace PrecisionCare.Risk;

/// <summary>What a regression makes of an input before its coefficients apply: <c>(g(x) - centre) / scale</c>.</summary>
/// <param name="Name">Name that terms use.</param>
/// <param name="Of">The input.</param>
/// <param name="Minus">An input that is subtracted from it first; <c>null</c> for none.</param>
/// <param name="When">Condition under which this row of the feature counts; <c>null</c> for always.</param>
/// <param name="Factor">By which the input is multiplied first.</param>
/// <param name="Low">Lower bound of what is then used.</param>
/// <param name="High">Upper bound of what is then used.</param>
/// <param name="Logarithm">Whether g is the natural logarithm.</param>
/// <param name="Centre">Subtracted.</param>
/// <param name="Scale">Divides.</param>
internal sealed record RegressionFeature(
    string Name, string Of, string? Minus, InputCondition? When, double Factor, double Low, double High, bool Logarithm, double Centre, double Scale)
{
    public double Value(RiskInputs inputs)
    {
        double x = inputs.Number(Of) - (Minus is null ? 0 : inputs.Number(Minus));
        x = Math.Min(Math.Max(x * Factor, Low), High);
        return ((Logarithm ? Math.Log(x) : x) - Centre) / Scale;
    }
}

/// <summary>A coefficient and the features whose product it multiplies; none for the intercept.</summary>
internal sealed record RegressionTerm(string Outcome, InputCondition? When, ImmutableArray<string> Features, double Coefficient);

/// <summary>A constant of the link, such as a baseline survival.</summary>
internal sealed record RegressionConstant(string Outcome, InputCondition? When, string Name, double Value);

/// <summary>The linear predictors of a regression: features of the inputs, their products, and what depends on the stratum.</summary>
internal sealed record RegressionTerms(ImmutableArray<RegressionFeature> Features, ImmutableArray<RegressionTerm> Terms, ImmutableArray<RegressionConstant> Constants)
{
    private const string Intercept = "intercept";

    /// <summary>
    /// The shares of the linear predictor of an outcome: the intercept, and for each input the sum of the terms whose last feature is made of it, so that an
    /// interaction with age is shown with what it acts on.
    /// </summary>
    public List<Contribution> Contributions(string outcome, RiskInputs inputs)
    {
        var values = Values(inputs);
        double intercept = 0;
        var shares = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var term in Terms)
        {
            if (term.Outcome != outcome || term.When?.Holds(inputs) == false) continue;
            if (term.Features.IsEmpty)
            {
                intercept += term.Coefficient;
                continue;
            }

            double addend = term.Coefficient;
            foreach (string feature in term.Features) addend *= values[feature].Value;
            string input = values[term.Features[^1]].Of;
            shares[input] = shares.GetValueOrDefault(input) + addend;
        }

        List<Contribution> contributions = [.. shares.Select(s => inputs.Contribution(s.Key, s.Value))];
        if (intercept != 0) contributions.Add(new Contribution(Intercept, "", intercept, []));
        return contributions;
    }

    /// <summary>A constant of the link in the stratum of these inputs.</summary>
    /// <exception cref="InvalidDataException">The tables have none.</exception>
    public double Constant(string name, RiskInputs inputs, string outcome = "") =>
        Constants.FirstOrDefault(c => c.Name == name && c.Outcome == outcome && c.When?.Holds(inputs) != false)?.Value
        ?? throw new InvalidDataException($"No constant '{name}' holds for these inputs.");

    private Dictionary<string, (string Of, double Value)> Values(RiskInputs inputs)
    {
        var values = new Dictionary<string, (string, double)>(Features.Length, StringComparer.Ordinal);
        foreach (var feature in Features)
            if (feature.When?.Holds(inputs) != false)
                values.TryAdd(feature.Name, (feature.Of, feature.Value(inputs)));
        return values;
    }
}
