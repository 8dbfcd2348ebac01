using System.Collections.Immutable;
using PrecisionCare.Patients;

namespace PrecisionCare.Consent.Labelling;

/// <summary>What a fact speaks of, whatever its kind: the concepts and words by which consent judges it, when it was made, and to what it refers.</summary>
public static class FactContent
{
    /// <summary>All concepts of the fact.</summary>
    public static IEnumerable<Concept> ConceptsOf(ClinicalFact fact) => fact switch
    {
        Condition condition => [condition.Code],
        MedicationUse use => [use.Medication],
        MedicationProduct product => [product.Code, .. product.Ingredients],
        Allergy allergy => [allergy.Code],
        Observation observation => OfObservation(observation),
        Procedure procedure => [procedure.Code],
        Encounter encounter => [encounter.Type],
        DiagnosticReport report => [report.Code],
        FamilyMember relative => relative.Conditions.Select(c => c.Code),
        Immunization immunization => [immunization.Vaccine],
        _ => [],
    };

    /// <summary>Words that are no concept's.</summary>
    public static IEnumerable<string> WordsOf(ClinicalFact fact) => fact switch
    {
        Condition { Stage: { } stage } => [stage],
        MedicationUse { Dosage: { } dosage } => [dosage],
        Allergy allergy => allergy.Reactions,
        Observation observation => observation.Components.Select(c => c.Value?.Text).Append(observation.Value?.Text).OfType<string>().Concat(observation.Notes),
        DiagnosticReport { Conclusion: { } conclusion } => [conclusion],
        OtherResource { Label: { } label } => [label],
        _ => [],
    };

    /// <summary>When the content was made, for a rule about a span of time.</summary>
    public static PartialDate? DateOf(ClinicalFact fact) => fact switch
    {
        Condition condition => condition.Recorded ?? condition.Onset,
        MedicationUse use => use.Authored ?? use.Start,
        Allergy allergy => allergy.Recorded,
        Observation observation => observation.Effective,
        Procedure procedure => procedure.Start,
        Encounter encounter => encounter.Start,
        DiagnosticReport report => report.Effective,
        Immunization immunization => immunization.Date,
        OtherResource other => other.Date,
        _ => null,
    };

    /// <summary>Facts that the fact is about or rests on; a label of theirs is a label of the fact. Where it took place, its encounter, says nothing of it.</summary>
    public static IEnumerable<string> RestsOn(ClinicalFact fact) => fact switch
    {
        MedicationUse use => use.ReasonIds.Concat(NotEncounters(fact)),
        Procedure procedure => procedure.ReasonIds.Concat(NotEncounters(fact)),
        DiagnosticReport report => report.ResultIds.Concat(NotEncounters(fact)),
        _ => NotEncounters(fact),
    };

    /// <summary>The resource type of an id, <c>Condition</c> of <c>Condition/c1</c>.</summary>
    public static string TypeOf(string id) => id.IndexOf('/') is > 0 and var slash ? id[..slash] : id;

    private static IEnumerable<string> NotEncounters(ClinicalFact fact) =>
        fact.Related.IsEmpty ? [] : fact.Related.Where(id => !id.StartsWith("Encounter/", StringComparison.Ordinal));

    private static ImmutableArray<Concept> OfObservation(Observation observation)
    {
        if (observation.Components.IsEmpty) return observation.Value?.Concept is { } value ? [observation.Code, value] : [observation.Code];
        return
        [
            observation.Code, .. new[] { observation.Value?.Concept }.OfType<Concept>(),
            .. observation.Components.Select(c => c.Code), .. observation.Components.Select(c => c.Value?.Concept).OfType<Concept>(),
        ];
    }
}
