using PrecisionCare.Patients;

namespace PrecisionCare.Web.Presentation;

/// <summary>A fact as a row of the Record page.</summary>
/// <param name="What">The thing itself.</param>
/// <param name="Detail">Value, dose, reaction, relation: what else a reader has to see.</param>
/// <param name="Status">As recorded; empty when the kind has none.</param>
/// <param name="Date">The date by which the list is sorted.</param>
internal sealed record FactRow(string What, string Detail, string Status, PartialDate? Date)
{
    public static FactRow Of(ClinicalFact fact) => fact switch
    {
        Condition c => new(c.Code.Label, c.Stage ?? "", Words(c.Status.ToString(), c.Verification is VerificationStatus.Unknown ? "" : c.Verification.ToString()), c.Onset ?? c.Recorded),
        MedicationUse m => new(m.Medication.Label, m.Dosage ?? "", Words(m.Prohibited ? "not to be given" : "", m.Status.ToString(), KindOf(m.Kind)), m.Authored ?? m.Start),
        Allergy a => new(a.Code.Label, string.Join(", ", a.Reactions), Words(a.Status.ToString(), a.Severe ? "severe" : "", a.HighCriticality ? "high criticality" : "", a.Intolerance ? "intolerance" : ""), a.Recorded),
        Observation o => new(o.Code.Label, FactText.ValueOf(o), Words(o.Status.ToString()), o.Effective),
        Procedure p => new(p.Code.Label, "", p.Performed ? "performed" : "not performed", p.Start),
        Encounter e => new(e.Type == Concept.Unknown ? "Encounter" : e.Type.Label, e.Class ?? "", "", e.Start),
        DiagnosticReport r => new(r.Code.Label, r.Conclusion ?? r.ResultIds.Length.Of("result"), "", r.Effective),
        FamilyMember f => new(f.Relationship.Label, string.Join("; ", f.Conditions.Select(c => c.OnsetAge is { } age ? $"{c.Code.Label} at {age.Shown()} y" : c.Code.Label)), f.Deceased ? "deceased" : "", null),
        Immunization i => new(i.Vaccine.Label, "", i.Given ? "given" : "not given", i.Date),
        OtherResource o => new(o.Label ?? o.ResourceType, o.Label is null ? "" : o.ResourceType, "", o.Date),
        _ => new(FactText.Of(fact), "", "", null),
    };

    private static string KindOf(MedicationUseKind kind) => kind switch
    {
        MedicationUseKind.Request => "prescription",
        MedicationUseKind.Statement => "statement",
        _ => "administration",
    };

    private static string Words(params ReadOnlySpan<string> words) =>
        string.Join(", ", words.ToArray().Where(w => w.Length > 0).Select(w => w.ToLowerInvariant())).Replace("unknown", "status not stated", StringComparison.Ordinal);
}
