using System.Collections.Immutable;
using System.Text.Json;
using PrecisionCare.Knowledge;
using PrecisionCare.Risk;

namespace PrecisionCare.Tests.Risk;

/// <summary>Equations against published and independently computed values.</summary>
public sealed class EquationTests
{
    private static readonly RiskModels Models = RiskModels.Load(KnowledgeFolder.Shipped());

    public static TheoryData<string, string, string, double, double> PublishedValues => new()
    {
        // IWPC worked example: 50 to 59 years, 175 cm, 80 kg, no variant allele, and its clinical counterpart.
        { "iwpc_warfarin_pharmacogenetic", "age_decade=5 height_cm=175 weight_kg=80 vkorc1=G/G cyp2c9=*1/*1", "mg/week", 46.83896721, 1e-7 },
        { "iwpc_warfarin_clinical", "age_decade=5 height_cm=175 weight_kg=80", "mg/week", 34.82888256, 1e-7 },
        { "ckd_epi_2021_creatinine", "scr=1.7 age=81 female=0", "mL/min/{1.73_m2}", 39.99991, 1e-4 },
        { "cockcroft_gault", "age=53 weight_kg=87 height_cm=175 scr=1.39 female=0", "mL/min", 67.00495, 1e-3 },
        { "cha2ds2_vasc", "age=62 female=0 stroke=1", "points", 2, 0 },
        { "cha2ds2_vasc", "age=72 female=0 htn=1 dm=1 vasc=1", "points", 4, 0 },
        { "cha2ds2_vasc", "age=80 female=1 chf=1 htn=1 dm=1 stroke=1 vasc=1", "points", 9, 0 },
        { "has_bled", "htn=1", "points", 1, 0 },
        { "has_bled", "htn=1 renal=1 liver=1 stroke=1 bleeding=1 inr=1 age=1 meds=1 alcohol=1", "points", 9, 0 },
    };

    [Theory]
    [MemberData(nameof(PublishedValues))]
    public void An_equation_gives_the_published_value(string model, string inputs, string unit, double expected, double tolerance)
    {
        var score = Models.Find(model)!.Score(Given(model, inputs));

        Assert.Null(score.NotApplicable);
        Assert.Equal(unit, score.Unit);
        Assert.InRange(score.Value!.Value, expected - tolerance, expected + tolerance);
    }

    [ReferenceTheory]
    [InlineData("iwpc_warfarin_pharmacogenetic")]
    [InlineData("iwpc_warfarin_clinical")]
    [InlineData("ckd_epi_2021_creatinine")]
    [InlineData("cockcroft_gault")]
    [InlineData("cha2ds2_vasc")]
    [InlineData("has_bled")]
    public void An_equation_agrees_with_every_reference_vector(string model)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(ReferenceData.PathOf("risk", "equations", model + ".json")));
        foreach (var vector in file.RootElement.GetProperty("test_vectors").EnumerateArray())
        {
            var given = vector.GetProperty("inputs").EnumerateObject().ToDictionary(i => i.Name, i => i.Value.ValueKind == JsonValueKind.Number
                ? InputValue.Of(i.Value.GetDouble())
                : InputValue.Of(i.Value.GetString()!));
            double tolerance = vector.TryGetProperty("tolerance", out var stated) ? stated.GetDouble() : 0;

            var score = Models.Find(model)!.Score(given);

            Assert.True(score.Value is { } value && Math.Abs(value - vector.GetProperty("expected").GetDouble()) <= tolerance, $"{vector}: {score.Value} {score.NotApplicable}");
        }
    }

    [Fact]
    public void Contributions_add_up_to_the_linear_predictor()
    {
        var warfarin = Models.Find("iwpc_warfarin_pharmacogenetic")!
            .Score(Given("iwpc_warfarin_pharmacogenetic", "age_decade=7 height_cm=160 weight_kg=61 vkorc1=A/A cyp2c9=*1/*3 race=Asian amiodarone=1"));
        var filtration = Models.Find("ckd_epi_2021_creatinine")!.Score(Given("ckd_epi_2021_creatinine", "scr=0.5 age=30 female=1"));

        Assert.Equal(Math.Sqrt(warfarin.Value!.Value), warfarin.Contributions.Sum(c => c.Addend), 1e-9);
        Assert.Equal(Math.Log(filtration.Value!.Value), filtration.Contributions.Sum(c => c.Addend), 1e-9);
    }

    [Fact]
    public void The_warfarin_dose_comes_with_an_interval_around_it_and_with_the_basis_of_the_interval()
    {
        var score = Models.Find("iwpc_warfarin_pharmacogenetic")!
            .Score(Given("iwpc_warfarin_pharmacogenetic", "age_decade=6 height_cm=170 weight_kg=70 vkorc1=A/G cyp2c9=*1/*1"));

        Assert.Equal(0.9, score.Interval!.Level);
        Assert.InRange(score.Value!.Value, score.Interval.Low, score.Interval.High);
        Assert.Contains(score.Caveats, c => c.Contains("IWPC data", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ckd_epi_2021_creatinine", "age=60 female=0", "Creatinine is not given")]
    [InlineData("ckd_epi_2021_creatinine", "scr=150 age=60 female=0", "Creatinine of 150 mg/dL is outside the range")]
    [InlineData("ckd_epi_2021_creatinine", "scr=-1 age=60 female=0", "Creatinine of -1 mg/dL is outside the range")]
    [InlineData("ckd_epi_2021_creatinine", "scr=1 age=12 female=0", "Age of 12 years is outside the range")]
    [InlineData("ckd_epi_2021_creatinine", "scr=1 age=60 female=2", "neither yes (1) nor no (0)")]
    [InlineData("ckd_epi_2021_creatinine", "scr=NaN age=60 female=0", "not a number")]
    [InlineData("iwpc_warfarin_pharmacogenetic", "age_decade=5 height_cm=175 weight_kg=80 vkorc1=G/G cyp2c9=*1/*5", "is none of")]
    [InlineData("iwpc_warfarin_clinical", "age_decade=5 height_cm=1.75 weight_kg=80", "Height of 1.75 cm is outside the range")]
    [InlineData("cha2ds2_vasc", "age=70 female=1 smoker=1", "'smoker' is no input")]
    public void An_input_that_is_missing_or_impossible_gives_a_reason_and_no_number(string model, string inputs, string reason)
    {
        var score = Models.Find(model)!.Score(Given(model, inputs));

        Assert.Null(score.Value);
        Assert.Null(score.Interval);
        Assert.Contains(reason, score.NotApplicable, StringComparison.Ordinal);
    }

    [Fact]
    public void Actual_weight_counts_in_Cockcroft_Gault_when_no_height_is_given()
    {
        var score = Models.Find("cockcroft_gault")!.Score(Given("cockcroft_gault", "age=60 weight_kg=72 scr=1 female=0"));

        Assert.Equal(80, score.Value!.Value, 1e-9);
        Assert.Contains(score.Caveats, c => c.Contains("actual weight, 72 kg", StringComparison.Ordinal));
    }

    private static ImmutableDictionary<string, InputValue> Given(string model, string inputs) =>
        inputs.Split(' ').Select(i => i.Split('=')).ToImmutableDictionary(
            i => i[0],
            i => Models.Find(model)!.Inputs.FirstOrDefault(d => d.Name == i[0]) is { } input ? InputValue.Parse(input, i[1]) : InputValue.Of(i[1]));
}
