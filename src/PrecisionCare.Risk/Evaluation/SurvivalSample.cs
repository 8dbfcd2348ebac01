using System.Collections.Immutable;
using PrecisionCare.Risk.Fitted;
using PrecisionCare.Risk.Fitting;

namespace PrecisionCare.Risk.Evaluation;

/// <summary>Predictions of risk within a horizon beside what came.</summary>
/// <param name="Times">Days of observation.</param>
/// <param name="Events">Whether the event ended it.</param>
/// <param name="Predictor">Log relative hazard.</param>
/// <param name="Risk">Predicted risk within the horizon, 0 to 1.</param>
/// <param name="Horizon">Days.</param>
public sealed record SurvivalSample(double[] Times, bool[] Events, double[] Predictor, double[] Risk, double Horizon)
{
    public int Rows => Times.Length;

    public SurvivalSample At(int[] rows) =>
        new([.. rows.Select(r => Times[r])], [.. rows.Select(r => Events[r])], [.. rows.Select(r => Predictor[r])], [.. rows.Select(r => Risk[r])], Horizon);

    public double HarrellC() => Concordance.Harrell(Times, Events, Predictor);

    public double UnoC() => Concordance.Uno(Times, Events, Predictor, Horizon);

    /// <summary>The coefficient of the predictor in a Cox model of its own: 1 when it is neither too bold nor too timid.</summary>
    public double Slope() => CoxRidge.Fit(new CoxLikelihood([Predictor], Times, Events), 0, [1])[0];

    /// <summary>Observed (Kaplan-Meier) over expected risk at the horizon.</summary>
    public double ObservedOverExpected() => (1 - new KaplanMeier(Times, Events).Survival(Horizon)) / Risk.Average();

    /// <summary>Brier's score at the horizon, weighted for censoring (Graf 1999).</summary>
    public double Brier() => Brier(Risk);

    /// <summary>The same when everyone is given the Kaplan-Meier risk.</summary>
    public double NullBrier() => Brier([.. Enumerable.Repeat(1 - new KaplanMeier(Times, Events).Survival(Horizon), Rows)]);

    /// <summary>The part of the null score that the model removes.</summary>
    public double Ipa() => 1 - (Brier() / NullBrier());

    /// <summary>Mean distance of predicted from smoothed observed risk: a Cox model on a spline of the predicted risk's complementary log-log (Austin 2020).</summary>
    public double Ici() => Smoothed().Zip(Risk, (o, p) => Math.Abs(o - p)).Average();

    /// <summary>The smoothed observed risk of each patient.</summary>
    public double[] Smoothed()
    {
        double[] x = [.. Risk.Select(r => Math.Log(-double.LogP1(-Math.Clamp(r, 1e-6, 1 - 1e-6))))];
        var knots = Quantiles.Knots(x, 4);
        double[][] columns = knots.Length < 3 ? [x] : [.. Enumerable.Range(0, knots.Length - 1).Select(c => Array.ConvertAll(x, v => new RestrictedCubic(knots).Column(c, v)))];
        var design = Design.Standardise(columns);
        var likelihood = new CoxLikelihood(design.Columns, Times, Events);
        double[] b = CoxRidge.Fit(likelihood, 1e-6, new double[columns.Length]);
        var (days, hazards) = likelihood.Baseline(b);
        int at = Array.FindLastIndex(days, d => d <= Horizon);
        double hazard = at < 0 ? 0 : hazards[at];
        return [.. Enumerable.Range(0, Rows).Select(i => -double.ExpM1(-hazard * Math.Exp(Enumerable.Range(0, b.Length).Sum(j => b[j] * design.Columns[j][i]))))];
    }

    /// <summary>Tenths of the patients by predicted risk: mean prediction against Kaplan-Meier with a 95 % interval.</summary>
    public ImmutableArray<CalibrationPoint> Curve(int parts = 10)
    {
        int[] order = [.. Enumerable.Range(0, Rows).OrderBy(i => Risk[i]).ThenBy(i => i)];
        return [.. Enumerable.Range(0, parts).Select(k => order[(k * Rows / parts)..((k + 1) * Rows / parts)]).Where(rows => rows.Length > 0).Select(rows =>
        {
            var part = At(rows);
            var curve = new KaplanMeier(part.Times, part.Events);
            double observed = 1 - curve.Survival(Horizon), half = 1.96 * curve.StandardError(Horizon);
            return new CalibrationPoint(part.Risk.Average(), observed, Math.Max(0, observed - half), Math.Min(1, observed + half), part.Rows);
        })];
    }

    /// <summary>Net benefit over thresholds (Vickers and Elkin 2006, with Kaplan-Meier for censoring).</summary>
    public ImmutableArray<DecisionPoint> Decision(IEnumerable<double> thresholds) => [.. thresholds.Select(t =>
    {
        int[] flagged = [.. Enumerable.Range(0, Rows).Where(i => Risk[i] >= t)];
        return new DecisionPoint(t, flagged.Length == 0 ? 0 : Benefit(At(flagged), t) * flagged.Length / Rows, Benefit(this, t));
    })];

    private static double Benefit(SurvivalSample acted, double threshold)
    {
        double risk = 1 - new KaplanMeier(acted.Times, acted.Events).Survival(acted.Horizon);
        return risk - ((1 - risk) * threshold / (1 - threshold));
    }

    private double Brier(double[] risk)
    {
        var censoring = new KaplanMeier(Times, [.. Events.Select(e => !e)]);
        double atHorizon = censoring.Survival(Horizon), sum = 0;
        for (int i = 0; i < Rows; i++)
            if (Times[i] > Horizon) sum += risk[i] * risk[i] / atHorizon;
            else if (Events[i]) sum += (1 - risk[i]) * (1 - risk[i]) / censoring.Before(Times[i]);
        return sum / Rows;
    }
}
