using System.Collections.Immutable;
using PrecisionCare.Findings;
using PrecisionCare.Measurements;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Risk;
using PrecisionCare.Therapy.Rules;

namespace PrecisionCare.Therapy.Weighing;

/// <summary>Reasons that belong to an option of a problem rather than to the medicine as such.</summary>
internal static class OptionReasons
{
    /// <summary>What the option needs: a reason against it when it is known to be absent, a missing fact when nobody knows.</summary>
    public static IEnumerable<Weighed> Need(TherapyOption option, Judgement? need) =>
        need is null || need.Holds == true ? []
        : [new Weighed(
            new Reason(false, need.Holds == false ? $"No option here: {Weighed.Sentence(need.Words)}" : $"Only an option for some: {Weighed.Sentence(need.Words)}",
                need.Facts, $"need:{option.Problem}:{option.Name}", need.Holds == false ? Band.Avoid : Band.NotAssessable, "", option.Citation),
            null, need.Holds is null ? need.Words : null)];

    public static Weighed Favours(FavourRule rule, TherapyOption option, Judgement found) =>
        new(new Reason(true, $"{Weighed.Sentence(found.Words)[..^1]}: {Weighed.Sentence(rule.Text)}", found.Facts, $"favour:{option.Problem}:{string.Join(',', rule.Medicines)}",
            Band.Favoured, rule.Strength, rule.Citation));

    public static Weighed Score(ScoreRule rule, RiskScore score)
    {
        var outcome = score.Outcomes.FirstOrDefault(o => o.Name == rule.Outcome);
        ImmutableArray<string> facts = [.. (outcome?.Contributions ?? score.Contributions).SelectMany(c => c.Facts).Append($"score:{score.Model}").Distinct()];
        return new Weighed(new Reason(
            rule.Severity.Band() >= Band.Usable, $"{(outcome is null ? score.Name : $"{outcome.Label} by {score.Citation.Source}")} {Words.Quantity(rule.ValueOf(score)!.Value, score.Unit)}{Uncertainty(score)}: {Weighed.Sentence(rule.Text)}", facts,
            $"score:{rule.Model}{(rule.Outcome is null ? "" : "/" + rule.Outcome)}{rule.Operator}{Words.Number(rule.Value)}", rule.Severity.Band(), rule.Strength, rule.Citation));
    }

    /// <summary>A risk is not said without its interval, or that none is published; points have none.</summary>
    private static string Uncertainty(RiskScore score) =>
        score.Unit == Words.Probability && score.Interval is null ? " (no interval is published)"
        : score.Interval is { } interval ? $" ({Words.Quantity(interval.Low, score.Unit)} to {Words.Quantity(interval.High, score.Unit)})" : "";

    public static Weighed NamedInPlaceOf(Guidance guidance, PatientFindings patient) =>
        new(new Reason(
            true, $"{guidance.Source} names it in place of {guidance.Drug} ({string.Join(", ", guidance.Keys.Select(k => $"{k.Key} {k.Value}"))}).",
            GenomicWeigher.FactsOf(guidance, patient), $"alternative:{guidance.Id}", Band.Favoured, guidance.Classification, guidance.Citation));
}
