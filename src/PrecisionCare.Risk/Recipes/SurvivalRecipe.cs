using System.Collections.Immutable;
using PrecisionCare.Risk.Data;
using PrecisionCare.Risk.Fitted;
using PrecisionCare.Risk.Fitting;

namespace PrecisionCare.Risk.Recipes;

/// <summary>A Cox model with Efron's ties and Breslow's baseline, its ridge penalty chosen by the cross-validated partial likelihood.</summary>
public abstract class SurvivalRecipe : Recipe
{
    /// <summary>Five years, for which a risk is given.</summary>
    public const int HorizonDays = 1826;

    private const int FoldCount = 5;
    private const double BaselineStep = 91.3125;
    private const int FewestEvents = 50;

    internal override bool IsSurvival => true;

    /// <summary>Follow-up counts no longer than this, in days.</summary>
    internal virtual double CutDays => double.PositiveInfinity;

    /// <summary>The penalties to choose from, over standardised columns; one alone is taken as it is.</summary>
    private protected abstract ImmutableArray<double> Penalties { get; }

    private protected abstract FittedDefinition Skeleton(Cohort cohort, TrainingData data);

    public override bool Serves(Cohort cohort, int row) => cohort.Outcome[row] >= 0;

    public override FittedDefinition Fit(Cohort cohort, TrainingData data)
    {
        var skeleton = Skeleton(cohort, data);
        var design = Design.Standardise(Terms.Columns(skeleton, cohort.Inputs));
        double[] times = [.. cohort.Outcome.Select(t => Math.Min(t, CutDays))];
        bool[] events = [.. cohort.Event.Select((e, i) => e && cohort.Outcome[i] <= CutDays)];
        var (penalty, slope) = Choose(design.Columns, times, events);
        double[] b = [.. CoxRidge.Fit(new CoxLikelihood(design.Columns, times, events), penalty, new double[design.Columns.Length]).Select(v => v * slope)];
        var fitted = skeleton with
        {
            Terms = Terms.With(skeleton.Terms, design.Original(b), design.Means),
            Baseline = Baseline(cohort, design.Columns, times, events, b),
            Provenance = skeleton.Provenance with { Penalty = Rounded.To(penalty), Events = events.Count(e => e) },
        };
        return TrainingRanges.WithDeciles(fitted, cohort);
    }

    /// <summary>The input whose effect changes with time and which has a baseline of its own; <c>null</c> for none.</summary>
    private protected virtual string? StratifiedBy => null;

    /// <summary>The penalty with the greatest cross-validated partial likelihood, and the slope that its predictions for left-out patients need.</summary>
    private (double Penalty, double Slope) Choose(double[][] columns, double[] times, bool[] events)
    {
        if (Penalties.Length == 1) return (Penalties[0], 1);
        double[] gains = new double[Penalties.Length];
        double[][] leftOut = [.. Penalties.Select(_ => new double[times.Length])];
        var folds = Folds.Deal(times.Length, FoldCount, Seed);
        var all = new CoxLikelihood(columns, times, events);
        for (int fold = 0; fold < FoldCount; fold++)
        {
            int[] train = [.. Enumerable.Range(0, times.Length).Where(i => folds[i] != fold)], test = [.. Enumerable.Range(0, times.Length).Where(i => folds[i] == fold)];
            var part = new CoxLikelihood([.. columns.Select(c => train.Select(i => c[i]).ToArray())], [.. train.Select(i => times[i])], [.. train.Select(i => events[i])]);
            double[] b = new double[columns.Length];
            for (int k = 0; k < gains.Length; k++)
            {
                b = CoxRidge.Fit(part, Penalties[k], b, 1e-3);
                gains[k] += all.Value(b) - part.Value(b); // Verweij and van Houwelingen, Stat Med 1993;12:2305
                for (int j = 0; j < b.Length; j++)
                    foreach (int i in test) leftOut[k][i] += b[j] * columns[j][i];
            }
        }

        int best = Enumerable.Range(0, gains.Length).MaxBy(k => gains[k]);
        return (Penalties[best], CoxRidge.Fit(new CoxLikelihood([leftOut[best]], times, events), 0, [1])[0]);
    }

    private SurvivalBaseline Baseline(Cohort cohort, double[][] columns, double[] times, bool[] events, double[] b)
    {
        double last = Math.Min(times.Where((_, i) => events[i]).Max(), 3653);
        ImmutableArray<double> days = [.. Enumerable.Range(1, (int)(last / BaselineStep)).Select(q => Math.Round(q * BaselineStep))];
        HazardCurve Of(int[] rows)
        {
            var (at, hazards) = new CoxLikelihood([.. columns.Select(c => rows.Select(r => c[r]).ToArray())], [.. rows.Select(r => times[r])], [.. rows.Select(r => events[r])]).Baseline(b);
            double On(double day) => Array.FindLastIndex(at, t => t <= day) is >= 0 and var place ? Rounded.To(hazards[place]) : 0;
            return new HazardCurve(On(HorizonDays), [.. days.Select(On)]);
        }

        var overall = Of([.. Enumerable.Range(0, cohort.Rows)]);
        if (StratifiedBy is not { } by) return new SurvivalBaseline(HorizonDays, days, overall);
        int input = IndexOf(by);
        var strata = Enumerable.Range(0, cohort.Rows).GroupBy(r => cohort.Inputs[r][input])
            .Where(g => !double.IsNaN(g.Key) && g.Count(r => events[r]) >= FewestEvents)
            .ToImmutableSortedDictionary(g => Inputs[input].Choices[(int)g.Key], g => Of([.. g]), StringComparer.Ordinal);
        return new SurvivalBaseline(HorizonDays, days, overall, by, strata);
    }
}
