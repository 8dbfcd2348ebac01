using System.Collections.Immutable;
using PrecisionCare.Conferences;
using PrecisionCare.Therapy;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Conferences;

/// <summary>An option under vote with what the advice says of it today, to this reader.</summary>
/// <param name="Tally">The votes.</param>
/// <param name="Suggestion"><c>null</c> where the advice does not rank it, or no longer.</param>
internal sealed record OptionToday(Tally Tally, TherapySuggestion? Suggestion)
{
    public string? Line => Suggestion is { } suggestion ? OptionLine.Of(suggestion) : null;
}

/// <summary>What is put to vote, and how the advice stands to it.</summary>
internal static class ConferenceOptions
{
    public static ImmutableArray<OptionToday> Of(PatientView view, Conference conference)
    {
        var problem = view.Assessment.Problems.FirstOrDefault(p => p.Indication == conference.Question?.Indication);
        return [.. conference.Tallies.Select(t => new OptionToday(t, t.Option.FromAdvice && problem is not null ? Find(problem, t.Option.Name) : null))];
    }

    /// <summary>The options of a problem in the order of the advice, then those that were typed; as many as can be voted on.</summary>
    public static ImmutableArray<ConferenceOption> Put(ProblemAssessment? problem, IReadOnlyCollection<string> typed)
    {
        var ranked = problem is null ? [] : problem.Options.Select(s => s.Drug).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var own = typed.Distinct(StringComparer.OrdinalIgnoreCase).Where(t => !ranked.Contains(t, StringComparer.OrdinalIgnoreCase)).ToList();
        var put = ranked.Take(Math.Max(0, Question.MostOptions - own.Count)).Select(name => (name, true)).Concat(own.Select(name => (name, false)));
        return [.. put.Select((o, i) => new ConferenceOption(i + 1, o.name, o.Item2))];
    }

    private static TherapySuggestion? Find(ProblemAssessment problem, string drug) => problem.Options.FirstOrDefault(s => s.Drug == drug);
}
