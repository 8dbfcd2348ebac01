using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Patients;

/// <summary>Joins what the clinical sources and the genome say of one patient. Pure; the order of arrival never shows in the result.</summary>
public static class RecordMerger
{
    /// <param name="stated">All that is stated of the patient, with at least one <see cref="Person"/>; of several versions of a resource the newest counts.</param>
    /// <param name="samples">Samples that are known to be this patient's, see <see cref="SampleLinker"/>.</param>
    /// <param name="outsideCalls">Results that a laboratory reported.</param>
    /// <exception cref="ArgumentException">There is no <see cref="Person"/> among the facts.</exception>
    public static PatientRecord Merge(PatientFacts stated, IEnumerable<LinkedSample> samples, IEnumerable<OutsideCall> outsideCalls)
    {
        var facts = FactVersions.Current(stated.Facts);
        var persons = facts.OfType<Person>().ToList();
        var person = persons.Find(p => p.Id == stated.PatientId) ?? persons.FirstOrDefault()
            ?? throw new ArgumentException("There is no Person among the facts.", nameof(stated));
        var clinical = ClinicalRecord.From(person, facts);
        ImmutableArray<LinkedSample> linked =
        [
            .. samples.DistinctBy(s => new { File = s.Calls.ContentHash ?? s.Calls.File, s.Calls.Sample })
                .OrderByDescending(s => s.Calls.FileDate).ThenBy(s => s.Calls.File, StringComparer.Ordinal).ThenBy(s => s.Calls.Sample, StringComparer.Ordinal),
        ];
        return new PatientRecord(
            clinical,
            linked,
            [.. outsideCalls.Distinct().OrderBy(c => c.Gene, StringComparer.Ordinal).ThenBy(c => c.Diplotype, StringComparer.Ordinal)],
            [
                .. PersonConflicts.Between(FactVersions.Standing(stated.Facts.OfType<Person>().Concat(stated.OtherDescriptions))),
                .. AllergyConflicts.In(clinical),
                .. SampleConflicts.WithPerson(person, linked),
                .. SampleConflicts.Between(linked),
            ]);
    }

    /// <summary>The conflicts of a record from which something was left out: found again in what is left, with what a person has settled.</summary>
    internal static ImmutableArray<Conflict> ConflictsAfter(PatientRecord whole, PatientRecord left)
    {
        var person = left.Clinical.Patient;
        var ofPerson = whole.Conflicts.Where(c => c.Kind is ConflictKind.BirthDate or ConflictKind.RecordedSex);
        var ofSamples = SampleConflicts.WithPerson(person, left.Samples).Concat(SampleConflicts.Between(left.Samples));
        return
        [
            .. ofPerson, .. AllergyConflicts.In(left.Clinical),
            .. ofSamples.Select(c => whole.Conflicts.Where(w => w.Kind == c.Kind).All(w => !w.HoldsBackGenomicAdvice) ? c with { HoldsBackGenomicAdvice = false } : c),
        ];
    }
}
