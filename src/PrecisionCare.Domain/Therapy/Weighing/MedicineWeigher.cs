using System.Collections.Frozen;
using System.Collections.Immutable;
using PrecisionCare.Findings;
using PrecisionCare.Knowledge;
using PrecisionCare.Medicines;
using PrecisionCare.Therapy.Rules;

namespace PrecisionCare.Therapy.Weighing;

/// <summary>Weighs one ingredient by everything that is known of the patient: genome, company, limits, diseases, allergies.</summary>
internal sealed class MedicineWeigher(KnowledgeBase knowledge)
{
    private readonly TherapyRules _rules = knowledge.TherapyRules;
    private readonly InteractionWeigher _interactions = new(knowledge.TherapyRules);
    private readonly LimitWeigher _limits = new(knowledge.TherapyRules, knowledge.Parameters);
    private readonly DiseaseWeigher _diseases = new(knowledge.TherapyRules, knowledge.Problems);
    private readonly AllergyWeigher _allergies = new(knowledge.TherapyRules, knowledge.Medicines);

    public GenomicWeigher Genomics { get; } = new(knowledge);

    public Candidate Candidate(string drug, MedicineRoute route, Company company, ImmutableHashSet<string> purposes, DateOnly? takenSince) =>
        new(drug, route, _rules.TermsOf(drug, route), knowledge.Medicines.Find(drug)?.Classes ?? FrozenSet<string>.Empty, company, purposes, takenSince);

    public IEnumerable<Weighed> Weigh(Candidate candidate, PatientFindings patient) =>
        Genomics.Weigh(candidate, patient)
            .Concat(_interactions.Weigh(candidate, patient))
            .Concat(_limits.Weigh(candidate, patient))
            .Concat(_diseases.Weigh(candidate, patient))
            .Concat(_allergies.Weigh(candidate, patient));
}
