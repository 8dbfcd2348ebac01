using System.Collections.Immutable;
using System.Globalization;
using PrecisionCare.Measurements;

namespace PrecisionCare.Risk;

/// <summary>A value given to a model, or the reason why there is none.</summary>
/// <param name="Number">The number; 1 or 0 for a flag; <c>null</c> for a choice.</param>
/// <param name="Choice">The word of a choice.</param>
/// <param name="Shown">The value as the reader sees it, with its day.</param>
/// <param name="Facts">Where it was taken from; empty when given by hand.</param>
/// <param name="Refusal">Why there is no value: then the others are empty.</param>
public sealed record InputValue(double? Number, string? Choice, string Shown, ImmutableArray<string> Facts, string? Refusal = null)
{
    /// <summary>When it was measured; <c>null</c> where the value has no day of its own, such as sex or a genotype.</summary>
    public DateOnly? Day { get; init; }

    public static InputValue Of(double number, string? shown = null, ImmutableArray<string> facts = default) =>
        new(number, null, shown ?? Words.Number(number), facts.IsDefault ? [] : facts);

    public static InputValue Of(bool flag, ImmutableArray<string> facts = default) => new(flag ? 1 : 0, null, flag ? "yes" : "no", facts.IsDefault ? [] : facts);

    public static InputValue Of(string choice, ImmutableArray<string> facts = default) => new(null, choice, choice, facts.IsDefault ? [] : facts);

    public static InputValue Missing(string why) => new(null, null, "", [], why);

    /// <summary>Reads what a table or a command line states as text.</summary>
    public static InputValue Parse(RiskInput input, string text) =>
        input.Kind == RiskInputKind.Choice ? Of(text)
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? Of(number)
        : Missing($"{input.Label}: '{text}' is not a number");
}

/// <summary>The values given to a model, checked against its inputs.</summary>
public sealed class RiskInputs
{
    private readonly ImmutableDictionary<string, InputValue> _values;

    private RiskInputs(ImmutableDictionary<string, InputValue> values, ImmutableArray<string> faults)
    {
        _values = values;
        Faults = faults;
    }

    /// <summary>Why the model cannot be used: every missing or impossible value; empty when it can.</summary>
    public ImmutableArray<string> Faults { get; }

    /// <summary>Checks kind, unit range and presence of every input; absent ones get their default.</summary>
    public static RiskInputs Check(ImmutableArray<RiskInput> inputs, IReadOnlyDictionary<string, InputValue> given)
    {
        var values = ImmutableDictionary.CreateBuilder<string, InputValue>(StringComparer.Ordinal);
        var faults = ImmutableArray.CreateBuilder<string>();
        foreach (var input in inputs)
        {
            var value = given.GetValueOrDefault(input.Name) ?? Absent(input);
            if (value is null) continue;
            if (FaultOf(input, value) is { } fault) faults.Add(fault);
            else values.Add(input.Name, value);
        }

        foreach (string name in given.Keys.Where(name => inputs.All(i => i.Name != name)).Order(StringComparer.Ordinal)) faults.Add($"'{name}' is no input of this model");
        return new RiskInputs(values.ToImmutable(), faults.ToImmutable());
    }

    public bool Has(string input) => _values.ContainsKey(input);

    /// <exception cref="KeyNotFoundException">The input was left out.</exception>
    public InputValue this[string input] => _values[input];

    /// <summary>The number, or 1 or 0 of a flag.</summary>
    public double Number(string input) => _values[input].Number!.Value;

    public bool Flag(string input) => Number(input) > 0;

    /// <summary>The share of an input in the score.</summary>
    public Contribution Contribution(string input, double addend) => new(input, _values[input].Shown, addend, _values[input].Facts);

    private static InputValue? Absent(RiskInput input) =>
        input.Default switch
        {
            null => InputValue.Missing($"{input.Label} is not given"),
            RiskInput.Omissible => null,
            var text => InputValue.Parse(input, text) with { Shown = input.Kind == RiskInputKind.Flag ? "not recorded, counted as no" : text },
        };

    private static string? FaultOf(RiskInput input, InputValue value) =>
        value.Refusal is { } refusal ? refusal
        : input.Kind switch
        {
            RiskInputKind.Choice when value.Choice is not { } choice || !input.Choices.Contains(choice) =>
                $"{input.Label} of '{value.Shown}' is none of {string.Join(", ", input.Choices)}",
            RiskInputKind.Flag when value.Number is not (0 or 1) => $"{input.Label} is neither yes (1) nor no (0)",
            RiskInputKind.Number when value.Number is not { } number || !double.IsFinite(number) => $"{input.Label} is not a number",
            RiskInputKind.Number when value.Number < input.Low || value.Number > input.High => OutOfRange(input, value.Number!.Value),
            _ => null,
        };

    /// <summary>That a number lies outside the limits within which the model may be used.</summary>
    internal static string OutOfRange(RiskInput input, double number) =>
        $"{input.Label} of {Words.Quantity(number, input.Unit)} is outside the range of the equation, {Words.Number(input.Low)} to {Words.Quantity(input.High, input.Unit)}";
}
