using PrecisionCare.Patients;

namespace PrecisionCare.Families;

/// <summary>The place of one relative of the record in a family, by relationship (HL7 v3 RoleCode) and by the genetics extensions for parents and siblings.</summary>
internal sealed class RelativePlace(FamilyDraft draft, FamilyMember fact)
{
    private readonly string _proband = draft.Family.Proband;

    /// <summary>The relationship alone says which place it is: parents and grandparents.</summary>
    public static bool IsSaidBy(string? code) => code is "MTH" or "NMTH" or "FTH" or "NFTH" or "MGRMTH" or "MGRFTH" or "PGRMTH" or "PGRFTH";

    /// <returns><c>false</c> when nothing says where.</returns>
    public bool Take()
    {
        string? code = RelationshipCodes.Of(fact.Relationship);
        return TakeNamed(code) || TakeByExtensions(code) || TakeBeside(code);
    }

    /// <summary>Those of whom there is one, partners, and relations other than by birth.</summary>
    private bool TakeNamed(string? code) => code switch
    {
        "ONESELF" => Is(_proband),
        "MTH" or "NMTH" => Is(Mother()),
        "FTH" or "NFTH" => Is(Father()),
        "MGRMTH" => Is(draft.Parent(Mother(), AssignedSex.Female)),
        "MGRFTH" => Is(draft.Parent(Mother(), AssignedSex.Male)),
        "PGRMTH" => Is(draft.Parent(Father(), AssignedSex.Female)),
        "PGRFTH" => Is(draft.Parent(Father(), AssignedSex.Male)),
        "GESTM" => New(surrogate => draft.Link(_proband, surrogate, ParentKind.Surrogate)),
        "ADOPTM" or "ADOPTF" or "ADOPTP" => New(AdoptiveParent),
        "HUSB" or "WIFE" or "SPS" or "DOMPART" or "SIGOTHR" => New(partner => draft.Couple(_proband, partner)),
        "FMRSPS" => New(partner => draft.Couple(_proband, partner, ended: true)),
        "DAUADOPT" or "SONADOPT" or "CHLDADOPT" => New(AdoptedChild),
        _ => false,
    };

    /// <summary>What the extensions say is more exact than a relationship of which there may be several.</summary>
    private bool TakeByExtensions(string? code)
    {
        var named = fact.Relations.Select(r => (r.IsParent, draft.Family.Persons.FirstOrDefault(p => p.Sources.Contains(r.To))?.Id)).ToLookup(r => r.IsParent, r => r.Id);
        string[] parents = [.. named[true].OfType<string>().Distinct().Take(2)];
        if (parents.Length > 0) return New(child => Array.ForEach(parents, parent => draft.Link(child, parent)));
        // A half-sibling shares one parent, and a sibling's reference does not say which.
        return named[false].OfType<string>().FirstOrDefault() is { } sibling && code?.StartsWith('H') != true && Sibling(sibling);
    }

    private bool TakeBeside(string? code) => code switch
    {
        "SIS" or "NSIS" or "BRO" or "NBRO" or "SIB" or "NSIB" => Sibling(_proband),
        "TWIN" or "TWINSIS" or "TWINBRO" => New(twin => Twin(twin, Zygosity.Unknown)),
        "ITWIN" or "ITWINSIS" or "ITWINBRO" => New(twin => Twin(twin, Zygosity.Monozygotic)),
        "FTWIN" or "FTWINSIS" or "FTWINBRO" => New(twin => Twin(twin, Zygosity.Dizygotic)),
        "DAU" or "DAUC" or "SON" or "SONC" or "CHILD" or "NCHILD" => New(child => draft.Link(child, _proband)),
        "MAUNT" or "MUNCLE" => Sibling(Mother()),
        "PAUNT" or "PUNCLE" => Sibling(Father()),
        _ => false,
    };

    private string Mother() => draft.Parent(_proband, AssignedSex.Female);

    private string Father() => draft.Parent(_proband, AssignedSex.Male);

    private bool Is(string person)
    {
        draft.Replace(RecordedRelatives.Describe(draft.Family[person], fact));
        return true;
    }

    private bool New(Action<string> relate)
    {
        relate(draft.Add(RecordedRelatives.Describe(new FamilyPerson { Id = draft.Family.NewId() }, fact)));
        return true;
    }

    private bool Sibling(string of) => New(sibling => draft.Sibling(sibling, of));

    private void Twin(string twin, Zygosity zygosity)
    {
        draft.Sibling(twin, _proband);
        draft.Twin(_proband, twin, zygosity);
    }

    private void AdoptiveParent(string parent)
    {
        draft.Link(_proband, parent, ParentKind.Adoptive);
        draft.Replace(draft.Family[_proband] with { Adoption = Adoption.In });
        if (draft.Family.ParentsOf(_proband).FirstOrDefault(l => l.Kind == ParentKind.Adoptive && l.Parent != parent) is { } other) draft.Couple(other.Parent, parent);
    }

    private void AdoptedChild(string child)
    {
        draft.Replace(draft.Family[child] with { Adoption = Adoption.In });
        draft.Link(child, _proband, ParentKind.Adoptive);
    }
}
