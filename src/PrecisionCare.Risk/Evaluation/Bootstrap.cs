using PrecisionCare.Risk.Data;
using PrecisionCare.Risk.Fitted;
using PrecisionCare.Risk.Fitting;

namespace PrecisionCare.Risk.Evaluation;

/// <summary>Intervals by drawing the patients again, with replacement.</summary>
internal static class Bootstrap
{
    /// <summary>The figure with its 95 % percentile interval.</summary>
    /// <param name="figure">Of the patients at these places.</param>
    public static EvaluationFigure Figure(string name, string unit, int rows, int repeats, Func<int[], double> figure)
    {
        double value = figure([.. Enumerable.Range(0, rows)]);
        if (repeats == 0) return new EvaluationFigure(name, Rounded.To(value), null, null, unit);
        double[] drawn = [.. Enumerable.Range(1, repeats).AsParallel().AsOrdered().Select(seed => figure(Folds.Resample(rows, seed))).Where(double.IsFinite).Order()];
        return drawn.Length == 0
            ? new EvaluationFigure(name, Rounded.To(value), null, null, unit)
            : new EvaluationFigure(name, Rounded.To(value), Rounded.To(Quantiles.At(drawn, 0.025)), Rounded.To(Quantiles.At(drawn, 0.975)), unit);
    }
}
