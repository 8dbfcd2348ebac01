using PrecisionCare.Patients;

namespace PrecisionCare.Web.Presentation;

/// <summary>A fact of the record in a few words, with its value and date.</summary>
internal static class FactText
{
    public static string Of(ClinicalFact fact) => fact switch
    {
        Person => "Patient",
        Condition condition => Dated(condition.Code.Label, condition.Onset ?? condition.Recorded),
        MedicationUse use => Dated(use.Medication.Label, use.Authored ?? use.Start),
        MedicationProduct product => product.Code.Label,
        Allergy { StatesNoneKnown: true } allergy => Dated(allergy.Code.Label, allergy.Recorded),
        Allergy allergy => Dated($"{(allergy.Intolerance ? "Intolerance" : "Allergy")}: {allergy.Code.Label}", allergy.Recorded),
        Observation observation => Dated($"{observation.Code.Label}: {ValueOf(observation)}", observation.Effective),
        Procedure procedure => Dated(procedure.Code.Label, procedure.Start),
        Encounter encounter => Dated(encounter.Type == Concept.Unknown ? "Encounter" : encounter.Type.Label, encounter.Start),
        DiagnosticReport report => Dated(report.Code.Label, report.Effective),
        FamilyMember member => $"{member.Relationship.Label}: {string.Join(", ", member.Conditions.Select(c => c.Code.Label))}",
        Immunization immunization => Dated(immunization.Vaccine.Label, immunization.Date),
        OtherResource other => Dated(other.Label is { } label ? $"{other.ResourceType}: {label}" : other.ResourceType, other.Date),
        _ => fact.Id,
    };

    /// <summary>What was observed: the value, or the values of the components, or why there is none.</summary>
    public static string ValueOf(Observation observation) =>
        observation.Value is not { } value && observation.Components is [_, ..] parts
            ? string.Join(", ", parts.Select(p => $"{p.Code.Label} {ValueOf(p.Value)}"))
            : ValueOf(observation.Value);

    public static string ValueOf(ObservationValue? value) => value switch
    {
        { Quantity: { } quantity } => quantity.Shown(),
        { Concept: { } concept } => concept.Label,
        { Text: { } text } => text,
        { AbsentReason: { } reason } => $"no value ({reason})",
        _ => "no value",
    };

    private static string Dated(string label, PartialDate? date) => date is { } day ? $"{label}, {(day.Precision == DatePrecision.Time ? day.Day.Shown() : day.Shown())}" : label;
}
