using System.Collections.Immutable;
using PrecisionCare.Risk.Fitted;
using PrecisionCare.Risk.Fitting;

namespace PrecisionCare.Risk.Recipes;

/// <summary>Short words to write the terms of a recipe with.</summary>
internal static class Terms
{
    public static Factor Value(string input, double? low = null, double? high = null) => new() { Input = input, Low = low, High = high };

    public static Factor Log(string input, double plus = 0, double? low = null, double? high = null) => new() { Input = input, LogOf = plus, Low = low, High = high };

    public static Factor Level(string input, string level) => new() { Input = input, Form = FactorForm.Level, Level = level };

    /// <summary>The term that is the product of these.</summary>
    public static FittedTerm Of(params ImmutableArray<Factor> factors) => new() { Factors = factors };

    /// <summary>All columns of a restricted cubic spline with Harrell's knots.</summary>
    /// <param name="values">Of the training data, before the logarithm.</param>
    public static IEnumerable<FittedTerm> Spline(string input, IEnumerable<double> values, int knots, double? logOf = null) =>
        Spline(input, Quantiles.Knots(Scaled(values, logOf), knots), logOf);

    /// <summary>All columns of a natural spline over the whole range of the training data.</summary>
    /// <param name="values">Of the training data, before the logarithm.</param>
    public static IEnumerable<FittedTerm> NaturalSpline(string input, IEnumerable<double> values, int columns, double? logOf = null) =>
        Spline(input, Quantiles.NaturalKnots(Scaled(values, logOf), columns), logOf);

    private static IEnumerable<double> Scaled(IEnumerable<double> values, double? logOf) => logOf is { } plus ? values.Select(v => Math.Log(v + plus)) : values;

    /// <summary>A straight line where the values allow no three knots.</summary>
    private static IEnumerable<FittedTerm> Spline(string input, ImmutableArray<double> knots, double? logOf) =>
        knots.Length < 3
            ? [Of(new Factor { Input = input, LogOf = logOf })]
            : Enumerable.Range(0, knots.Length - 1).Select(c => Of(new Factor { Input = input, Form = FactorForm.Spline, LogOf = logOf, Knots = knots, Column = c }));

    /// <summary>The design matrix of these terms over rows of inputs, by term.</summary>
    public static double[][] Columns(FittedDefinition definition, IReadOnlyList<double[]> rows)
    {
        var scorer = new FittedScorer(definition);
        return [.. Enumerable.Range(0, definition.Terms.Length).Select(t => rows.Select(r => scorer.Product(t, r)).ToArray())];
    }

    /// <summary>The terms with their coefficients, as an artefact keeps them: without those that came out as 0.</summary>
    public static ImmutableArray<FittedTerm> With(ImmutableArray<FittedTerm> terms, double[] coefficients, double[] means) =>
        [.. terms.Select((t, j) => t with { Coefficient = Rounded.To(coefficients[j]), Mean = Rounded.To(means[j]) }).Where(t => t.Coefficient != 0)];
}
