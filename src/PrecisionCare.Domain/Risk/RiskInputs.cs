using System.Collections.Immutable;
using PrecisionCare.Measurements;

namespace PrecisionCare.Risk;

/// <summary>The values given to a model, checked against its inputs.</summary>
public sealed class RiskInputs
{
    private readonly Dictionary<string, InputValue> _values;

    private RiskInputs(Dictionary<string, InputValue> values, ImmutableArray<string> faults)
    {
        _values = values;
        Faults = faults;
    }

    /// <summary>Why the model cannot be used: every missing or impossible value; empty when it can.</summary>
    public ImmutableArray<string> Faults { get; }

    /// <summary>Checks kind, unit range and presence of every input; absent ones get their default.</summary>
    public static RiskInputs Check(ImmutableArray<RiskInput> inputs, IReadOnlyDictionary<string, InputValue> given)
    {
        var values = new Dictionary<string, InputValue>(inputs.Length, StringComparer.Ordinal);
        var faults = ImmutableArray.CreateBuilder<string>();
        int known = 0;
        foreach (var input in inputs)
        {
            if (given.TryGetValue(input.Name, out var value)) known++;
            else value = Absent(input);
            if (value is null) continue;
            var sound = InOwnWords(input, value);
            if (FaultOf(input, sound) is { } fault) faults.Add(fault);
            else values.Add(input.Name, sound);
        }

        if (known < given.Count)
            foreach (string name in given.Keys.Where(name => inputs.All(i => i.Name != name)).Order(StringComparer.Ordinal)) faults.Add($"'{name}' is no input of this model");
        return new RiskInputs(values, faults.ToImmutable());
    }

    public bool Has(string input) => _values.ContainsKey(input);

    /// <exception cref="KeyNotFoundException">The input was left out.</exception>
    public InputValue this[string input] => _values[input];

    /// <summary>The number, or 1 or 0 of a flag.</summary>
    public double Number(string input) => _values[input].Number!.Value;

    public bool Flag(string input) => Number(input) > 0;

    /// <summary>The share of an input in the score.</summary>
    public Contribution Contribution(string input, double addend) =>
        _values.TryGetValue(input, out var value) ? new(input, value.Shown, addend, value.Facts) : new(input, "", addend, []);

    private static InputValue? Absent(RiskInput input) =>
        input.Default switch
        {
            null => InputValue.Missing($"{input.Label} is not given"),
            RiskInput.Omissible => null,
            var text => InputValue.Parse(input, text) with { Shown = input.Kind == RiskInputKind.Flag ? "not recorded, counted as no" : text },
        };

    /// <summary>The same with choices in the model's own spelling.</summary>
    private static InputValue InOwnWords(RiskInput input, InputValue value) =>
        value switch
        {
            { Choice: { } word } when input.Kind == RiskInputKind.Choice && input.ChoiceOf(word) is { } choice && choice != word => value with { Choice = choice },
            { Items: { } items } when input.Kind == RiskInputKind.List => value with { Items = [.. items.Select(i => input.ChoiceOf(i) ?? i)] },
            _ => value,
        };

    private static string? FaultOf(RiskInput input, InputValue value) =>
        value.Refusal is { } refusal ? refusal
        : input.Kind switch
        {
            RiskInputKind.Choice when value.Choice is not { } choice || !input.Choices.Contains(choice) =>
                $"{input.Label} of '{value.Shown}' is none of {string.Join(", ", input.Choices)}",
            RiskInputKind.List when value.Items is not { } items => $"{input.Label} is no list",
            RiskInputKind.List when value.Items is { } items && items.FirstOrDefault(i => !input.Choices.Contains(i)) is { } other =>
                $"{input.Label}: '{other}' is none of {string.Join(", ", input.Choices)}",
            RiskInputKind.Flag when value.Number is not (0 or 1) => $"{input.Label} is neither yes (1) nor no (0)",
            RiskInputKind.Number => value.Number is { } number ? FaultOf(input, number) : $"{input.Label} is not a number",
            RiskInputKind.Numbers => value.Rows is { } rows ? rows.SelectMany(r => r).Select(n => FaultOf(input, n)).FirstOrDefault(f => f is not null) : $"{input.Label} is no list of numbers",
            _ => null,
        };

    private static string? FaultOf(RiskInput input, double number) =>
        !double.IsFinite(number) ? $"{input.Label} is not a number"
        : number < input.Low || number > input.High ? OutOfRange(input, number)
        : input.Whole && number != Math.Floor(number) ? $"{input.Label} of {Words.Number(number)} is not a whole number"
        : null;

    /// <summary>That a number lies outside the limits within which the model may be used.</summary>
    internal static string OutOfRange(RiskInput input, double number) =>
        $"{input.Label} of {Words.Quantity(number, input.Unit)} is outside the range of the equation, {Words.Number(input.Low)} to {Words.Quantity(input.High, input.Unit)}";
}
