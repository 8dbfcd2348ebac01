using System.Collections.Immutable;
using PrecisionCare.Patients;

namespace PrecisionCare.Families;

/// <summary>Gives several relatives of the record their places: those first on whom others hang. Who has none is listed with the reason.</summary>
internal static class Relatives
{
    public static void Place(FamilyDraft draft, ImmutableArray<FamilyMember> facts)
    {
        var waiting = facts.ToList();
        // As long as others find their place, a child waits for both parents whom it names; then it hangs from those who are there.
        while (PlaceSome(draft, waiting, WaitsForParents) || PlaceSome(draft, waiting, _ => false)) { }
        foreach (var fact in waiting)
        {
            var person = RecordedRelatives.Describe(new FamilyPerson { Id = "unplaced" }, fact);
            draft.Hold(new UnplacedRelative(fact.Id, fact.Relationship.Label, person, Reason(RelationshipCodes.Of(fact.Relationship))));
        }

        draft.MarkSeen(facts.Select(RecordedRelatives.MarkOf));

        bool WaitsForParents(FamilyMember fact) =>
            fact.Relations.Any(r => r.IsParent && waiting.Exists(w => w.Id == r.To)) && !RelativePlace.IsSaidBy(RelationshipCodes.Of(fact.Relationship));
    }

    /// <returns>Somebody found a place.</returns>
    private static bool PlaceSome(FamilyDraft draft, List<FamilyMember> waiting, Func<FamilyMember, bool> waits)
    {
        bool placed = false;
        foreach (var fact in waiting.ToList())
        {
            if (waits(fact) || !new RelativePlace(draft, fact).Take()) continue;
            waiting.Remove(fact);
            placed = true;
        }

        return placed;
    }

    private static string Reason(string? code) => code switch
    {
        "COUSN" or "MCOUSN" or "PCOUSN" => "It is not stated whose child a cousin is. Ask, and add the cousin below that aunt or uncle.",
        "AUNT" or "UNCLE" => "It is not stated on which side. Ask, and add as a sibling of the mother or the father.",
        "GRMTH" or "GRFTH" or "GRPRN" or "MGRPRN" or "PGRPRN" => "It is not stated which grandparent. Ask, and add as a parent of the mother or the father.",
        "HSIB" or "HSIS" or "HBRO" => "It is not stated which parent is shared. Ask, and add as a child of that parent.",
        "NIECE" or "NEPHEW" or "NIENEPH" => "It is not stated whose child. Ask, and add below that brother or sister.",
        "GRNDCHILD" or "GRNDDAU" or "GRNDSON" => "It is not stated whose child. Ask, and add below that son or daughter.",
        null => "The relationship is not one that is known here.",
        _ => "The relationship does not say where in the family they belong.",
    };
}
