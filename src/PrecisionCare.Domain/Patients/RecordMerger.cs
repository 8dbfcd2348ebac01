using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Patients;

/// <summary>Joins what the clinical sources and the genome say of one patient. Pure; the order of arrival never shows in the result.</summary>
public static class RecordMerger
{
    /// <param name="stated">All that is stated of the patient, with at least one <see cref="Person"/>.</param>
    /// <param name="samples">Samples that are known to be this patient's, see <see cref="SampleLinker"/>.</param>
    /// <param name="outsideCalls">Results that a laboratory reported.</param>
    /// <exception cref="ArgumentException">There is no <see cref="Person"/> among the facts.</exception>
    public static PatientRecord Merge(PatientFacts stated, IEnumerable<LinkedSample> samples, IEnumerable<OutsideCall> outsideCalls)
    {
        var person = stated.Facts.OfType<Person>().FirstOrDefault() ?? throw new ArgumentException("No Person among the facts.", nameof(stated));
        return new PatientRecord(ClinicalRecord.From(person, stated.Facts), [.. samples], [.. outsideCalls], []);
    }
}
