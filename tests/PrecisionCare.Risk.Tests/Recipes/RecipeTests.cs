using PrecisionCare.Knowledge;
using PrecisionCare.Risk.Data;
using PrecisionCare.Risk.Evaluation;
using PrecisionCare.Risk.Fitted;
using PrecisionCare.Risk.Recipes;
using PrecisionCare.Tests;

namespace PrecisionCare.Risk.Tests.Recipes;

public sealed class RecipeTests
{
    private static readonly KnowledgeFolder Shipped = KnowledgeFolder.Shipped();

    public static TheoryData<string, string> Models => new() { { "warfarin-dose", "iwpc_train.csv" }, { "breast-recurrence", "rotterdam.csv" }, { "breast-death", "metabric_train.csv" } };

    [ReferenceTheory]
    [MemberData(nameof(Models))]
    public void Data_recipe_and_seed_give_the_shipped_artefact_to_the_byte(string model, string file)
    {
        byte[] fitted = FittedModel.Write(Recipe.Find(model)!.Fit(File.ReadAllBytes(ReferenceData.PathOf("data", "risk", file))));

        Assert.True(Shipped.Read($"risk/models/{model}.json").AsSpan().SequenceEqual(fitted), $"{model} differs from what 'model fit' makes now");
    }

    [ReferenceTheory]
    [MemberData(nameof(Models))]
    public void The_quick_sum_of_a_row_is_the_sum_of_its_contributions(string model, string file)
    {
        var fitted = Load(model);
        var cohort = Rows(model, file);
        int scored = 0;
        foreach (double[] row in cohort.Inputs.Where(r => fitted.Scorer.Refusal(r) is null).Take(300))
        {
            var score = fitted.Score(Given(fitted, row));
            Assert.Null(score.NotApplicable);
            Assert.Equal(fitted.Scorer.LinearPredictor(row), score.Contributions.Sum(c => c.Addend), 1e-9);
            Assert.Equal(score.LinearPredictor!.Value, score.Contributions.Sum(c => c.Addend), 1e-9);
            Assert.Equal(fitted.Scorer.Score(fitted.Scorer.LinearPredictor(row), row), score.Value!.Value, 1e-9);
            scored++;
        }

        Assert.Equal(300, scored);
    }

    [ReferenceTheory]
    [MemberData(nameof(Models))]
    public void At_most_two_of_a_hundred_patients_of_the_cohort_are_refused(string model, string file)
    {
        var recipe = Recipe.Find(model)!;
        var all = Rows(model, file);
        var cohort = all.Where(r => recipe.Serves(all, r));
        var scorer = Load(model).Scorer;

        Assert.InRange(cohort.Inputs.Count(r => scorer.Refusal(r) is not null), 0, cohort.Rows * 2 / 100);
    }

    [ReferenceFact]
    public void Doses_of_patients_left_out_of_the_fit_come_near_and_every_race_group_is_covered()
    {
        var evaluation = Evaluate("warfarin-dose", "iwpc_train.csv");

        Assert.InRange(evaluation.Figures.Single(f => f.Name == "Mean absolute error").Value, 7, 8.2);
        Assert.True(evaluation.Figures.Single(f => f.Name == "Within 20 % of the dose").Value >= 48);
        Assert.All(evaluation.Groups.Where(g => g.Rows >= 100), g => Assert.True(g.Figures[2].Value >= 88, $"{g.By} {g.Group}: {g.Figures[2].Value} %"));
        Assert.All(evaluation.Groups.Where(g => g.Rows < ModelEvaluator.SmallestGroup), g => Assert.True(g.Suppressed));
    }

    [ReferenceTheory]
    [InlineData("breast-recurrence", "rotterdam.csv", 0.67, 0.215)]
    [InlineData("breast-death", "metabric_train.csv", 0.705, 0.13)]
    public void Risks_of_patients_left_out_of_the_fit_are_ordered_and_calibrated(string model, string file, double concordance, double brier)
    {
        var figures = Evaluate(model, file).Figures.ToDictionary(f => f.Name, f => f.Value);

        Assert.InRange(figures["C (Harrell)"], concordance, 1);
        Assert.InRange(figures["Calibration slope"], 0.9, 1.1);
        Assert.InRange(figures["Observed over expected at 5 years"], 0.94, 1.06);
        Assert.InRange(figures["Brier score at 5 years"], 0, brier);
    }

    [ReferenceTheory]
    [MemberData(nameof(Models))]
    public void The_shipped_evaluation_and_card_are_those_of_the_shipped_artefact(string model, string file)
    {
        var fitted = Load(model);
        var evaluation = FittedModelFiles.EvaluationOf(Shipped, model)!;
        var card = FittedModelFiles.CardOf(Shipped, model)!;

        Assert.Equal(fitted.Fingerprint, evaluation.Fingerprint);
        Assert.Equal(fitted.Version, evaluation.Version);
        Assert.Equal(fitted.Version, card.Version);
        Assert.Equal(fitted.Definition.Provenance.DataSha256, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(ReferenceData.PathOf("data", "risk", file)))));
        Assert.All(evaluation.Figures.Where(f => f.Low is not null), f => Assert.InRange(f.Value, f.Low!.Value, f.High!.Value));
    }

    private static ModelEvaluation Evaluate(string model, string file) =>
        ModelEvaluator.Evaluate(Recipe.Find(model)!, Load(model), File.ReadAllBytes(ReferenceData.PathOf("data", "risk", file)), repeats: 0);

    private static FittedModel Load(string model) => FittedModelFiles.Load(Shipped).Single(m => m.Id == model);

    private static Cohort Rows(string model, string file) => Recipe.Find(model)!.Read(CsvTable.Parse(File.ReadAllText(ReferenceData.PathOf("data", "risk", file))));

    private static Dictionary<string, InputValue> Given(FittedModel model, double[] row) =>
        model.Inputs.Select((input, at) => (input, value: row[at])).Where(i => !double.IsNaN(i.value))
            .ToDictionary(i => i.input.Name, i => i.input.Kind == RiskInputKind.Choice ? InputValue.Of(i.input.Choices[(int)i.value]) : InputValue.Of(i.value), StringComparer.Ordinal);
}
