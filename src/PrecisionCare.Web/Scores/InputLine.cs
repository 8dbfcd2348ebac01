using System.Collections.Immutable;
using PrecisionCare.Measurements;
using PrecisionCare.Risk;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Scores;

/// <summary>One input of a score as the pages list it.</summary>
/// <param name="Name">Name in the model's definition.</param>
/// <param name="Label">Words for the reader.</param>
/// <param name="Value">With its unit, or why there is none.</param>
/// <param name="Day">When it was measured; <c>null</c> where it has no day of its own.</param>
/// <param name="Age">How old it was on the day of the score; empty without a day.</param>
/// <param name="Facts">Where it was taken from.</param>
/// <param name="IsUnknown">There is no value, or one that stands for an unknown one.</param>
internal sealed record InputLine(string Name, string Label, string Value, DateOnly? Day, string Age, ImmutableArray<string> Facts, bool IsUnknown)
{
    /// <summary>Every input of a model in its order; of a model that is gone those that were kept.</summary>
    /// <param name="score">The score.</param>
    /// <param name="model">The model; <c>null</c> when it is gone.</param>
    /// <param name="at">The day of the score.</param>
    public static ImmutableArray<InputLine> Of(RiskScore score, IRiskModel? model, DateOnly at)
    {
        var given = score.Inputs.ToDictionary(i => i.Name, i => i.Value, StringComparer.Ordinal);
        if (model is null) return [.. score.Inputs.Select(i => Line(i.Name, i.Name.Replace('_', ' '), "", i.Value, at))];
        return [.. model.Inputs.Select(i => given.TryGetValue(i.Name, out var value) ? Line(i.Name, i.Label, i.Kind == RiskInputKind.Number ? i.Unit : "", value, at) : Absent(i, score))];
    }

    private static InputLine Line(string name, string label, string unit, InputValue value, DateOnly at)
    {
        if (value.Refusal is { } refusal) return new InputLine(name, label, refusal, null, "", [], true);
        string shown = value is { Day: not null, Number: { } number } && unit.Length > 0 ? Words.Quantity(number, unit) : value.Shown;
        bool unknown = value.Facts.IsEmpty && (value.Shown.StartsWith("not ", StringComparison.Ordinal) || value.Shown.StartsWith("counted ", StringComparison.Ordinal));
        return new InputLine(name, label, shown, value.Day, value.Day is { } day ? AgeOf(day, at) : "", value.Facts, unknown);
    }

    private static InputLine Absent(RiskInput input, RiskScore score) => new(
        input.Name, input.Label,
        score.Contributions.Concat(score.Outcomes.SelectMany(o => o.Contributions)).FirstOrDefault(c => c.Input == input.Name && c.Value.Length > 0)?.Value
            ?? (input.Default is null or RiskInput.Omissible ? "not given" : $"not recorded, taken as {(input.Kind == RiskInputKind.Flag ? (input.Default == "1" ? "yes" : "no") : input.Default)}"),
        null, "", [], true);

    private static string AgeOf(DateOnly day, DateOnly at) => (at.DayNumber - day.DayNumber) switch
    {
        0 => "same day",
        var days and < 60 => days.Of("day"),
        var days and < 730 => (days / 30).Of("month"),
        var days => (days / 365).Of("year"),
    };
}
