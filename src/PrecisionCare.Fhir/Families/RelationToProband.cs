using PrecisionCare.Families;

namespace PrecisionCare.Fhir.Families;

/// <summary>What a person of a family is to the proband, as a code of HL7 v3 RoleCode; <c>EXT</c>, extended family, where the table has no closer one.</summary>
internal static class RelationToProband
{
    public static string CodeOf(Family family, string person)
    {
        string me = family.Proband;
        var sex = family[person].SexForRules;
        string Of(string female, string male, string other) => sex switch { AssignedSex.Female => female, AssignedSex.Male => male, _ => other };
        if (family.ParentsOf(me).FirstOrDefault(l => l.Parent == person) is { } parent)
            return parent.Kind switch { ParentKind.Biological => Of("NMTH", "NFTH", "NPRN"), ParentKind.Adoptive => Of("ADOPTM", "ADOPTF", "ADOPTP"), ParentKind.Surrogate => "GESTM", _ => "EXT" };
        if (family.ParentsOf(person).FirstOrDefault(l => l.Parent == me) is { IsGenetic: true }) return Of("DAU", "SON", "NCHILD");
        if (family.ParentsOf(person).FirstOrDefault(l => l.Parent == me) is { Kind: ParentKind.Adoptive }) return Of("DAUADOPT", "SONADOPT", "CHLDADOPT");
        if (family.TwinsOf(me) is { } twins && twins.Members.Contains(person))
            return twins.Zygosity switch { Zygosity.Monozygotic => Of("ITWINSIS", "ITWINBRO", "ITWIN"), Zygosity.Dizygotic => Of("FTWINSIS", "FTWINBRO", "FTWIN"), _ => Of("TWINSIS", "TWINBRO", "TWIN") };
        if (family.PartnersOf(me).Contains(person)) return family.PartnershipOf(me, person) is { Ended: true } ? "FMRSPS" : "SIGOTHR";

        string[] parents = [.. Genetic(family, me)], theirs = [.. Genetic(family, person)];
        int shared = parents.Intersect(theirs).Count();
        if (shared == 2) return Of("NSIS", "NBRO", "NSIB");
        if (shared == 1) return Of("HSIS", "HBRO", "HSIB");
        foreach (string mine in parents)
        {
            bool mother = family[mine].SexForRules == AssignedSex.Female, known = family[mine].SexForRules is not null;
            if (!known) continue;
            string[] grand = [.. Genetic(family, mine)];
            if (grand.Contains(person)) return mother ? Of("MGRMTH", "MGRFTH", "MGRPRN") : Of("PGRMTH", "PGRFTH", "PGRPRN");
            if (grand.Length == 2 && grand.Intersect(theirs).Count() == 2) return mother ? Of("MAUNT", "MUNCLE", "EXT") : Of("PAUNT", "PUNCLE", "EXT");
            if (theirs.Any(t => grand.Intersect(Genetic(family, t)).Any())) return mother ? "MCOUSN" : "PCOUSN";
            if (grand.Any(g => Genetic(family, g).Contains(person))) return mother ? Of("MGGRMTH", "MGGRFTH", "MGGRPRN") : Of("PGGRMTH", "PGGRFTH", "PGGRPRN");
        }

        if (theirs.Any(t => parents.Intersect(Genetic(family, t)).Any())) return Of("NIECE", "NEPHEW", "NIENEPH");
        return theirs.Any(t => Genetic(family, t).Contains(me)) ? Of("GRNDDAU", "GRNDSON", "GRNDCHILD") : "EXT";
    }

    private static IEnumerable<string> Genetic(Family family, string person) => family.ParentsOf(person).Where(l => l.IsGenetic).Select(l => l.Parent);
}
