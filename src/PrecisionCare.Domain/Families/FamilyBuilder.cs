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
        Place(draft, RecordedRelatives.Standing(record));
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
            Place(draft, [fact]);
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

    private static void Place(FamilyDraft draft, ImmutableArray<FamilyMember> facts)
    {
        var waiting = facts.ToList();
        // Those on whom others hang come first; references between facts are followed until nothing more finds its place.
        for (bool placed = true, patient = true; placed || patient;)
        {
            patient = placed && patient;
            placed = false;
            foreach (var fact in waiting.ToList())
            {
                // As long as others find their place, a child waits for both parents whom it names.
                if (patient && fact.Relations.Any(r => r.IsParent && waiting.Exists(w => w.Id == r.To)) && !HasOwnPlace(fact)) continue;
                if (!TryPlace(draft, fact)) continue;
                waiting.Remove(fact);
                placed = true;
            }

            if (!placed && !patient) break;
        }

        foreach (var fact in waiting)
        {
            string? code = RelationshipCodes.Of(fact.Relationship);
            draft.Hold(new UnplacedRelative(fact.Id, fact.Relationship.Label, RecordedRelatives.Describe(new FamilyPerson { Id = "unplaced" }, fact), Reason(code)));
        }

        draft.MarkSeen(facts.Select(RecordedRelatives.MarkOf));
    }

    /// <summary>The relationship alone says where: parents and grandparents.</summary>
    private static bool HasOwnPlace(FamilyMember fact) => RelationshipCodes.Of(fact.Relationship) is "MTH" or "NMTH" or "FTH" or "NFTH" or "MGRMTH" or "MGRFTH" or "PGRMTH" or "PGRFTH";

    private static bool TryPlace(FamilyDraft draft, FamilyMember fact)
    {
        string me = draft.Family.Proband;
        string? code = RelationshipCodes.Of(fact.Relationship);
        var named = fact.Relations.Select(r => (r, Person: draft.Family.Persons.FirstOrDefault(p => p.Sources.Contains(r.To)))).Where(r => r.Person is not null).ToList();

        string New() => draft.Add(RecordedRelatives.Describe(new FamilyPerson { Id = draft.Family.NewId() }, fact));
        bool Known(string id)
        {
            draft.Replace(RecordedRelatives.Describe(draft.Family[id], fact));
            return true;
        }

        bool Child(params string[] parents)
        {
            string child = New();
            foreach (string parent in parents) draft.Link(child, parent);
            return true;
        }

        bool Sibling(string of)
        {
            draft.Sibling(New(), of);
            return true;
        }

        bool Twin(Zygosity zygosity)
        {
            string twin = New();
            draft.Sibling(twin, me);
            draft.Twin(me, twin, zygosity);
            return true;
        }

        bool Partner(bool ended)
        {
            draft.Couple(me, New(), ended);
            return true;
        }

        bool Adoptive(ParentKind kind)
        {
            string parent = New();
            draft.Link(me, parent, kind);
            if (kind == ParentKind.Adoptive)
            {
                draft.Replace(draft.Family[me] with { Adoption = Adoption.In });
                if (draft.Family.ParentsOf(me).FirstOrDefault(l => l.Kind == ParentKind.Adoptive && l.Parent != parent) is { } other) draft.Couple(other.Parent, parent);
            }

            return true;
        }

        bool AdoptedChild()
        {
            string child = New();
            draft.Replace(draft.Family[child] with { Adoption = Adoption.In });
            draft.Link(child, me, ParentKind.Adoptive);
            return true;
        }

        switch (code)
        {
            case "ONESELF": return Known(me);
            case "MTH" or "NMTH": return Known(draft.Parent(me, AssignedSex.Female));
            case "FTH" or "NFTH": return Known(draft.Parent(me, AssignedSex.Male));
            case "GESTM": return Adoptive(ParentKind.Surrogate);
            case "ADOPTM" or "ADOPTF" or "ADOPTP": return Adoptive(ParentKind.Adoptive);
            case "MGRMTH": return Known(draft.Parent(draft.Parent(me, AssignedSex.Female), AssignedSex.Female));
            case "MGRFTH": return Known(draft.Parent(draft.Parent(me, AssignedSex.Female), AssignedSex.Male));
            case "PGRMTH": return Known(draft.Parent(draft.Parent(me, AssignedSex.Male), AssignedSex.Female));
            case "PGRFTH": return Known(draft.Parent(draft.Parent(me, AssignedSex.Male), AssignedSex.Male));
            case "HUSB" or "WIFE" or "SPS" or "DOMPART" or "SIGOTHR": return Partner(ended: false);
            case "FMRSPS": return Partner(ended: true);
            case "DAUADOPT" or "SONADOPT" or "CHLDADOPT": return AdoptedChild();
        }

        // What the extensions say is more exact than the relationship alone.
        if (named.Where(r => r.r.IsParent).Select(r => r.Person!.Id).Distinct().Take(2).ToArray() is { Length: > 0 } parents) return Child(parents);
        if (named.FirstOrDefault(r => !r.r.IsParent).Person is { } sibling && !(code ?? "").StartsWith('H')) return Sibling(sibling.Id);
        return code switch
        {
            "SIS" or "NSIS" or "BRO" or "NBRO" or "SIB" or "NSIB" => Sibling(me),
            "TWIN" or "TWINSIS" or "TWINBRO" => Twin(Zygosity.Unknown),
            "ITWIN" or "ITWINSIS" or "ITWINBRO" => Twin(Zygosity.Monozygotic),
            "FTWIN" or "FTWINSIS" or "FTWINBRO" => Twin(Zygosity.Dizygotic),
            "DAU" or "DAUC" or "SON" or "SONC" or "CHILD" or "NCHILD" => Child(me),
            "MAUNT" or "MUNCLE" => Sibling(draft.Parent(me, AssignedSex.Female)),
            "PAUNT" or "PUNCLE" => Sibling(draft.Parent(me, AssignedSex.Male)),
            _ => false,
        };
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
