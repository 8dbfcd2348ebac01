using System.Collections.Immutable;
using PrecisionCare.Findings;
using PrecisionCare.Medicines;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Therapy.Rules;

namespace PrecisionCare.Therapy.Weighing;

/// <summary>
/// Weighs allergies: to the medicine itself, to a class of which it is, and by cross-reaction. The culprit itself is avoided, and contraindicated after a
/// severe reaction; whatever the route.
/// </summary>
internal sealed class AllergyWeigher(TherapyRules rules, MedicineCatalogue medicines)
{
    private static readonly Citation Principle = new("Clinical consensus", "A medicine that caused an allergic reaction is not given again");

    public IEnumerable<Weighed> Weigh(Candidate candidate, PatientFindings patient) =>
        patient.Allergies.Select(a => Reason(a, candidate)).OfType<Reason>().Select(r => new Weighed(r));

    private Reason? Reason(KnownAllergy allergy, Candidate candidate)
    {
        if (allergy.Allergens.Contains(candidate.Drug))
        {
            var severity = Culprit(allergy.Weight);
            return Reason(allergy, $"allergy:{candidate.Drug}", severity, severity == RuleSeverity.Caution ? "recorded as an intolerance" : "the medicine itself", Principle);
        }

        var ruled = rules.Allergies.Where(r => IsOf(allergy, r.Allergens) && r.Medicines.Any(m => Is(candidate, m)))
            .Select(r => Reason(allergy, r.Id, r.For(allergy.Weight), r.Advice, r.Citation)).OrderBy(r => r.Band).FirstOrDefault();
        if (ruled is not null) return ruled;
        return allergy.Allergens.FirstOrDefault(candidate.Classes.Contains) is { } shared
            ? Reason(allergy, $"allergy:{shared}:{candidate.Drug}", Culprit(allergy.Weight), $"it is one of {shared}", Principle)
            : null;
    }

    private static RuleSeverity Culprit(AllergyWeight weight) =>
        weight switch
        {
            AllergyWeight.Severe => RuleSeverity.Contraindicated,
            AllergyWeight.Intolerance => RuleSeverity.Caution,
            _ => RuleSeverity.Avoid,
        };

    private static bool Is(Candidate candidate, string term) => candidate.Drug == term || candidate.Classes.Contains(term);

    private bool IsOf(KnownAllergy allergy, ImmutableArray<string> allergens) =>
        allergy.Allergens.Any(a => allergens.Contains(a) || (medicines.Find(a) is { } drug && allergens.Any(drug.Classes.Contains)));

    private static Reason Reason(KnownAllergy allergy, string rule, RuleSeverity severity, string advice, Citation citation)
    {
        string reaction = allergy.Reactions.IsEmpty ? "" : $" ({string.Join(", ", allergy.Reactions).ToLowerInvariant()})";
        string weight = allergy.Weight == AllergyWeight.Severe ? "severe allergy" : allergy.Weight == AllergyWeight.Intolerance ? "intolerance" : "allergy";
        string shown = allergy.Label.Contains("allerg", StringComparison.OrdinalIgnoreCase) || allergy.Label.Contains("intoleran", StringComparison.OrdinalIgnoreCase)
            ? allergy.Label
            : $"{char.ToUpperInvariant(weight[0])}{weight[1..]} to {allergy.Label}";
        return new Reason(false, $"{shown}{reaction}: {Weighed.Sentence(advice)}", [allergy.FactId], rule, severity.Band(), severity.Word(), citation);
    }
}
