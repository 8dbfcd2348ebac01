using System.Collections.Immutable;
using PrecisionCare.Findings;
using PrecisionCare.Knowledge;
using PrecisionCare.Medicines;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Therapy.Weighing;

/// <summary>Checks a medicine that the patient takes, ingredient by ingredient, against genome, laboratory, allergies, diseases and the other medicines.</summary>
internal sealed class MedicineReview(MedicineWeigher weigher, KnowledgeBase knowledge)
{
    private static readonly Citation Duplication = new("Clinical consensus", "One ingredient in two products adds up to one dose");

    public MedicineAssessment Check(CurrentMedicine medicine, PatientFindings patient)
    {
        var company = new Company(patient.Medicines.Where(m => m != medicine), knowledge.TherapyRules);
        var purposes = PurposesOf(medicine, patient);
        var candidates = medicine.Ingredients.Select(i => weigher.Candidate(i, medicine.Medicine.Route, company, purposes, medicine.Since)).ToList();
        var weighing = Weighing.Of(candidates.SelectMany(c => weigher.Weigh(c, patient).Append(Duplicate(c))).OfType<Weighed>());
        return new MedicineAssessment
        {
            Drug = medicine.Name,
            Text = medicine.Text,
            Recognised = medicine.Recognised,
            Band = medicine.Recognised ? weighing.Band : Band.NotAssessable,
            Facts = medicine.Facts,
            Dose = weighing.Doses.IsEmpty ? null : string.Join("; ", weighing.Doses),
            Reasons = weighing.Reasons,
            Missing = [.. Unrecognised(medicine), .. weighing.Missing],
        };
    }

    /// <summary>A drug in the situation in which the patient takes it; one that is not taken as it would be begun, for what is not known.</summary>
    public Candidate AsTaken(string drug, PatientFindings patient)
    {
        var medicine = patient.Medicines.FirstOrDefault(m => m.Medicine.Route != MedicineRoute.Local && m.Ingredients.Contains(drug));
        var company = new Company(patient.Medicines.Where(m => m != medicine), knowledge.TherapyRules);
        return weigher.Candidate(drug, MedicineRoute.Systemic, company, medicine is null ? [] : PurposesOf(medicine, patient), medicine?.Since);
    }

    /// <summary>The problems for which a medicine is given: those of the conditions that it names, else all that stand.</summary>
    private static ImmutableHashSet<string> PurposesOf(CurrentMedicine medicine, PatientFindings patient)
    {
        var named = medicine.Reasons.SelectMany(id => patient.Problems.StatedBy(id)).ToImmutableHashSet(StringComparer.Ordinal);
        return named.IsEmpty ? patient.Problems.Now.ToImmutableHashSet(StringComparer.Ordinal) : named;
    }

    private static Weighed? Duplicate(Candidate candidate)
    {
        if (candidate.Route == MedicineRoute.Local) return null;
        var others = candidate.Company.Of(candidate.Drug).Select(c => c.Medicine).ToList();
        return others.Count == 0 ? null : new Weighed(new Reason(
            false, $"{candidate.Drug} is also in {string.Join(" and ", others.Select(m => m.Name))}: add the doses up.", [.. others.SelectMany(m => m.Facts).Distinct()],
            $"duplicate:{candidate.Drug}", Band.Caution, "caution", Duplication));
    }

    private static IEnumerable<string> Unrecognised(CurrentMedicine medicine) =>
        !medicine.Recognised ? [$"{medicine.Text} is not known to the knowledge base: nothing about it was checked"]
        : medicine.Medicine.Unrecognised.Select(part => $"{part} is not known to the knowledge base: nothing about it was checked");
}
