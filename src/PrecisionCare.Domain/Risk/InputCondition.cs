using System.Collections.Immutable;
using System.Globalization;

namespace PrecisionCare.Risk;

/// <summary>
/// A condition on the inputs of a model as its tables word it, all parts of which must hold: <c>sex=male &amp; age&lt;70</c>. A part compares an input with a
/// number, with a word or with another input (<c>hdl&gt;=tc</c>), or asks a list (<c>items has Grade3</c>, <c>items twice Grade3</c>). A part without a name
/// means the input to which the row belongs. An input that was left out satisfies nothing.
/// </summary>
internal sealed class InputCondition
{
    private static readonly string[] Comparisons = [">=", "<=", "!=", " has ", " twice ", ">", "<", "="];

    private readonly ImmutableArray<Part> _parts;

    private InputCondition(ImmutableArray<Part> parts) => _parts = parts;

    /// <exception cref="FormatException">The text is no condition, or names an input that the model does not have.</exception>
    public static InputCondition Parse(string text, ImmutableArray<RiskInput> inputs, string self = "") =>
        new([.. text.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => PartOf(part.Trim(), inputs, self))]);

    public bool Holds(RiskInputs inputs)
    {
        foreach (var part in _parts)
            if (!part.Holds(inputs)) return false;
        return true;
    }

    private static Part PartOf(string text, ImmutableArray<RiskInput> inputs, string self)
    {
        foreach (string comparison in Comparisons)
        {
            int at = text.IndexOf(comparison, StringComparison.Ordinal);
            if (at < 0) continue;
            string name = at == 0 ? self : text[..at], right = text[(at + comparison.Length)..].Trim();
            var input = inputs.FirstOrDefault(i => i.Name == name) ?? throw new FormatException($"'{text}' names no input of the model.");
            double? bound = double.TryParse(right, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;
            bool other = bound is null && inputs.Any(i => i.Name == right);
            if (input.Kind == RiskInputKind.Choice && !input.Choices.Contains(right)) throw new FormatException($"'{right}' is no choice of '{name}'.");
            if (input.Kind is RiskInputKind.Number or RiskInputKind.Flag && bound is null && !other) throw new FormatException($"'{text}' compares with no number.");
            return new Part(name, comparison.Trim(), right, bound, other);
        }

        throw new FormatException($"'{text}' is no condition.");
    }

    private sealed record Part(string Input, string Comparison, string Right, double? Bound, bool RightIsInput)
    {
        public bool Holds(RiskInputs inputs)
        {
            if (!inputs.Has(Input) || (RightIsInput && !inputs.Has(Right))) return false;
            var value = inputs[Input];
            if (value.Items is { } items) return items.Count(i => i == Right) >= (Comparison == "twice" ? 2 : 1);
            if (value.Number is not { } number) return (value.Choice == Right) == (Comparison == "=");
            double bound = RightIsInput ? inputs.Number(Right) : Bound!.Value;
            return Comparison switch
            {
                ">=" => number >= bound,
                "<=" => number <= bound,
                ">" => number > bound,
                "<" => number < bound,
                "=" => number == bound,
                "!=" => number != bound,
                _ => false,
            };
        }
    }
}
