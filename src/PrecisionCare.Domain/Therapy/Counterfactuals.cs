using System.Collections.Immutable;
using PrecisionCare.Findings;
using PrecisionCare.Therapy.Rules;

namespace PrecisionCare.Therapy;

/// <summary>
/// Tries out what would change the place of an option: where one medicine or one allergy has a part in every reason that keeps it down, the list is ranked
/// again without it; where only a gene has to be known first, with a normal result of it. What comes out is said. Nothing is announced that was not tried.
/// </summary>
/// <param name="advisor">Ranks.</param>
/// <param name="patient">As the patient is.</param>
/// <param name="without">The patient without some medicines and allergies, by fact id.</param>
/// <param name="tested">The patient with a normal result of some genes; <c>null</c> where one of them knows no such result.</param>
internal sealed class Counterfactuals(
    TherapyAdvisor advisor, PatientFindings patient, Func<IReadOnlySet<string>, PatientFindings> without, Func<ImmutableArray<string>, PatientFindings?> tested)
{
    /// <summary>Rules by which a gene has to be known before the first dose: <c>test:capecitabine:DPYD</c>.</summary>
    private const string TestRule = "test:";

    private readonly Dictionary<string, PatientFindings?> _tried = new(StringComparer.Ordinal);

    /// <summary>The list ranked, with what would move its options.</summary>
    public ProblemAssessment Rank(OptionList list)
    {
        var ranked = advisor.Rank(list, patient);
        var causes = ranked.Options.DistinctBy(s => s.Drug).ToDictionary(s => s.Drug, CausesOf, StringComparer.Ordinal);
        var otherwise = causes.Values.SelectMany(c => c).DistinctBy(c => c.Name).ToDictionary(c => c.Name, c => Otherwise(c) is { } other ? advisor.Rank(list, other) : null, StringComparer.Ordinal);
        if (otherwise.Count == 0) return ranked;
        return ranked with
        {
            Suggestions = [.. ranked.Suggestions.Select(With)],
            Excluded = [.. ranked.Excluded.Select(With)],
        };

        TherapySuggestion With(TherapySuggestion option) =>
            option with { Counterfactuals = [.. causes[option.Drug].Select(cause => Announce(option, cause, otherwise[cause.Name])).OfType<Counterfactual>()] };
    }

    /// <summary>The medicines and allergies each of which alone stands behind every reason that makes the option's band, by name.</summary>
    private ImmutableArray<Cause> CausesOf(TherapySuggestion option)
    {
        if (option.Band == Band.NotAssessable) return UntestedGenes(option);
        if (option.Band > Band.NotAssessable) return [];
        List<Cause>? common = null;
        foreach (var reason in option.Reasons.Where(r => r.Band == option.Band))
        {
            var causes = reason.Facts.Select(CauseBehind).OfType<Cause>().DistinctBy(c => c.Name).ToList();
            common = common is null ? causes : common.FindAll(c => causes.Exists(other => other.Name == c.Name));
            if (common.Count == 0) return [];
        }

        return [.. (common ?? []).OrderBy(c => c.Name, StringComparer.Ordinal)];
    }

    /// <summary>The genes that alone keep an option from being judged.</summary>
    private static ImmutableArray<Cause> UntestedGenes(TherapySuggestion option)
    {
        var deciding = option.Reasons.Where(r => r.Band == option.Band).ToList();
        if (deciding.Count == 0 || !deciding.TrueForAll(r => r.Rule.StartsWith(TestRule, StringComparison.Ordinal))) return [];
        ImmutableArray<string> genes = [.. deciding.Select(r => r.Rule[(r.Rule.LastIndexOf(':') + 1)..]).Distinct().Order(StringComparer.Ordinal)];
        string names = string.Join(" and ", genes);
        return [new Cause(names, $"if {names} {(genes.Length == 1 ? "is" : "are")} tested and normal", []) { Genes = genes }];
    }

    private Cause? CauseBehind(string fact) =>
        patient.Medicines.FirstOrDefault(m => m.Facts.Contains(fact)) is { } medicine ? new Cause(medicine.Name, $"without {medicine.Name}", medicine.Facts)
        : patient.Allergies.FirstOrDefault(a => a.FactId == fact) is { } allergy ? new Cause(allergy.FactId, $"if \"{allergy.Label}\" is disproved", [allergy.FactId])
        : null;

    private PatientFindings? Otherwise(Cause cause)
    {
        if (!_tried.TryGetValue(cause.Name, out var tried))
            _tried[cause.Name] = tried = cause.Genes.IsEmpty ? without(cause.Facts.ToHashSet(StringComparer.Ordinal)) : tested(cause.Genes);
        return tried;
    }

    private static Counterfactual? Announce(TherapySuggestion now, Cause cause, ProblemAssessment? otherwise)
    {
        var then = otherwise?.Suggestions.FirstOrDefault(s => s.Drug == now.Drug);
        bool better = then is not null && (then.Band > now.Band || (then.Band == now.Band && then.Rank < now.Rank));
        return better ? new Counterfactual(cause.If, $"{now.Drug} would be {BandWords.Of(then!.Band)} and rank {then.Rank}") { Facts = cause.Facts, Genes = cause.Genes, Rank = then.Rank } : null;
    }

    private sealed record Cause(string Name, string If, ImmutableArray<string> Facts)
    {
        public ImmutableArray<string> Genes { get; init; } = [];
    }
}
