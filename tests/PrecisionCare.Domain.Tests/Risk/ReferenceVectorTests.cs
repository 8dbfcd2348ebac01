using System.Text.Json;
using PrecisionCare.Risk;

namespace PrecisionCare.Tests.Risk;

/// <summary>Every worked vector of the reference folder.</summary>
public sealed class ReferenceVectorTests
{
    public static TheoryData<string> Models =>
        [.. ReferenceData.Root is null ? Enumerable.Repeat("absent", 1) : Directory.GetFiles(ReferenceData.PathOf("risk", "equations"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order()];

    [ReferenceTheory]
    [MemberData(nameof(Models))]
    public void A_model_agrees_with_every_worked_vector(string model)
    {
        var equation = ModelInputs.Models.Find(model);
        Assert.NotNull(equation);
        using var file = JsonDocument.Parse(File.ReadAllBytes(ReferenceData.PathOf("risk", "equations", model + ".json")));
        foreach (var vector in file.RootElement.GetProperty("test_vectors").EnumerateArray())
        {
            // Those vary one term with everything else at zero, where the equation is not valid; the ratio test of Gage's equation covers them.
            if (vector.GetProperty("kind").GetString() == "effect_size_consistency_check") continue;
            double tolerance = vector.TryGetProperty("tolerance", out var stated) ? stated.GetDouble() : 1e-6;
            var score = equation.Score(ModelInputs.Given(model, vector.GetProperty("inputs")));
            var expected = vector.GetProperty("expected");
            if (expected.ValueKind == JsonValueKind.Number) AssertNear(expected.GetDouble(), score.Value, tolerance, vector, score);
            else foreach (var outcome in expected.EnumerateObject()) AssertNear(outcome.Value.GetDouble(), score.Outcomes.Single(o => o.Name == outcome.Name).Value, tolerance, vector, score);
        }
    }

    private static void AssertNear(double expected, double? found, double tolerance, JsonElement vector, RiskScore score) =>
        Assert.True(found is { } value && Math.Abs(value - expected) <= tolerance, $"{vector}: {found} {score.NotApplicable}");
}
