using System.Collections.Immutable;
using PrecisionCare.Decisions;
using PrecisionCare.Knowledge;
using PrecisionCare.Patients;
using PrecisionCare.Therapy;

namespace PrecisionCare.Planning;

/// <summary>
/// What the medicines of a plan do to each other. Each was decided beside the current medicines, not beside the others of the plan, so the record is assessed as if
/// all of them were taken, and those that they replace were not.
/// </summary>
public static class PlannedTogether
{
    /// <summary>Reasons of at least caution that one planned medicine has because of another, each rule once.</summary>
    /// <param name="items">The decisions of the plan.</param>
    /// <param name="record">The record as the reader sees it.</param>
    /// <param name="knowledge">What conclusions rest on.</param>
    /// <param name="at">The day for which it is judged.</param>
    public static ImmutableArray<PlanWarning> Check(IReadOnlyCollection<Decision> items, PatientRecord record, KnowledgeBase knowledge, DateOnly at)
    {
        if (items.Count < 2) return [];
        var planned = items.Select(item => AsTaken(item, at)).ToList();
        var together = Assessor.Assess(record with { Clinical = ClinicalRecord.From(record.Clinical.Patient, [.. Staying(items, record, knowledge), .. planned]) }, knowledge, at);
        var ids = planned.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. together.Medicines.Where(m => m.Facts.Any(ids.Contains))
                .SelectMany(m => m.Reasons.Where(r => r is { Favours: false, Band: <= Band.Caution } && r.Facts.Any(f => ids.Contains(f) && !m.Facts.Contains(f))), (m, r) => (m.Drug, Reason: r))
                .DistinctBy(x => x.Reason.Rule).OrderBy(x => x.Reason.Band)
                .Select(x => new PlanWarning(x.Drug, $"{x.Drug} in this plan is {BandWords.Of(x.Reason.Band)}: {x.Reason.Text}")),
        ];
    }

    /// <summary>The facts without the medicines that the plan's own replace.</summary>
    private static IEnumerable<ClinicalFact> Staying(IReadOnlyCollection<Decision> items, PatientRecord record, KnowledgeBase knowledge)
    {
        var replaced = items.SelectMany(i => i.Advised.TakenInstead).SelectMany(d => d.Split('+')).ToHashSet(StringComparer.Ordinal);
        return record.Clinical.Facts.Where(f => f is not MedicationUse use
            || knowledge.Medicines.Recognise(use.Medication).Ingredients is not { IsEmpty: false } ingredients || !ingredients.All(replaced.Contains));
    }

    private static MedicationUse AsTaken(Decision item, DateOnly at) => new()
    {
        Id = $"MedicationRequest/{item.Id}",
        Source = new FactSource("plan", ""),
        Kind = MedicationUseKind.Request,
        Medication = new Concept([], string.Join(" / ", item.Advised.Drug.Split('+'))),
        Status = MedicationUseStatus.Active,
        Authored = PartialDate.OfDay(at),
    };
}
