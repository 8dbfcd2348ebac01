using System.Collections.Immutable;
using PrecisionCare.Patients;

namespace PrecisionCare.Consent.Filtering;

/// <summary>Cuts the references of what is shown to what is not: an id may itself tell. The conclusion of a report says in words what its results say, so it goes with any of them.</summary>
internal static class References
{
    public static ClinicalFact WithoutReferencesTo(this ClinicalFact fact, HashSet<string> withheld) => withheld.Count == 0 ? fact : fact switch
    {
        MedicationUse use when use.ReasonIds.Any(withheld.Contains) => Pruned(use with { ReasonIds = Left(use.ReasonIds, withheld) }, withheld),
        Procedure procedure when procedure.ReasonIds.Any(withheld.Contains) => Pruned(procedure with { ReasonIds = Left(procedure.ReasonIds, withheld) }, withheld),
        DiagnosticReport report when report.ResultIds.Any(withheld.Contains) => Pruned(report with { ResultIds = Left(report.ResultIds, withheld), Conclusion = null }, withheld),
        _ => Pruned(fact, withheld),
    };

    private static ClinicalFact Pruned(ClinicalFact fact, HashSet<string> withheld) =>
        fact.Related.Any(withheld.Contains) ? fact with { Related = Left(fact.Related, withheld) } : fact;

    private static ImmutableArray<string> Left(ImmutableArray<string> ids, HashSet<string> withheld) => [.. ids.Where(id => !withheld.Contains(id))];
}
