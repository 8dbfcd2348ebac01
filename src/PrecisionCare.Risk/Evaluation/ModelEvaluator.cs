using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PrecisionCare.Risk.Data;
using PrecisionCare.Risk.Fitted;
using PrecisionCare.Risk.Recipes;

namespace PrecisionCare.Risk.Evaluation;

/// <summary>
/// Measures a model on a data set. On the data it was fitted to, every patient is predicted by a model that was fitted, with its own choice of penalty, to the
/// other nine tenths; on any other data the model as it stands predicts.
/// </summary>
public static class ModelEvaluator
{
    /// <summary>Groups below this size are named without figures.</summary>
    public const int SmallestGroup = 50;

    private const int FoldCount = 10;
    private const double DoseWithoutPrediction = 35;

    /// <param name="repeats">Bootstrap draws for each interval; 0 for none.</param>
    /// <exception cref="InvalidDataException">The file is no data set of the recipe, or has no patient with a known outcome.</exception>
    public static ModelEvaluation Evaluate(Recipe recipe, FittedModel model, byte[] file, int repeats = 200)
    {
        string digest = Convert.ToHexStringLower(SHA256.HashData(file));
        bool own = digest == model.Definition.Provenance.DataSha256;
        var all = recipe.Read(CsvTable.Parse(Encoding.UTF8.GetString(file)));
        var cohort = all.Where(r => recipe.Serves(all, r));
        if (cohort.Rows == 0) throw new InvalidDataException($"No patient of the file belongs to the cohort of {recipe.Id} with a known outcome.");
        var predictions = own ? CrossValidated(recipe, cohort) : [.. cohort.Inputs.Select(r => Prediction.Of(model.Scorer, r))];
        var evaluation = new ModelEvaluation
        {
            Model = model.Id, Version = model.Version, Fingerprint = model.Fingerprint, DataSha256 = digest, Rows = cohort.Rows, Refused = predictions.Count(p => p.Refused), SmallestGroup = SmallestGroup,
            Data = own ? $"{model.Definition.Provenance.Data}; {model.Definition.Provenance.Cohort}" : $"Other data than the training data; {model.Definition.Provenance.Cohort}",
            Method = own
                ? "10-fold cross-validation: each patient is predicted by a model fitted to the others, its penalty and interval chosen among them; 95 % intervals by bootstrap"
                : "The shipped model predicts patients it has not seen; 95 % intervals by bootstrap",
        };
        return recipe.IsSurvival ? Survival(recipe, cohort, predictions, evaluation, repeats) : Dose(recipe, cohort, predictions, evaluation, model.Unit, repeats);
    }

    private static Prediction[] CrossValidated(Recipe recipe, Cohort cohort)
    {
        var folds = Folds.Deal(cohort.Rows, FoldCount, Recipe.Seed + 1);
        var predictions = new Prediction[cohort.Rows];
        for (int fold = 0; fold < FoldCount; fold++)
        {
            var scorer = new FittedScorer(recipe.Fit(cohort.Where(r => folds[r] != fold), new TrainingData("")));
            for (int i = 0; i < cohort.Rows; i++)
                if (folds[i] == fold) predictions[i] = Prediction.Of(scorer, cohort.Inputs[i]);
        }

        return predictions;
    }

    private static ModelEvaluation Dose(Recipe recipe, Cohort cohort, Prediction[] predictions, ModelEvaluation evaluation, string unit, int repeats)
    {
        var sample = new DoseSample(
            [.. cohort.Outcome], [.. predictions.Select(p => p.Refused ? DoseWithoutPrediction : p.Score)], [.. predictions.Select(p => p.Low ?? double.NaN)],
            [.. predictions.Select(p => p.High ?? double.NaN)]);
        ImmutableArray<EvaluationFigure> Figures(DoseSample s, int draws, bool all) =>
        [
            Bootstrap.Figure("Mean absolute error", unit, s.Rows, draws, r => s.At(r).MeanAbsoluteError()),
            Bootstrap.Figure("Within 20 % of the dose", "%", s.Rows, draws, r => s.At(r).WithinFifth()),
            Bootstrap.Figure("Coverage of the 90 % interval", "%", s.Rows, draws, r => s.At(r).Coverage()),
            Bootstrap.Figure("Bias", unit, s.Rows, draws, r => s.At(r).Bias()),
            .. all ? (EvaluationFigure[])[
                Bootstrap.Figure("R squared", "", s.Rows, draws, r => s.At(r).RSquared()), Bootstrap.Figure("Calibration slope", "", s.Rows, draws, r => s.At(r).Slope()),
                Bootstrap.Figure("Integrated calibration index", unit, s.Rows, 0, r => s.At(r).Ici()), Bootstrap.Figure("Mean width of the interval", unit, s.Rows, 0, r => s.At(r).MeanWidth())] : [],
        ];
        return evaluation with
        {
            Unit = unit, Figures = Figures(sample, repeats, all: true), Calibration = sample.Curve(),
            Groups = Groups(recipe, cohort, rows => Figures(sample.At(rows), repeats, all: false), _ => null),
        };
    }

