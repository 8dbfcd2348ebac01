using System.Collections.Immutable;
using PrecisionCare.Measurements;
using PrecisionCare.Risk;

namespace PrecisionCare.Web.Scores;

/// <summary>What would have to be on record for a score that is not calculated.</summary>
internal static class Need
{
    /// <summary>More than these nobody reads: a polygenic score lacks scores of genotypes at once.</summary>
    private const int Named = 12;

    /// <summary>Each input that is required and has no usable value, with what it takes; where they are very many, how many.</summary>
    public static ImmutableArray<string> Of(RiskScore score, IRiskModel? model)
    {
        if (model is null || (score.Inputs.IsEmpty && model.Inputs.Any(i => i.From.Length > 0))) return [];
        var given = score.Inputs.ToDictionary(i => i.Name, i => i.Value, StringComparer.Ordinal);
        var lacking = model.Inputs.Where(i => IsLacking(i, given.GetValueOrDefault(i.Name))).ToList();
        return lacking.Count <= Named ? [.. lacking.Select(Wanted)] : [$"{lacking.Count} of the {model.Inputs.Length} values that it takes, such as {lacking[0].Label} and {lacking[1].Label}"];
    }

    private static bool IsLacking(RiskInput input, InputValue? value) =>
        value is null ? input.Default is null
        : value.Refusal is not null || (input.Kind == RiskInputKind.Number && (value.Number < input.Low || value.Number > input.High));

    private static string Wanted(RiskInput input) => input.Kind switch
    {
        RiskInputKind.Number when input.Low > double.MinValue && input.High < double.MaxValue => $"{input.Label}: {Words.Number(input.Low)} to {Words.Quantity(input.High, input.Unit)}",
        RiskInputKind.Choice => $"{input.Label}: {string.Join(", ", input.Choices)}",
        _ => input.Unit.Length > 0 ? $"{input.Label} in {Words.Unit(input.Unit)}" : input.Label,
    };
}
