using System.Collections.Frozen;
using System.Globalization;
using PrecisionCare.Explanations.Composing;
using PrecisionCare.Risk;

namespace PrecisionCare.Explanations.Assessed;

/// <summary>Scores that are an absolute risk, as results to be explained.</summary>
internal static class ScoreResults
{
    private static readonly Lazy<FrozenDictionary<string, (string Outcome, int Years)>> Outcomes = new(() =>
        TextFile.Entries("outlines/risk-outcomes.txt").ToFrozenDictionary(e => e.Key, e => Outcome(e.Value), StringComparer.Ordinal));

    public static IEnumerable<RiskScoreResult> Of(RiskScore score) => score.Outcomes.IsEmpty
        ? Result(score, score.Model, score.Value, score.Unit, score.Interval)
        : score.Outcomes.SelectMany(o => Result(score, $"{score.Model}/{o.Name}", o.Value, o.Unit, o.Interval));

    private static IEnumerable<RiskScoreResult> Result(RiskScore score, string key, double? value, string unit, Interval? interval)
    {
        if (value is not { } known || !Outcomes.Value.TryGetValue(key, out var outcome)) yield break;
        double scale = unit switch { "%" => 100, "1" => 1, _ => throw new InvalidOperationException($"{key} is in {unit}, which is no risk.") };
        yield return new RiskScoreResult
        {
            SourceId = $"score:{key}",
            Model = score.Name,
            Version = score.Version,
            Inputs = [.. score.Contributions.Select(c => c.Input)],
            Risk = new RiskNumber
            {
                Outcome = outcome.Outcome, Value = known / scale, Low = interval?.Low / scale, High = interval?.High / scale, Horizon = RiskHorizon.Within(outcome.Years),
                Source = score.Citation.Source,
            },
        };
    }

    private static (string, int) Outcome(string line)
    {
        int at = line.LastIndexOf("; ", StringComparison.Ordinal);
        return (line[..at], int.Parse(line[(at + 2)..], CultureInfo.InvariantCulture));
    }
}
