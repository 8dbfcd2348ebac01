using System.Collections.Immutable;
using PrecisionCare.Findings;
using PrecisionCare.Therapy.Rules;

namespace PrecisionCare.Therapy.Weighing;

/// <summary>
/// Weighs what the medicines taken beside a candidate do together with it. A rule of several parties holds when all of them are taken, each as another
/// ingredient; a medicine never interacts with itself. Of several rules on the same partners the most severe counts, then the most specific.
/// </summary>
internal sealed class InteractionWeigher(TherapyRules rules)
{
    public IEnumerable<Weighed> Weigh(Candidate candidate, PatientFindings patient) =>
        rules.InteractionsOf(candidate.Terms)
            .Where(r => MayHold(r, candidate) && !r.Intended.Any(p => candidate.Purposes.Contains(p) || !patient.Problems.FactsEver(p).IsEmpty))
            .SelectMany(r => Partners(r, candidate).Select(partners => new { Rule = r, Partners = partners }))
            .GroupBy(m => string.Join('+', m.Partners.Select(p => p.Ingredient)), StringComparer.Ordinal)
            .Select(same => same.OrderBy(m => m.Rule.Severity).ThenByDescending(m => Specificity(m.Rule, m.Partners, candidate)).ThenBy(m => m.Rule.Id, StringComparer.Ordinal))
            .Select(same => same.Select(m => Reason(m.Rule, m.Partners, patient)).FirstOrDefault(w => w is not null))
            .OfType<Weighed>();

    /// <summary>Most rules fall here: of the parties that the candidate is not, somebody has to be there for each.</summary>
    private static bool MayHold(InteractionRule rule, Candidate candidate)
    {
        foreach (string party in rule.Parties)
            if (!candidate.Terms.Contains(party) && candidate.Company.Of(party).IsEmpty) return false;
        return true;
    }

    /// <summary>Every set of companions that fills the other parties of a rule of which the candidate is one.</summary>
    private static IEnumerable<ImmutableArray<Companion>> Partners(InteractionRule rule, Candidate candidate)
    {
        var found = new List<ImmutableArray<Companion>>();
        for (int own = 0; own < rule.Parties.Length; own++)
        {
            if (!candidate.Terms.Contains(rule.Parties[own])) continue;
            found.AddRange(Fill(rule.Parties.RemoveAt(own), 0, [], candidate));
        }

        return found.DistinctBy(p => string.Join('+', p.Select(c => c.Ingredient).Order(StringComparer.Ordinal)));
    }

    private static IEnumerable<ImmutableArray<Companion>> Fill(ImmutableArray<string> parties, int next, ImmutableArray<Companion> chosen, Candidate candidate)
    {
        if (next == parties.Length) return [chosen];
        return candidate.Company.Of(parties[next])
            .Where(c => c.Ingredient != candidate.Drug && chosen.All(other => other.Ingredient != c.Ingredient))
            .SelectMany(c => Fill(parties, next + 1, chosen.Add(c), candidate));
    }

    private static int Specificity(InteractionRule rule, ImmutableArray<Companion> partners, Candidate candidate) =>
        rule.Parties.Count(p => p == candidate.Drug || partners.Any(c => c.Ingredient == p));

    private static Weighed? Reason(InteractionRule rule, ImmutableArray<Companion> partners, PatientFindings patient)
    {
        var condition = rule.When?.Judge(patient);
        if (condition is { Holds: not true }) return null;
        string with = string.Join(" and ", partners.Select(p => p.Ingredient).Distinct());
        string mechanism = rule.Mechanism.Length > 0 ? $" ({rule.Mechanism})" : "";
        string advice = rule.Advice.Length > 0 ? " " + Weighed.Sentence(rule.Advice) : "";
        ImmutableArray<string> facts = [.. partners.SelectMany(p => p.Medicine.Facts).Concat(condition?.Facts ?? []).Distinct()];
        return new Weighed(
            new Reason(false, $"With {with}: {rule.Effect}{mechanism}.{advice}", facts, rule.Id, rule.Severity.Band(), rule.Severity.Word(), rule.Citation),
            rule.Severity.Band() == Band.Caution ? Weighed.DoseIn(rule.Advice) is { } dose ? $"with {with}: {dose}" : null : null);
    }
}
