using System.Collections.Immutable;
using PrecisionCare.Findings;
using PrecisionCare.Therapy.Rules;

namespace PrecisionCare.Therapy;

/// <summary>
/// Tries out what would change the place of an option: where one medicine or one allergy alone keeps it down, the list is ranked again without it, and what
/// comes out is said. Nothing is announced that was not tried.
/// </summary>
/// <param name="advisor">Ranks.</param>
/// <param name="patient">As the patient is.</param>
/// <param name="without">The patient without some medicines and allergies, by fact id.</param>
internal sealed class Counterfactuals(TherapyAdvisor advisor, PatientFindings patient, Func<IReadOnlySet<string>, PatientFindings> without)
{
    private readonly Dictionary<string, PatientFindings> _tried = new(StringComparer.Ordinal);

    /// <summary>The list ranked, with what would move its options.</summary>
    public ProblemAssessment Rank(OptionList list)
    {
        var ranked = advisor.Rank(list, patient);
        var causes = ranked.Suggestions.Concat(ranked.Excluded).Select(s => new { s.Drug, Cause = CauseOf(s) }).Where(c => c.Cause is not null).ToList();
        if (causes.Count == 0) return ranked;
        var otherwise = causes.Select(c => c.Cause!).DistinctBy(c => c.Name).ToDictionary(c => c.Name, c => advisor.Rank(list, PatientWithout(c)), StringComparer.Ordinal);
        return ranked with
        {
            Suggestions = [.. ranked.Suggestions.Select(With)],
            Excluded = [.. ranked.Excluded.Select(With)],
        };

        TherapySuggestion With(TherapySuggestion option) =>
            causes.Find(c => c.Drug == option.Drug)?.Cause is { } cause && Announce(option, cause, otherwise[cause.Name]) is { } change
                ? option with { Counterfactuals = [change] }
                : option;
    }

    /// <summary>The one medicine or allergy behind all reasons that make the option's band; <c>null</c> when there is none, or more than one.</summary>
    private Cause? CauseOf(TherapySuggestion option)
    {
        if (option.Band >= Band.NotAssessable) return null;
        Cause? only = null;
        foreach (var reason in option.Reasons.Where(r => r.Band == option.Band))
        {
            var causes = reason.Facts.Select(CauseBehind).OfType<Cause>().DistinctBy(c => c.Name).ToList();
            if (causes is not [var cause] || (only is not null && only.Name != cause.Name)) return null;
            only = cause;
        }

        return only;
    }

    private Cause? CauseBehind(string fact) =>
        patient.Medicines.FirstOrDefault(m => m.Facts.Contains(fact)) is { } medicine ? new Cause(medicine.Name, $"without {medicine.Name}", medicine.Facts)
        : patient.Allergies.FirstOrDefault(a => a.FactId == fact) is { } allergy ? new Cause(allergy.FactId, $"if \"{allergy.Label}\" is disproved", [allergy.FactId])
        : null;

    private PatientFindings PatientWithout(Cause cause)
    {
        if (!_tried.TryGetValue(cause.Name, out var tried)) _tried[cause.Name] = tried = without(cause.Facts.ToHashSet(StringComparer.Ordinal));
        return tried;
    }

    private static Counterfactual? Announce(TherapySuggestion now, Cause cause, ProblemAssessment otherwise)
    {
        var then = otherwise.Suggestions.FirstOrDefault(s => s.Drug == now.Drug);
        bool better = then is not null && (then.Band > now.Band || (then.Band == now.Band && then.Rank < now.Rank));
        return better ? new Counterfactual(cause.If, $"{now.Drug} would be {BandWords.Of(then!.Band)} and rank {then.Rank}") { Facts = cause.Facts } : null;
    }

    private sealed record Cause(string Name, string If, ImmutableArray<string> Facts);
}
