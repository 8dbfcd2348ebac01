using System.Collections.Immutable;
using PrecisionCare.Risk;

namespace PrecisionCare.Tests.Risk;

/// <summary>What holds for every equation whatever it is given: impossible inputs give reasons, possible ones a number whose shares sum to its linear predictor.</summary>
public sealed class FuzzedInputTests
{
    private static readonly double[] Impossible = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.MinValue, -1e9, 1e12];

    public static TheoryData<string> Models => [.. ModelInputs.Models.All.OfType<Equation>().Select(m => m.Id)];

    [Theory]
    [MemberData(nameof(Models))]
    public void One_impossible_input_is_enough_for_a_reason_instead_of_a_number(string id)
    {
        var model = ModelInputs.Models.Find(id)!;
        var random = new Random(20);
        foreach (var input in model.Inputs)
        {
            foreach (var odd in Odd(input))
            {
                var score = model.Score(Possible(model, random).SetItem(input.Name, odd));

                Assert.True(score.Value is null, $"{id} {input.Name}={odd.Shown} gave {score.Value}");
                Assert.Contains(odd.Refusal ?? input.Label, score.NotApplicable, StringComparison.Ordinal);
                Assert.Empty(score.Contributions);
                Assert.Empty(score.Outcomes);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_required_input_that_is_missing_is_named(string id)
    {
        var model = ModelInputs.Models.Find(id)!;
        var random = new Random(21);
        foreach (var input in model.Inputs.Where(i => i.Default is null))
        {
            var score = model.Score(Possible(model, random).Remove(input.Name));

            Assert.Null(score.Value);
            Assert.Contains($"{input.Label} is not given", score.NotApplicable, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void All_reasons_are_given_at_once(string id)
    {
        var model = ModelInputs.Models.Find(id)!;

        var score = model.Score(model.Inputs.ToImmutableDictionary(i => i.Name, i => Odd(i).First()));

        Assert.All(model.Inputs, i => Assert.Contains(Odd(i).First().Refusal ?? i.Label, score.NotApplicable, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Shares_sum_to_the_linear_predictor_for_possible_inputs(string id)
    {
        var model = ModelInputs.Models.Find(id)!;
        var random = new Random(22);
        int scored = 0;
        for (int i = 0; i < 300; i++)
        {
            var score = model.Score(Possible(model, random));
            Assert.True(score.Value is null == score.NotApplicable is not null, $"{id} has neither value nor reason, or both");
            if (score.Value is not { } value) continue;
            scored++;
            Assert.True(double.IsFinite(value));
            if (score.LinearPredictor is { } predictor) Assert.Equal(predictor, score.Contributions.Sum(c => c.Addend), 1e-9);
            foreach (var outcome in score.Outcomes.Where(o => o.Value is not null)) Assert.Equal(outcome.LinearPredictor!.Value, outcome.Contributions.Sum(c => c.Addend), 1e-9);
        }

        Assert.True(scored > 0, $"{id} never gave a number");
    }

    /// <summary>How the value follows from the linear predictor, by the unit and scale that the model states.</summary>
    [Theory]
    [InlineData("iwpc_warfarin_pharmacogenetic")]
    [InlineData("prevent2023_base")]
    [InlineData("fib4")]
    [InlineData("gage2008_warfarin")]
    [InlineData("ckd_epi_2021_creatinine")]
    [InlineData("cha2ds2_vasc")]
    public void The_linear_predictor_leads_to_the_value_through_the_scale_that_is_named(string id)
    {
        var model = ModelInputs.Models.Find(id)!;
        var random = new Random(23);
        for (int i = 0; i < 100; i++)
        {
            var score = model.Score(Possible(model, random));
            if (score.Value is not { } value) continue;
            double expected = score.Scale switch
            {
                "points" => score.LinearPredictor!.Value,
                "log-odds" => 1 / (1 + Math.Exp(-score.LinearPredictor!.Value)),
                var scale when scale.StartsWith("square root", StringComparison.Ordinal) => Math.Pow(score.LinearPredictor!.Value, 2),
                _ => Math.Exp(score.LinearPredictor!.Value),
            };
            Assert.Equal(expected, value, Math.Abs(expected) * 1e-9);
        }
    }

    private static IEnumerable<InputValue> Odd(RiskInput input) =>
        input.Kind switch
        {
            RiskInputKind.Choice => [InputValue.Of("no such word"), InputValue.Of(""), InputValue.Of(1)],
            RiskInputKind.List => [InputValue.Of(["no such thing"]), InputValue.Of(3)],
            RiskInputKind.Numbers => [InputValue.Of([[double.NaN]]), InputValue.Of([[input.High + 1]]), InputValue.Of("x")],
            RiskInputKind.Flag => [.. Impossible.Append(0.5).Append(2).Select(n => InputValue.Of(n)), InputValue.Of("x")],
            _ =>
            [
                .. Impossible.Append(input.Low - 0.001).Append(input.High + 0.001).Select(n => InputValue.Of(n)), InputValue.Of("x"),
                InputValue.Missing("it was measured in furlongs"),
            ],
        };

    /// <summary>Inputs within their ranges, at random; some omitted where they may be.</summary>
    private static ImmutableDictionary<string, InputValue> Possible(IRiskModel model, Random random)
    {
        var values = ImmutableDictionary.CreateBuilder<string, InputValue>();
        foreach (var input in model.Inputs.Where(i => i.Default is null || random.Next(3) > 0))
        {
            values[input.Name] = input.Kind switch
            {
                RiskInputKind.Flag => InputValue.Of(random.Next(2) == 1),
                RiskInputKind.Choice => InputValue.Of(input.Choices[random.Next(input.Choices.Length)]),
                RiskInputKind.List when input.Default is null => InputValue.Of([input.Choices[random.Next(input.Choices.Length)], input.Choices[random.Next(input.Choices.Length)]]),
                RiskInputKind.List => InputValue.Of([input.Choices[0], input.Choices[^1]]),
                RiskInputKind.Numbers => InputValue.Of([[random.NextDouble()], [random.NextDouble()]]),
                _ when input.Whole => InputValue.Of(random.Next((int)input.Low, (int)input.High + 1)),
                _ => InputValue.Of(input.Low + (random.NextDouble() * (input.High - input.Low))),
            };
        }

        return values.ToImmutable();
    }
}