    private static ModelEvaluation Survival(Recipe recipe, Cohort cohort, Prediction[] predictions, ModelEvaluation evaluation, int repeats)
    {
        double cut = recipe is SurvivalRecipe survival ? survival.CutDays : double.PositiveInfinity;
        int[] kept = [.. Enumerable.Range(0, cohort.Rows).Where(i => !predictions[i].Refused)];
        cohort = cohort.At(kept);
        var sample = new SurvivalSample(
            [.. cohort.Outcome.Select(t => Math.Min(t, cut))], [.. cohort.Event.Select((e, i) => e && cohort.Outcome[i] <= cut)],
            [.. kept.Select(i => predictions[i].Predictor)], [.. kept.Select(i => predictions[i].Score / 100)], SurvivalRecipe.HorizonDays);
        ImmutableArray<EvaluationFigure> Figures(SurvivalSample s, int draws, bool all) =>
        [
            Bootstrap.Figure("C (Harrell)", "", s.Rows, draws, r => s.At(r).HarrellC()),
            Bootstrap.Figure("Observed over expected at 5 years", "", s.Rows, draws, r => s.At(r).ObservedOverExpected()),
            Bootstrap.Figure("Calibration slope", "", s.Rows, draws, r => s.At(r).Slope()),
            Bootstrap.Figure("Brier score at 5 years", "", s.Rows, draws, r => s.At(r).Brier()),
            .. all ? (EvaluationFigure[])[
                Bootstrap.Figure("C (Uno) up to 5 years", "", s.Rows, draws, r => s.At(r).UnoC()), Bootstrap.Figure("Brier score without a model", "", s.Rows, 0, r => s.At(r).NullBrier()),
                Bootstrap.Figure("Index of prediction accuracy", "", s.Rows, draws, r => s.At(r).Ipa()), Bootstrap.Figure("Integrated calibration index", "", s.Rows, 0, r => s.At(r).Ici())] : [],
        ];
        return evaluation with
        {
            HorizonDays = SurvivalRecipe.HorizonDays, Events = sample.Events.Count(e => e), Figures = Figures(sample, repeats, all: true), Calibration = sample.Curve(),
            DecisionCurve = sample.Decision(Enumerable.Range(1, 14).Select(k => k / 20.0)), Drift = Drift(recipe, cohort, sample),
            Groups = Groups(recipe, cohort, rows => Figures(sample.At(rows), repeats, all: false), rows => rows.Count(r => sample.Events[r])),
        };
    }

    private static ImmutableArray<GroupEvaluation> Groups(Recipe recipe, Cohort cohort, Func<int[], ImmutableArray<EvaluationFigure>> figures, Func<int[], int?> events)
    {
        var divisions = recipe.Groups.Select(g => (g.By, Of: (Func<int, string?>)(r => g.GroupOf(cohort.Inputs[r]))));
        if (MedianPeriod(cohort) is { } median)
            divisions = divisions.Append(("period", r => cohort.Period[r] <= median ? $"up to {median}" : $"after {median}"));
        return [.. from division in divisions
                   from rows in Enumerable.Range(0, cohort.Rows).Where(r => division.Of(r) is not null).GroupBy(r => division.Of(r)!).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, Rows: g.ToArray()))
                   let few = rows.Rows.Length < SmallestGroup || events(rows.Rows) < 10
                   select new GroupEvaluation(division.By, rows.Key, rows.Rows.Length, events(rows.Rows), few ? [] : figures(rows.Rows))];
    }

    /// <summary>How inputs and score moved from the earlier to the later half of the years.</summary>
    private static ImmutableArray<DriftFigure> Drift(Recipe recipe, Cohort cohort, SurvivalSample sample)
    {
        if (MedianPeriod(cohort) is not { } median) return [];
        int[] early = [.. Enumerable.Range(0, cohort.Rows).Where(r => cohort.Period[r] <= median)], late = [.. Enumerable.Range(0, cohort.Rows).Where(r => cohort.Period[r] > median)];
        string between = string.Create(CultureInfo.InvariantCulture, $"up to {median} and after");
        DriftFigure Figure(string of, Func<int, double> value) => new(of, between, Fitting.Rounded.To(PopulationStability.Index([.. early.Select(value)], [.. late.Select(value)])));
        return [Figure("score", r => sample.Predictor[r]), .. recipe.Inputs.Select((input, at) => Figure(input.Name, r => cohort.Inputs[r][at]))];
    }

    private static double? MedianPeriod(Cohort cohort) =>
        cohort.Period.All(double.IsNaN) ? null : Math.Floor(Fitting.Quantiles.At([.. cohort.Period.Where(p => !double.IsNaN(p)).Order()], 0.5));
}

/// <summary>What a model says of one row.</summary>
/// <param name="Predictor">The sum of its terms.</param>
/// <param name="Score">NaN when refused.</param>
/// <param name="Reason">Why there is no score.</param>
public sealed record Prediction(double Predictor, double Score, double? Low, double? High, string? Reason)
{
    public bool Refused => double.IsNaN(Score);

    public static Prediction Of(FittedScorer scorer, double[] inputs)
    {
        if (scorer.Refusal(inputs) is { } reason) return new Prediction(double.NaN, double.NaN, null, null, reason);
        double predictor = scorer.LinearPredictor(inputs), score = scorer.Score(predictor, inputs);
        if (double.IsNaN(score)) return new Prediction(predictor, score, null, null, "the model gives no positive value for these inputs");
        var interval = scorer.Interval(predictor, inputs);
        return new Prediction(predictor, score, interval?.Low, interval?.High, null);
    }
}
