using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Counseling.Questionnaires;

/// <summary>A span of scores, both ends included, and what its source calls it.</summary>
/// <param name="Low">Lowest score.</param>
/// <param name="High">Highest score.</param>
/// <param name="Name">As the source calls it.</param>
/// <param name="Raised">At or above the cut-off of the source: a reader should look.</param>
public sealed record ScoreBand(decimal Low, decimal High, string Name, bool Raised);

/// <summary>How the weights of answers become a score.</summary>
public enum ScoreMethod
{
    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>Of items weighted 1 to 5, those of <see cref="ScoringRule.Reversed"/> turned round: the mean, less 1, times 25: 0 to 100.</summary>
    MeanToHundred,
}

/// <summary>How a questionnaire is scored and read, from its source.</summary>
public sealed record ScoringRule
{
    /// <summary>Permanent: kept with responses, never renamed.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required ScoreMethod Method { get; init; }

    /// <summary>How many items are scored.</summary>
    public required int Items { get; init; }

    /// <summary>Lowest and highest weight of an answer.</summary>
    public (decimal Low, decimal High) Weights { get; init; } = (0, 3);

    public required decimal Highest { get; init; }

    /// <summary>Places of scored items, counted from 1, whose weights are turned round.</summary>
    public ImmutableArray<int> Reversed { get; init; } = [];

    /// <summary>Empty where the source gives none.</summary>
    public ImmutableArray<ScoreBand> Bands { get; init; } = [];

    public required Citation Citation { get; init; }

    /// <summary>LOINC code of the score; <c>null</c> when there is none.</summary>
    public string? Loinc { get; init; }

    /// <summary>Said beside every score.</summary>
    public required string Caveat { get; init; }

    /// <summary>The item of which any answer above the lowest is a matter of safety.</summary>
    public SafetyItem? Safety { get; init; }

    public static ImmutableArray<ScoringRule> All { get; } = [ScoringRules.Phq9, ScoringRules.Gad7, ScoringRules.DecisionRegret];

    public static ScoringRule? Find(string? id) => All.FirstOrDefault(r => r.Id == id);

    /// <summary>The items that are scored: choices all of whose options have weights; <c>null</c> when they are not what the rule scores.</summary>
    public ImmutableArray<QuestionnaireItem>? Scored(Questionnaire questionnaire)
    {
        ImmutableArray<QuestionnaireItem> scored = [.. questionnaire.Questions.Where(i => i is { Type: ItemType.Choice, Options.IsEmpty: false } && i.Options.All(o => o.Ordinal is not null))];
        bool fits = scored.Length == Items && scored.All(i => i.Options.Min(o => o.Ordinal) == Weights.Low && i.Options.Max(o => o.Ordinal) == Weights.High);
        return fits ? scored : null;
    }

    /// <returns><c>null</c> when the questionnaire is not what the rule scores.</returns>
    public Score? Apply(Questionnaire questionnaire, IReadOnlyCollection<ResponseAnswer> answers)
    {
        if (Scored(questionnaire) is not { } scored) return null;
        var weights = scored.Select((item, place) => Weight(item, place + 1, answers)).ToList();
        int missing = weights.Count(w => w is null);
        decimal? value = missing > 0 ? null : Plain(Method == ScoreMethod.Sum ? weights.Sum()!.Value : (weights.Average()!.Value - 1) * 25);
        bool alarms = Safety is { } safety && answers.FirstOrDefault(a => a.LinkId == scored[safety.Place - 1].LinkId) is { } answer
            && scored[safety.Place - 1].Options.FirstOrDefault(o => o.Key == answer.Value)?.Ordinal > Weights.Low;
        return new Score(this, value, missing, Bands.FirstOrDefault(b => value >= b.Low && value <= b.High), alarms ? Safety : null);
    }

    /// <summary>To one decimal, without zeros behind the point: the digits of weights say nothing of a score's precision.</summary>
    private static decimal Plain(decimal value) => Math.Round(value, 1) / 1.0000000000000000000000000000m;

    private decimal? Weight(QuestionnaireItem item, int place, IReadOnlyCollection<ResponseAnswer> answers)
    {
        var given = answers.FirstOrDefault(a => a.LinkId == item.LinkId);
        var weight = item.Options.FirstOrDefault(o => o.Key == given?.Value)?.Ordinal;
        return Reversed.Contains(place) ? Weights.Low + Weights.High - weight : weight;
    }
}

/// <summary>A score.</summary>
/// <param name="Rule">How it was made.</param>
/// <param name="Value"><c>null</c> when answers are missing: an incomplete questionnaire has no score, and none is estimated.</param>
/// <param name="Missing">How many scored questions have no answer.</param>
/// <param name="Band">What the source calls it.</param>
/// <param name="Alarm">The patient's answer is a matter of safety, whatever the score.</param>
public sealed record Score(ScoringRule Rule, decimal? Value, int Missing, ScoreBand? Band, SafetyItem? Alarm);

/// <summary>An item of which any answer but the lowest has to be acted on at once.</summary>
/// <param name="Place">Among the scored items, counted from 1.</param>
/// <param name="Title">What the reader is told.</param>
/// <param name="Steps">What to do, in order.</param>
public sealed record SafetyItem(int Place, string Title, ImmutableArray<string> Steps);
