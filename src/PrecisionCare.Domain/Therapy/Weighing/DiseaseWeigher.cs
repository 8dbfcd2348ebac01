using System.Collections.Immutable;
using PrecisionCare.Findings;
using PrecisionCare.Therapy.Rules;

namespace PrecisionCare.Therapy.Weighing;

/// <summary>Weighs diseases, present or past, that a medicine does not go with. Of several rules on the same disease the most severe counts.</summary>
internal sealed class DiseaseWeigher(TherapyRules rules, ProblemTable problems)
{
    public IEnumerable<Weighed> Weigh(Candidate candidate, PatientFindings patient) =>
        rules.DiseasesOf(candidate.Terms)
            .Where(r => !r.Unless.Any(p => candidate.Purposes.Contains(p)))
            .Select(r => new { Rule = r, Standing = r.Problems.Where(p => !Facts(r, p, patient).IsEmpty).ToImmutableArray() })
            .Where(m => !m.Standing.IsEmpty)
            .GroupBy(m => string.Join(',', m.Standing.SelectMany(p => Facts(m.Rule, p, patient)).Distinct().Order(StringComparer.Ordinal)), StringComparer.Ordinal)
            .Select(same => same.OrderBy(m => m.Rule.Severity).ThenByDescending(m => m.Rule.Medicine == candidate.Drug).ThenBy(m => m.Rule.Id, StringComparer.Ordinal).First())
            .Select(m => new Weighed(Reason(m.Rule, m.Standing, patient)));

    private Reason Reason(DiseaseRule rule, ImmutableArray<string> standing, PatientFindings patient)
    {
        bool past = standing.All(p => patient.Problems.FactsNow(p).IsEmpty);
        string names = string.Join(" and ", standing.Select(p => problems[p].Name));
        return new Reason(
            false, $"{names}{(past ? " in the past" : "")}: {Weighed.Sentence(rule.Why)}", [.. standing.SelectMany(p => Facts(rule, p, patient)).Distinct()], rule.Id,
            rule.Severity.Band(), rule.Severity.Word(), rule.Citation);
    }

    private static ImmutableArray<string> Facts(DiseaseRule rule, string problem, PatientFindings patient) =>
        rule.Ever ? patient.Problems.FactsEver(problem) : patient.Problems.FactsNow(problem);
}
