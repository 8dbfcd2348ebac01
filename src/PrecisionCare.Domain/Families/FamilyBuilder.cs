using System.Collections.Immutable;
using PrecisionCare.Patients;

namespace PrecisionCare.Families;

/// <summary>A fact of the record that is not in the family, or that says something else by now.</summary>
/// <param name="Fact">As the record has it.</param>
/// <param name="Known">The person made from an earlier version of it; <c>null</c> for a new fact.</param>
/// <param name="Said">What it says of the person, without their place.</param>
public sealed record FamilyDifference(FamilyMember Fact, FamilyPerson? Known, FamilyPerson Said);

/// <summary>
/// Puts a family together from the record's FamilyMemberHistory facts, by relationship (HL7 v3 RoleCode) and by the genetics extensions for parents and siblings. Whoever
/// has no certain place, a cousin or an aunt of a side that is not stated, is listed and not drawn.
/// </summary>
public static class FamilyBuilder
{
    /// <param name="record">Of the patient, who becomes the proband.</param>
    /// <param name="today">For the patient's age.</param>
    public static Family Build(ClinicalRecord record, DateOnly today)
    {
        var draft = new FamilyDraft(new Family { Proband = "proband", Persons = [RecordedRelatives.Patient(record, today)] });
        Relatives.Place(draft, RecordedRelatives.Standing(record));
        return draft.Family;
    }

    /// <summary>Facts that are new or changed since somebody last looked at them.</summary>
    public static ImmutableArray<FamilyDifference> Differences(Family family, ClinicalRecord record) =>
    [
        .. RecordedRelatives.Standing(record).Where(f => !family.Seen.Contains(RecordedRelatives.MarkOf(f))).Select(f =>
        {
            var known = family.Persons.FirstOrDefault(p => p.Sources.Contains(f.Id));
            return new FamilyDifference(f, known, RecordedRelatives.Describe(new FamilyPerson { Id = known?.Id ?? "new" }, f));
        }),
    ];

    /// <summary>Takes a new or changed fact over into the family: a known person is described anew, another placed as the relationship says.</summary>
    public static Family TakeOver(Family family, FamilyMember fact)
    {
        var draft = new FamilyDraft(family with { Unplaced = family.Unplaced.RemoveAll(u => u.Source == fact.Id) });
        if (family.Persons.FirstOrDefault(p => p.Sources.Contains(fact.Id)) is { } known)
        {
            draft.Replace(RecordedRelatives.Describe(known, fact));
            draft.MarkSeen([RecordedRelatives.MarkOf(fact)]);
        }
        else
        {
            Relatives.Place(draft, [fact]);
        }

        return draft.Family;
    }

    /// <summary>Leaves a fact out of the family: it is not offered again until it changes.</summary>
    public static Family Leave(Family family, FamilyMember fact)
    {
        var draft = new FamilyDraft(family);
        draft.MarkSeen([RecordedRelatives.MarkOf(fact)]);
        return draft.Family;
    }
}
