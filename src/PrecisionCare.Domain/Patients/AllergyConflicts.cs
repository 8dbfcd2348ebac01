namespace PrecisionCare.Patients;

/// <summary>Where a record denies the very allergies that it states.</summary>
internal static class AllergyConflicts
{
    public static IEnumerable<Conflict> In(ClinicalRecord record)
    {
        foreach (var denial in record.Allergies.Where(d => d.IsDenial))
        {
            var present = record.Allergies.Where(denial.Contradicts).ToList();
            if (present.Count == 0) continue;
            yield return new Conflict(
                ConflictKind.AllergyStatus,
                $"The record states \"{denial.Code.Label}\" and also {string.Join(", ", present.Select(a => a.Code.Label))}.",
                "Ask the patient, and have the statement that does not hold marked as refuted; until then every stated allergy is respected.",
                [denial.Id, .. present.Select(a => a.Id)],
                HoldsBackGenomicAdvice: false);
        }
    }
}
