using System.Text;
using PrecisionCare.Knowledge;
using PrecisionCare.Risk;
using PrecisionCare.Risk.Fitted;

namespace PrecisionCare.Tests.Risk.Fitted;

public sealed class FittedModelTests
{
    private static readonly KnowledgeBase Knowledge = KnowledgeBase.Load(KnowledgeFolder.Shipped());

    public static TheoryData<string> Models => ["warfarin-dose", "breast-recurrence", "breast-death"];

    [Theory]
    [MemberData(nameof(Models))]
    public void An_artefact_is_read_whole_so_that_writing_it_again_gives_the_same_bytes(string id)
    {
        byte[] artefact = Knowledge.Folder.Read($"risk/models/{id}.json");

        Assert.Equal(Encoding.UTF8.GetString(artefact), Encoding.UTF8.GetString(FittedModel.Write(FittedModel.Read(artefact).Definition)));
    }

    [Theory]
    [InlineData("", "cannot be read")]
    [InlineData("[]", "cannot be read")]
    [InlineData("{ \"id\": 7 }", "cannot be read")]
    [InlineData("{ \"id\": \"x\" }", "'name' is missing")]
    public void An_artefact_that_is_none_is_refused_with_the_reason(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => FittedModel.Read(Encoding.UTF8.GetBytes(text))).Message, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Models))]
    public void Contributions_sum_to_the_linear_predictor_and_the_intercept_is_the_average_patient(string id)
    {
        var model = Model(id);
        var score = model.Score(Usual(model));

        Assert.Null(score.NotApplicable);
        Assert.Equal(score.LinearPredictor!.Value, score.Contributions.Sum(c => c.Addend), 1e-9);
        Assert.Equal(model.Definition.Intercept, score.Contributions.Single(c => c.Input == "intercept").Addend);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Far_out_impossible_and_missing_inputs_give_a_reason_and_no_number(string id)
    {
        var model = Model(id);
        foreach (var input in model.Inputs)
        {
            foreach (var odd in Odd(input))
            {
                var score = model.Score(new Dictionary<string, InputValue>(Usual(model)) { [input.Name] = odd });
                Assert.Null(score.Value);
                Assert.Null(score.Interval);
                Assert.Empty(score.Contributions);
                Assert.False(string.IsNullOrEmpty(score.NotApplicable));
            }

            if (input.Default == RiskInput.Omissible) continue;
            var without = Usual(model);
            without.Remove(input.Name);
            Assert.Contains(input.Label, model.Score(without).NotApplicable, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_card_shows_thirty_one_attributes_and_says_what_is_not_available(string id)
    {
        var attributes = FittedModelFiles.CardOf(Knowledge.Folder, id)!.SourceAttributes();

        Assert.Equal(Enumerable.Range(1, 31), attributes.Select(a => a.Number));
        Assert.All(attributes, a => Assert.False(string.IsNullOrWhiteSpace(a.Shown)));
        Assert.Equal("not available", attributes[23].Shown); // fairness in external data
    }

    [Fact]
    public void An_equation_answers_thirteen_attributes_from_its_definition()
    {
        var attributes = SourceAttributeTitles.Of(Knowledge.RiskModels.Find("iwpc_warfarin_pharmacogenetic")!);

        Assert.Equal(13, attributes.Length);
        Assert.StartsWith("Used", attributes[4].Shown, StringComparison.Ordinal); // race
        Assert.Equal("Not used", attributes[6].Shown); // language
        Assert.Equal("not available", attributes[2].Shown); // funding
    }

    [Fact]
    public void A_choice_that_is_not_recorded_adds_nothing_beyond_the_average()
    {
        var model = Model("warfarin-dose");
        var given = Usual(model);
        given.Remove("smoker");

        Assert.DoesNotContain(model.Score(given).Contributions, c => c.Input == "smoker" && Math.Abs(c.Addend) > 1e-9);
    }

    [Fact]
    public void The_dose_lies_within_its_interval_and_unknown_race_takes_the_widest()
    {
        var model = Model("warfarin-dose");
        var given = Usual(model);
        given["race"] = InputValue.Of("Asian");
        var asian = model.Score(given);
        given.Remove("race");
        var unknown = model.Score(given);

        Assert.InRange(asian.Value!.Value, asian.Interval!.Low, asian.Interval.High);
        Assert.Equal(0.9, asian.Interval.Level);
        Assert.True(Width(unknown) > Width(asian));
    }

    [Fact]
    public void Restricted_cubics_are_straight_beyond_their_outer_knots()
    {
        var spline = new RestrictedCubic([1, 2, 4, 7]);
        for (int column = 0; column < spline.Columns; column++)
        {
            Assert.Equal(0, spline.Column(column, 20) - (2 * spline.Column(column, 15)) + spline.Column(column, 10), 1e-9);
            Assert.Equal(column == 0 ? -3 : 0, spline.Column(column, -3), 1e-12);
        }
    }

    private static double Width(RiskScore score) => Math.Sqrt(score.Interval!.High) - Math.Sqrt(score.Interval.Low);

    private static FittedModel Model(string id) => Assert.IsType<FittedModel>(Knowledge.RiskModels.Find(id));

    /// <summary>A patient in the middle of the training data.</summary>
    private static Dictionary<string, InputValue> Usual(FittedModel model) =>
        model.Definition.Inputs.ToDictionary(
            i => i.Name, i => i.Kind switch { RiskInputKind.Choice => InputValue.Of(i.Choices[0]), RiskInputKind.Flag => InputValue.Of(false), _ => InputValue.Of(i.Fill) }, StringComparer.Ordinal);

    private static IEnumerable<InputValue> Odd(RiskInput input) =>
        input.Kind switch
        {
            RiskInputKind.Number =>
            [
                InputValue.Of(input.High * 10), InputValue.Of(-5), InputValue.Of(double.NaN), InputValue.Of(double.PositiveInfinity), InputValue.Of("many"), InputValue.Missing("the value is too old"),
            ],
            RiskInputKind.Flag => [InputValue.Of(2), InputValue.Of(-1), InputValue.Of(double.NaN)],
            _ => [InputValue.Of("nonsense"), InputValue.Of(3)],
        };
}
