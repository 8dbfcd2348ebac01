using System.Collections.Immutable;
using System.Text.Json;
using PrecisionCare.Knowledge;
using PrecisionCare.Risk;

namespace PrecisionCare.Tests.Risk;

/// <summary>Inputs for models as tests state them.</summary>
internal static class ModelInputs
{
    public static RiskModels Models { get; } = RiskModels.Load(KnowledgeFolder.Shipped());

    /// <summary>From <c>name=value</c> pairs between spaces; items of a list between semicolons.</summary>
    public static ImmutableDictionary<string, InputValue> Given(string model, string inputs) =>
        inputs.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(i => i.Split('=', 2)).ToImmutableDictionary(
            i => i[0], i => Input(model, i[0]) is { } input ? InputValue.Parse(input, i[1]) : InputValue.Of(i[1]));

    /// <summary>From the JSON of a worked vector.</summary>
    public static ImmutableDictionary<string, InputValue> Given(string model, JsonElement inputs) =>
        inputs.EnumerateObject().ToImmutableDictionary(i => i.Name, i => Value(Input(model, i.Name), i.Value));

    private static RiskInput? Input(string model, string name) => Models.Find(model)!.Inputs.FirstOrDefault(i => i.Name == name);

    private static InputValue Value(RiskInput? input, JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Number when input?.Kind != RiskInputKind.Choice => InputValue.Of(value.GetDouble()),
            JsonValueKind.True or JsonValueKind.False => InputValue.Of(value.GetBoolean()),
            JsonValueKind.Array when value[0].ValueKind == JsonValueKind.String => InputValue.Of([.. value.EnumerateArray().Select(e => e.GetString()!)]),
            JsonValueKind.Array => InputValue.Of(
                (value[0].ValueKind == JsonValueKind.Array ? value.EnumerateArray() : new[] { value }.AsEnumerable())
                    .Select(r => r.EnumerateArray().Select(c => c.GetDouble()).ToImmutableArray()).ToImmutableArray()),
            _ => InputValue.Of(value.ToString()),
        };
}
