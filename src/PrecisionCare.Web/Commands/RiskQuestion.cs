using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using PrecisionCare.Knowledge;
using PrecisionCare.Measurements;
using PrecisionCare.Patients;
using PrecisionCare.Patients.Units;
using PrecisionCare.Risk;

namespace PrecisionCare.Web.Commands;

/// <summary>One line of <c>risk calculate</c>: a model and its inputs, or what is wrong with the line.</summary>
/// <param name="ModelId">As the line names it.</param>
/// <param name="Model">The model; <c>null</c> when there is a fault.</param>
/// <param name="Inputs">Values as the line gives them; one that cannot be read is a reason of its own.</param>
/// <param name="Fault">Why the line cannot be answered at all.</param>
internal sealed record RiskQuestion(string? ModelId, IRiskModel? Model, ImmutableDictionary<string, InputValue> Inputs, string? Fault)
{
    public static RiskQuestion Read(string line, KnowledgeBase knowledge)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return Refused(null, "a JSON object is asked for, with model and inputs");
            string? id = root.TryGetProperty("model", out var named) && named.ValueKind == JsonValueKind.String ? named.GetString() : null;
            if (id is null) return Refused(null, "the model is not named");
            if (knowledge.RiskModels.Find(id) is not { } model) return Refused(id, $"there is no model '{id}'; 'risk list' shows them");
            if (!root.TryGetProperty("inputs", out var inputs) || inputs.ValueKind != JsonValueKind.Object) return Refused(id, "the inputs are missing: an object is asked for");
            var values = ImmutableDictionary.CreateBuilder<string, InputValue>(StringComparer.Ordinal);
            foreach (var given in inputs.EnumerateObject())
            {
                // Absent and null mean the same: nobody knows.
                if (given.Value.ValueKind == JsonValueKind.Null) continue;
                values[given.Name] = values.ContainsKey(given.Name) ? InputValue.Missing($"'{given.Name}' is given twice")
                    : model.Inputs.FirstOrDefault(i => i.Name == given.Name) is { } input ? Value(input, given.Value, knowledge.Parameters) : InputValue.Of(given.Value.ToString());
            }

            return new RiskQuestion(id, model, values.ToImmutable(), null);
        }
        catch (JsonException fault)
        {
            return Refused(null, $"no JSON: {fault.Message}");
        }
    }

    private static RiskQuestion Refused(string? id, string fault) => new(id, null, ImmutableDictionary<string, InputValue>.Empty, fault);

    private static InputValue Value(RiskInput input, JsonElement given, ParameterTable parameters) =>
        (input.Kind, given.ValueKind) switch
        {
            (RiskInputKind.List, JsonValueKind.Array) => InputValue.Of([.. given.EnumerateArray().Select(e => e.ToString())]),
            (RiskInputKind.Numbers, JsonValueKind.Array) => Rows(input, given),
            (RiskInputKind.Choice, JsonValueKind.String) => InputValue.Of(given.GetString()!.Trim()),
            (RiskInputKind.Choice, JsonValueKind.Number) when given.TryGetDouble(out double number) => InputValue.Of(number.ToString(CultureInfo.InvariantCulture)),
            (RiskInputKind.Number or RiskInputKind.Flag, JsonValueKind.Number) => Number(input, given),
            (RiskInputKind.Flag, JsonValueKind.True or JsonValueKind.False) => InputValue.Of(given.GetBoolean()),
            (RiskInputKind.Flag, JsonValueKind.String) when given.GetString()!.Trim().ToLowerInvariant() is var word && word is "yes" or "true" or "no" or "false" =>
                InputValue.Of(word is "yes" or "true"),
            (RiskInputKind.Number or RiskInputKind.Flag, JsonValueKind.String) => Text(input, given.GetString()!.Trim(), parameters),
            (RiskInputKind.Number, JsonValueKind.Object) => Quantity(input, given, parameters),
            _ => InputValue.Missing($"{input.Label}: '{given}' is no {input.Kind.ToString().ToLowerInvariant()}"),
        };

    private static InputValue Number(RiskInput input, JsonElement given) =>
        given.TryGetDouble(out double number) && double.IsFinite(number)
            ? input.Kind == RiskInputKind.Flag && number is 0 or 1 ? InputValue.Of(number == 1) : InputValue.Of(number, Words.Quantity(number, input.Unit))
            : InputValue.Missing($"{input.Label}: '{given}' is no number that can be used");

    private static InputValue Rows(RiskInput input, JsonElement given)
    {
        JsonElement[] rows = [.. given.EnumerateArray()];
        JsonElement[][] cells = rows.All(r => r.ValueKind == JsonValueKind.Array) ? [.. rows.Select(r => r.EnumerateArray().ToArray())] : [rows];
        return cells.SelectMany(c => c).Any(c => c.ValueKind != JsonValueKind.Number || !c.TryGetDouble(out _))
            ? InputValue.Missing($"{input.Label}: every value has to be a number; one that is missing is never taken for zero")
            : InputValue.Of(cells.Select(r => r.Select(c => c.GetDouble()).ToImmutableArray()).ToImmutableArray());
    }

    /// <summary>A number as text, alone or with a unit that leads to the input's: <c>150 umol/L</c>.</summary>
    private static InputValue Text(RiskInput input, string text, ParameterTable parameters)
    {
        int space = text.IndexOf(' ');
        return space < 0 ? InputValue.Parse(input, text) : WithUnit(input, text[..space], text[(space + 1)..].Trim(), text, parameters);
    }

    private static InputValue Quantity(RiskInput input, JsonElement given, ParameterTable parameters) =>
        given.TryGetProperty("value", out var value) && given.TryGetProperty("unit", out var unit)
            ? WithUnit(input, value.ToString(), unit.ToString(), $"{value} {unit}", parameters)
            : InputValue.Missing($"{input.Label}: a value and its unit are asked for");

    private static InputValue WithUnit(RiskInput input, string number, string unit, string shown, ParameterTable parameters)
    {
        if (unit == input.Unit || unit == Words.Unit(input.Unit)) return InputValue.Parse(input, number);
        return decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) && new Measure(value, unit).To(input.Unit, TestOf(input, parameters)) is { } converted
            ? InputValue.Of((double)converted.Value, $"{Words.Quantity((double)converted.Value, input.Unit)} (given as {shown})")
            : InputValue.Missing($"{input.Label} is given as '{shown}'; it is needed in {Words.Unit(input.Unit)}");
    }

    /// <summary>What the input is a result of, for units of mass and of substance.</summary>
    private static Concept? TestOf(RiskInput input, ParameterTable parameters) =>
        input.From.StartsWith("measure:", StringComparison.Ordinal) && parameters.Has(input.From["measure:".Length..])
            ? new Concept([new Coding(CodeSystems.Loinc, parameters[input.From["measure:".Length..]].Loinc[0])])
            : null;
}
