using System.Collections.Frozen;
using PrecisionCare.Patients;

namespace PrecisionCare.Families;

/// <summary>Relationships of FHIR FamilyMemberHistory as codes of HL7 v3 RoleCode, also where only SNOMED CT or words are given.</summary>
public static class RelationshipCodes
{
    public const string System = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";

    private static readonly FrozenDictionary<string, string> Snomed = new Dictionary<string, string>
    {
        ["72705000"] = "MTH", ["66839005"] = "FTH", ["27733009"] = "SIS", ["70924004"] = "BRO", ["66089001"] = "DAU", ["65616008"] = "SON",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> InWords = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["mother"] = "MTH", ["father"] = "FTH", ["parent"] = "PRN", ["sister"] = "SIS", ["brother"] = "BRO", ["sibling"] = "SIB", ["half-sister"] = "HSIS", ["half sister"] = "HSIS",
        ["half-brother"] = "HBRO", ["half brother"] = "HBRO", ["half-sibling"] = "HSIB", ["twin"] = "TWIN", ["twin sister"] = "TWINSIS", ["twin brother"] = "TWINBRO",
        ["identical twin"] = "ITWIN", ["fraternal twin"] = "FTWIN", ["daughter"] = "DAU", ["son"] = "SON", ["child"] = "CHILD", ["husband"] = "HUSB", ["wife"] = "WIFE", ["spouse"] = "SPS",
        ["partner"] = "DOMPART", ["maternal grandmother"] = "MGRMTH", ["maternal grandfather"] = "MGRFTH", ["paternal grandmother"] = "PGRMTH", ["paternal grandfather"] = "PGRFTH",
        ["grandmother"] = "GRMTH", ["grandfather"] = "GRFTH", ["maternal aunt"] = "MAUNT", ["paternal aunt"] = "PAUNT", ["aunt"] = "AUNT", ["maternal uncle"] = "MUNCLE",
        ["paternal uncle"] = "PUNCLE", ["uncle"] = "UNCLE", ["cousin"] = "COUSN", ["maternal cousin"] = "MCOUSN", ["paternal cousin"] = "PCOUSN", ["niece"] = "NIECE",
        ["nephew"] = "NEPHEW", ["granddaughter"] = "GRNDDAU", ["grandson"] = "GRNDSON", ["grandchild"] = "GRNDCHILD", ["self"] = "ONESELF",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <returns><c>null</c> when neither code nor words are known here.</returns>
    public static string? Of(Concept relationship) =>
        relationship.Codings.FirstOrDefault(c => c.System is System or "http://hl7.org/fhir/v3/RoleCode" or "http://terminology.hl7.org/ValueSet/v3-FamilyMember")?.Code
        ?? relationship.CodesOf(CodeSystems.Snomed).Select(c => Snomed.GetValueOrDefault(c)).FirstOrDefault(c => c is not null)
        ?? InWords.GetValueOrDefault(relationship.Label.Trim());

    /// <summary>Gender that a code says, as far as it does: <c>MTH</c> a woman, <c>SIB</c> nothing.</summary>
    public static Gender GenderOf(string code) => code switch
    {
        "MTH" or "NMTH" or "GESTM" or "ADOPTM" or "SIS" or "NSIS" or "HSIS" or "TWINSIS" or "ITWINSIS" or "FTWINSIS" or "DAU" or "DAUC" or "DAUADOPT" or "GRMTH" or "MGRMTH" or "PGRMTH"
            or "MGGRMTH" or "PGGRMTH" or "GGRMTH" or "AUNT" or "MAUNT" or "PAUNT" or "NIECE" or "GRNDDAU" or "WIFE" or "NMTHF" => Gender.Woman,
        "FTH" or "NFTH" or "ADOPTF" or "BRO" or "NBRO" or "HBRO" or "TWINBRO" or "ITWINBRO" or "FTWINBRO" or "SON" or "SONC" or "SONADOPT" or "GRFTH" or "MGRFTH" or "PGRFTH" or "MGGRFTH"
            or "PGGRFTH" or "GGRFTH" or "UNCLE" or "MUNCLE" or "PUNCLE" or "NEPHEW" or "GRNDSON" or "HUSB" or "NFTHF" => Gender.Man,
        _ => Gender.Unknown,
    };
}
