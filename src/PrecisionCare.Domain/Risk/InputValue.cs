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

    /// <summary>The words of a list; <c>null</c> for other kinds.</summary>
    public ImmutableArray<string>? Items { get; init; }

    /// <summary>Rows of numbers; <c>null</c> for other kinds.</summary>
    public ImmutableArray<ImmutableArray<double>>? Rows { get; init; }

    public static InputValue Of(double number, string? shown = null, ImmutableArray<string> facts = default) =>
        new(number, null, shown ?? Words.Number(number), facts.IsDefault ? [] : facts);

    public static InputValue Of(bool flag, ImmutableArray<string> facts = default) => new(flag ? 1 : 0, null, flag ? "yes" : "no", facts.IsDefault ? [] : facts);

    public static InputValue Of(string choice, ImmutableArray<string> facts = default) => new(null, choice, choice, facts.IsDefault ? [] : facts);

    public static InputValue Of(ImmutableArray<string> items) => new(null, null, string.Join(", ", items), []) { Items = items };

    public static InputValue Of(ImmutableArray<ImmutableArray<double>> rows) =>
        new(null, null, string.Join("; ", rows.Select(r => string.Join(' ', r.Select(Words.Number)))), []) { Rows = rows };

    public static InputValue Missing(string why) => new(null, null, "", [], why);

    /// <summary>Reads what a table or a form states as text; items of a list stand between semicolons.</summary>
    public static InputValue Parse(RiskInput input, string text) =>
        input.Kind switch
        {
            RiskInputKind.Choice => Of(text),
            RiskInputKind.List => Of([.. text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]),
            _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) =>
                Of(number, input.Kind == RiskInputKind.Flag ? null : Words.Quantity(number, input.Unit)),
            _ => Missing($"{input.Label}: '{text}' is not a number"),
        };
}
