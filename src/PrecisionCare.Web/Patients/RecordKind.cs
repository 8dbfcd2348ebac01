using System.Collections.Immutable;
using PrecisionCare.Patients;

namespace PrecisionCare.Web.Patients;

/// <summary>One kind of facts of the record, as the Record page lists them.</summary>
/// <param name="Name">Heading.</param>
/// <param name="Key">Name in addresses.</param>
/// <param name="Of">The facts of this kind, newest first.</param>
internal sealed record RecordKind(string Name, string Key, Func<ClinicalRecord, IReadOnlyList<ClinicalFact>> Of)
{
    public static ImmutableArray<RecordKind> All { get; } =
    [
        new("Conditions", "conditions", r => r.Conditions),
        new("Medicines", "medications", r => r.Medications),
        new("Allergies", "allergies", r => r.Allergies),
        new("Observations", "observations", r => r.Observations),
        new("Procedures", "procedures", r => r.Procedures),
        new("Encounters", "encounters", r => r.Encounters),
        new("Reports", "reports", r => r.Reports),
        new("Family history", "family", r => r.Family),
        new("Immunizations", "immunizations", r => r.Immunizations),
        new("Other resources", "others", r => r.Others),
    ];
}
