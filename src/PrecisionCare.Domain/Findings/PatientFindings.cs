using System.Collections.Immutable;
using PrecisionCare.Knowledge;
using PrecisionCare.Measurements;
using PrecisionCare.Medicines;
using PrecisionCare.Patients;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Risk;
using PrecisionCare.Risk.Polygenic;

namespace PrecisionCare.Findings;

/// <summary>
/// What is known of a patient at a day, in the words of the rules: age, sex, problems, current medicines, allergies, usable results, genes and scores, each
/// with the facts behind it. Rules read this and nothing else of the record.
/// </summary>
public sealed record PatientFindings
{
    public required DateOnly At { get; init; }

    /// <summary>Id of the patient: the fact behind age and sex.</summary>
    public required string PatientId { get; init; }

    /// <summary>Whole years; <c>null</c> when the birth date is not known.</summary>
    public int? Age { get; init; }

    /// <summary>Days since birth, at the least; <c>null</c> when the birth date is not known.</summary>
    public int? AgeInDays { get; init; }

    public AdministrativeSex Sex { get; init; }

    /// <summary>Ancestry in the record's words.</summary>
    public ImmutableArray<string> Ancestry { get; init; } = [];

    /// <summary>Whether the patient smokes now.</summary>
    public Judgement Smoking { get; init; } = Judgement.Unknown("smoking status is not recorded");

    public required PatientProblems Problems { get; init; }
    public required Readings Readings { get; init; }
    public required ImmutableArray<CurrentMedicine> Medicines { get; init; }
    public required ImmutableArray<KnownAllergy> Allergies { get; init; }
    public AllergyStatus AllergyStatus { get; init; }

    /// <summary>Genes as called or reported.</summary>
    public ImmutableArray<GeneResult> Genes { get; init; } = [];

    /// <summary>Copies of alleles at single positions.</summary>
    public VariantDosages Dosages { get; init; } = VariantDosages.None;

    /// <summary>What guidelines say of the genes, by drug.</summary>
    public ILookup<string, Guidance> Guidance { get; init; } = Enumerable.Empty<Guidance>().ToLookup(g => g.Drug);

    /// <summary>Why nothing may rest on the genome until someone settles it; <c>null</c> when nothing stands against it.</summary>
    public Conflict? GenomeHeldBackBy { get; init; }

    /// <summary>Scores by model.</summary>
    public ImmutableSortedDictionary<string, RiskScore> Scores { get; init; } = ImmutableSortedDictionary<string, RiskScore>.Empty;

    /// <summary>Reads the clinical side of a record; genes and scores are added by the stages that make them.</summary>
    public static PatientFindings Of(PatientRecord record, KnowledgeBase knowledge, DateOnly at)
    {
        var clinical = record.Clinical;
        var person = clinical.Patient;
        var problems = PatientProblems.Of(clinical, knowledge.Problems, at);
        if (person.Sex != AdministrativeSex.Male) PregnancyTests.AddTo(problems, clinical, at);
        return new PatientFindings
        {
            At = at,
            PatientId = person.Id,
            Age = person.AgeAt(at),
            AgeInDays = person.BirthDate is { } birth && birth.Day <= at ? Math.Max(0, at.DayNumber - birth.Latest.DayNumber) : null,
            Sex = person.Sex,
            Ancestry = person.Ancestry,
            Smoking = knowledge.Smoking.Judge(clinical, at),
            Problems = problems,
            Readings = Readings.Of(clinical, knowledge.Parameters, at),
            Medicines = CurrentMedicine.Of(clinical, knowledge.Medicines, at),
            Allergies = knowledge.Allergens.Of(clinical),
            AllergyStatus = clinical.AllergyStatus,
            GenomeHeldBackBy = record.Conflicts.FirstOrDefault(c => c.HoldsBackGenomicAdvice),
        };
    }

    /// <summary>The same patient with other medicines and allergies; what rests on genes and scores is left for their stages.</summary>
    public PatientFindings With(ClinicalRecord otherMedicinesAndAllergies, KnowledgeBase knowledge) =>
        this with
        {
            Medicines = CurrentMedicine.Of(otherMedicinesAndAllergies, knowledge.Medicines, At),
            Allergies = knowledge.Allergens.Of(otherMedicinesAndAllergies),
            AllergyStatus = otherMedicinesAndAllergies.AllergyStatus,
        };

    /// <summary>Whether a pregnancy stands, is excluded (male sex), or is not known.</summary>
    public bool IsPregnant => !Problems.FactsNow("pregnancy").IsEmpty;

    /// <summary>Whether a pregnancy could be there without the record saying so.</summary>
    public bool CouldBePregnant => !IsPregnant && Sex != AdministrativeSex.Male && Age is null or (>= 12 and <= 50);

    /// <summary>The ingredients that reach the blood.</summary>
    public IEnumerable<string> SystemicIngredients => Medicines.Where(m => m.Medicine.Route != MedicineRoute.Local).SelectMany(m => m.Ingredients);

    /// <summary>The current medicines that hold an ingredient or belong to a class.</summary>
    public IEnumerable<CurrentMedicine> Taking(string medicineOrClass, MedicineCatalogue catalogue) =>
        Medicines.Where(m => m.Medicine.Route != MedicineRoute.Local
            && m.Ingredients.Any(i => i == medicineOrClass || catalogue.Find(i)?.Classes.Contains(medicineOrClass) == true));
}
