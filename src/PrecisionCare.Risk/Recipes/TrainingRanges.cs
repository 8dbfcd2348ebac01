using System.Collections.Immutable;
using PrecisionCare.Risk.Data;
using PrecisionCare.Risk.Fitted;
using PrecisionCare.Risk.Fitting;

namespace PrecisionCare.Risk.Recipes;

/// <summary>
/// The inputs of a recipe with what the training data says of them: the lowest and highest number, each with a twentieth of itself to spare, and the median
/// that stands for a missing one.
/// </summary>
internal static class TrainingRanges
{
    private const double Spare = 0.05;

    public static ImmutableArray<FittedInput> Of(ImmutableArray<RiskInput> inputs, Cohort cohort) =>
        [.. inputs.Select((input, at) => WithRange(input, [.. cohort.Inputs.Select(r => r[at]).Where(v => !double.IsNaN(v)).Order()]))];

    private static FittedInput WithRange(RiskInput input, double[] sorted)
    {
        bool number = input.Kind == RiskInputKind.Number && sorted.Length > 0;
        double fill = sorted.Length == 0 || input.Kind == RiskInputKind.Choice ? 0 : number ? Quantiles.At(sorted, 0.5) : sorted.Average();
        double low = number ? Rounded.To(sorted[0] * (1 - Spare)) : input.Low, high = number ? Rounded.To(sorted[^1] * (1 + Spare)) : input.High;
        if (number && input.Whole) (low, high) = (Math.Ceiling(low), Math.Floor(high));
        return new FittedInput(input.Name, input.Label, input.Kind, input.Unit, low, high, input.Choices, input.Default is null, input.From, Rounded.To(fill), input.Whole);
    }

    /// <summary>The nine sums between the tenths of the training data.</summary>
    public static FittedDefinition WithDeciles(FittedDefinition definition, Cohort cohort)
    {
        var scorer = new FittedScorer(definition);
        double[] sorted = [.. cohort.Inputs.Select(r => scorer.LinearPredictor(r)).Order()];
        return definition with { Deciles = [.. Enumerable.Range(1, 9).Select(k => Rounded.To(Quantiles.At(sorted, k / 10.0)))] };
    }
}
