using System.Collections.Immutable;
using PrecisionCare.Findings;
using PrecisionCare.Knowledge;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Therapy.Rules;
using PrecisionCare.Therapy.Weighing;

namespace PrecisionCare.Therapy;

/// <summary>
/// Ranks the options of a patient's problems, and checks the medicines that the patient takes. The reasoning, in order: each option is weighed by genome,
/// company, organs, diseases and allergies; its band is that of the worst reason; options go from favoured to avoid; within a band by the strength of the
/// evidence, by expected benefit and harm where a score applies, by line of therapy, by name. What must not be given, or is no option for this patient, is
/// excluded with the reason. Pure and deterministic.
/// </summary>
public sealed class TherapyAdvisor
{
    private readonly KnowledgeBase _knowledge;
    private readonly TherapyRules _rules;
    private readonly MedicineWeigher _weigher;

    public TherapyAdvisor(KnowledgeBase knowledge)
    {
        _knowledge = knowledge;
        _rules = knowledge.TherapyRules;
        _weigher = new MedicineWeigher(knowledge);
    }

    /// <summary>The option lists of the problems that stand, in the order of the table.</summary>
    internal IEnumerable<OptionList> ListsOf(PatientFindings patient) => _rules.Options.Where(list => !patient.Problems.FactsNow(list.Problem.Id).IsEmpty);

    /// <summary>Problems that stand, medicines that are taken and those to choose from: what decides which scores matter.</summary>
    internal HashSet<string> AtStake(PatientFindings patient) =>
        [.. patient.Problems.Now, .. patient.Medicines.SelectMany(m => m.Ingredients), .. ListsOf(patient).SelectMany(l => l.Options).SelectMany(o => o.Drugs)];

    /// <summary>Current medicines, worst band first, then by name.</summary>
    public ImmutableArray<MedicineAssessment> Check(PatientFindings patient) =>
        [.. patient.Medicines.Select(m => new MedicineReview(_weigher, _knowledge).Check(m, patient)).OrderBy(m => m.Band).ThenBy(m => m.Drug, StringComparer.Ordinal)];

    /// <summary>All recommendations for the patient's genes, each with whether it is for this patient in the use that is known of the drug.</summary>
    internal ImmutableArray<Guidance> Guidance(PatientFindings patient)
    {
        var review = new MedicineReview(_weigher, _knowledge);
        return
        [
            .. patient.Guidance.SelectMany(rows =>
            {
                var chosen = _weigher.Genomics.Choose(rows, review.AsTaken(rows.Key, patient), patient).ToHashSet<Guidance>(ReferenceEqualityComparer.Instance);
                return rows.Select(row => row with { ForThisPatient = chosen.Contains(row) });
            }),
        ];
    }

    /// <summary>What is needed before anything can be ranked; <c>null</c> when there is enough.</summary>
    internal static string? TooPoorToRank(PatientFindings patient) =>
        patient.Age is null ? "The birth date is missing: age decides on doses and on what may be given at all."
        : patient.Medicines.IsEmpty && patient.AllergyStatus == Patients.AllergyStatus.NotRecorded && patient.Readings.IsEmpty
            ? "The record holds neither medicines nor allergies nor results: at least the current medicines, the allergy status and a creatinine are needed."
            : null;

    internal ProblemAssessment Rank(OptionList list, PatientFindings patient)
    {
        var facts = patient.Problems.FactsNow(list.Problem.Id);
        var problem = new ProblemAssessment { Indication = list.Id, Name = list.Problem.Name, Aim = list.Aim, Facts = facts };
        if (TooPoorToRank(patient) is { } needed) return problem with { NotRanked = needed };
        var weighed = new OptionWeigher(_weigher, _knowledge).Weigh(list, patient);
        var ranked = weighed.Where(o => !o.IsExcluded).Order(OptionOrder.Instance).Select((o, i) => o.Suggestion(i + 1));
        return problem with { Suggestions = [.. ranked], Excluded = [.. weighed.Where(o => o.IsExcluded).Order(OptionOrder.Instance).Select(o => o.Suggestion(0))] };
    }
}
