using System.Text.Json;
using PrecisionCare.Risk;

namespace PrecisionCare.Web.Commands;

/// <summary>A model as <c>risk list</c> prints it.</summary>
internal static class RiskModelJson
{
    public static void Write(Utf8JsonWriter json, IRiskModel model)
    {
        json.WriteString("model"u8, model.Id);
        json.WriteString("name"u8, model.Name);
        json.WriteString("version"u8, model.Version);
        json.WriteString("kind"u8, Lower(model.Kind));
        json.WriteBoolean("onByDefault"u8, model.OnByDefault);
        json.WriteString("fingerprint"u8, model.Fingerprint);
        json.WriteString("unit"u8, model.Unit);
        json.WriteString("relevance"u8, model.Relevance);
        AssessmentPrinter.Array(json, "inputs", model.Inputs, i => Input(json, i));
        AssessmentPrinter.Citation(json, model.Citation);
    }

    /// <summary>A line that no model could answer.</summary>
    public static void WriteRefusal(Utf8JsonWriter json, string? model, string reason)
    {
        json.WriteString("model"u8, model);
        json.WriteNull("value"u8);
        json.WriteString("unit"u8, "");
        json.WriteNull("interval"u8);
        AssessmentPrinter.Array(json, "contributions", [], (string _) => { });
        json.WriteString("notApplicable"u8, reason);
    }

    private static void Input(Utf8JsonWriter json, RiskInput input)
    {
        json.WriteString("input"u8, input.Name);
        json.WriteString("label"u8, input.Label);
        json.WriteString("kind"u8, Lower(input.Kind));
        json.WriteBoolean("required"u8, input.Default is null);
        if (input.Default is { } value && value != RiskInput.Omissible) json.WriteString("default"u8, value);
        if (input.Kind is RiskInputKind.Number or RiskInputKind.Numbers)
        {
            json.WriteString("unit"u8, input.Unit);
            if (input.Low > double.MinValue) json.WriteNumber("low"u8, input.Low);
            if (input.High < double.MaxValue) json.WriteNumber("high"u8, input.High);
            if (input.Whole) json.WriteBoolean("whole"u8, true);
        }

        if (input.MaximumAgeDays is { } days) json.WriteNumber("maximumAgeDays"u8, days);
        if (!input.Choices.IsEmpty) AssessmentPrinter.Strings(json, "choices", input.Choices);
        if (input.From.Length > 0) json.WriteString("from"u8, input.From);
    }

    private static string Lower<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
