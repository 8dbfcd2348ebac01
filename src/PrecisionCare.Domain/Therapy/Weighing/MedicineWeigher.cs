using System.Collections.Frozen;
using System.Collections.Immutable;
using PrecisionCare.Findings;
using PrecisionCare.Knowledge;
using PrecisionCare.Measurements;
using PrecisionCare.Medicines;
using PrecisionCare.Risk;
using PrecisionCare.Therapy.Rules;

namespace PrecisionCare.Therapy.Weighing;

/// <summary>Weighs one ingredient by everything that is known of the patient: genome, company, limits, diseases, allergies.</summary>
internal sealed class MedicineWeigher(KnowledgeBase knowledge)
{
    private readonly TherapyRules _rules = knowledge.TherapyRules;
    private readonly InteractionWeigher _interactions = new(knowledge.TherapyRules);
    private readonly LimitWeigher _limits = new(knowledge.TherapyRules, knowledge.Parameters);
    private readonly DiseaseWeigher _diseases = new(knowledge.TherapyRules, knowledge.Problems);
    /// <summary>Limits and diseases weigh the same whatever else is taken: while what-ifs are tried out, they are not weighed again.</summary>
    private readonly Dictionary<Situation, ImmutableArray<Weighed>> _alike = [];
    private readonly AllergyWeigher _allergies = new(knowledge.TherapyRules, knowledge.Medicines);

    public GenomicWeigher Genomics { get; } = new(knowledge);

    public Candidate Candidate(string drug, MedicineRoute route, Company company, ImmutableHashSet<string> purposes, DateOnly? takenSince) =>
        new(drug, route, _rules.TermsOf(drug, route), knowledge.Medicines.Find(drug)?.Classes ?? FrozenSet<string>.Empty, company, purposes, takenSince);

    public IEnumerable<Weighed> Weigh(Candidate candidate, PatientFindings patient) =>
        Genomics.Weigh(candidate, patient)
            .Concat(_interactions.Weigh(candidate, patient))
            .Concat(ByOrgansAndDiseases(candidate, patient))
            .Concat(_allergies.Weigh(candidate, patient));

    private ImmutableArray<Weighed> ByOrgansAndDiseases(Candidate candidate, PatientFindings patient)
    {
        var situation = new Situation(patient.Problems, patient.Readings, patient.Scores, candidate.Drug, candidate.Route, candidate.Purposes);
        if (!_alike.TryGetValue(situation, out var weighed)) _alike[situation] = weighed = [.. _limits.Weigh(candidate, patient), .. _diseases.Weigh(candidate, patient)];
        return weighed;
    }

    /// <summary>What limits and diseases are weighed by; each by reference, as it stays the same while other medicines are tried out.</summary>
    private sealed record Situation(
        PatientProblems Problems, Readings Readings, ImmutableSortedDictionary<string, RiskScore> Scores, string Drug, MedicineRoute Route, ImmutableHashSet<string> Purposes);
}
