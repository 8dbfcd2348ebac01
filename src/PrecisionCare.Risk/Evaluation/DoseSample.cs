using System.Collections.Immutable;
using PrecisionCare.Risk.Fitted;
using PrecisionCare.Risk.Fitting;

namespace PrecisionCare.Risk.Evaluation;

/// <summary>Predicted numbers with their intervals (NaN where there is none, which then does not cover) beside what came.</summary>
public sealed record DoseSample(double[] Observed, double[] Predicted, double[] Low, double[] High)
{
    public int Rows => Observed.Length;

    public DoseSample At(int[] rows) =>
        new([.. rows.Select(r => Observed[r])], [.. rows.Select(r => Predicted[r])], [.. rows.Select(r => Low[r])], [.. rows.Select(r => High[r])]);

    public double MeanAbsoluteError() => Enumerable.Range(0, Rows).Average(i => Math.Abs(Observed[i] - Predicted[i]));

    /// <summary>The percentage of patients whose prediction lies within a fifth of their dose.</summary>
    public double WithinFifth() => 100 * Enumerable.Range(0, Rows).Average(i => Math.Abs(Observed[i] - Predicted[i]) <= 0.2 * Observed[i] ? 1.0 : 0);

    public double Bias() => Enumerable.Range(0, Rows).Average(i => Predicted[i] - Observed[i]);

    /// <summary>The part of the variance that the predictions explain.</summary>
    public double RSquared()
    {
        double mean = Observed.Average();
        return 1 - (Enumerable.Range(0, Rows).Sum(i => Math.Pow(Observed[i] - Predicted[i], 2)) / Observed.Sum(o => (o - mean) * (o - mean)));
    }

    /// <summary>Slope of the observed on the predicted.</summary>
    public double Slope()
    {
        double x = Predicted.Average(), y = Observed.Average();
        return Enumerable.Range(0, Rows).Sum(i => (Predicted[i] - x) * (Observed[i] - y)) / Predicted.Sum(p => (p - x) * (p - x));
    }

    /// <summary>The percentage of patients whose dose lies in the interval.</summary>
    public double Coverage() => 100 * Enumerable.Range(0, Rows).Average(i => Observed[i] >= Low[i] && Observed[i] <= High[i] ? 1.0 : 0);

    public double MeanWidth() => Enumerable.Range(0, Rows).Where(i => !double.IsNaN(High[i])).Average(i => High[i] - Low[i]);

    /// <summary>Mean distance of the predicted from the isotonic curve of the observed.</summary>
    public double Ici()
    {
        var curve = Isotonic.Fit(Predicted, Observed);
        return Predicted.Average(p => Math.Abs(curve[p] - p));
    }

    /// <summary>Tenths of the patients by prediction, with the 95 % interval of their mean.</summary>
    public ImmutableArray<CalibrationPoint> Curve(int parts = 10)
    {
        int[] order = [.. Enumerable.Range(0, Rows).OrderBy(i => Predicted[i]).ThenBy(i => i)];
        return [.. Enumerable.Range(0, parts).Select(k => At(order[(k * Rows / parts)..((k + 1) * Rows / parts)])).Where(p => p.Rows > 1).Select(p =>
        {
            double mean = p.Observed.Average(), error = Math.Sqrt(p.Observed.Sum(o => (o - mean) * (o - mean)) / (p.Rows - 1.0) / p.Rows);
            return new CalibrationPoint(p.Predicted.Average(), mean, mean - (1.96 * error), mean + (1.96 * error), p.Rows);
        })];
    }
}
