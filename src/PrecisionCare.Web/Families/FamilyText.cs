using PrecisionCare.Families;

namespace PrecisionCare.Web.Families;

/// <summary>Choices of forms in words.</summary>
internal static class FamilyText
{
    public static IEnumerable<(string Value, string Words)> Genders => [("Unknown", "not known"), ("Woman", "woman"), ("Man", "man"), ("NonBinary", "non-binary")];

    public static IEnumerable<(string Value, string Words)> AssignedSexes => [("NotStated", "not stated"), ("Female", "female"), ("Male", "male"), ("Unassigned", "none assigned")];

    public static IEnumerable<(string Value, string Words)> Kinds =>
    [
        ("Person", "person"), ("Pregnancy", "pregnancy"), ("Miscarriage", "miscarriage"), ("Termination", "ended pregnancy"), ("EctopicPregnancy", "ectopic pregnancy"), ("Stillbirth", "stillbirth"),
    ];

    public static IEnumerable<(string Value, string Words)> Adoptions => [("None", "no"), ("In", "into the family"), ("Out", "out of the family")];

    public static IEnumerable<(string Value, string Words)> Statuses =>
    [
        ("Affected", "has or had it"), ("Carrier", "carrier"), ("Presymptomatic", "has the variant, not ill"), ("TestedNegative", "tested, does not have the variant"), ("Unaffected", "stated not to have it"),
        ("Unknown", "not known"),
    ];

    public static IEnumerable<(string Value, string Words)> Sides => [("NotStated", "not stated"), ("OneSide", "one side"), ("BothSides", "both sides")];

    public static IEnumerable<(string Value, string Words)> Confirmations => [("NotStated", "not stated"), ("ToldByFamily", "told by the family"), ("FromReport", "from a report")];

    public static IEnumerable<(string Value, string Words)> Zygosities => [("Unknown", "not known"), ("Monozygotic", "identical"), ("Dizygotic", "fraternal")];

    public static IEnumerable<(string Value, string Words)> ParentKinds =>
    [
        ("Biological", "parent by birth"), ("Adoptive", "adoptive parent"), ("Social", "parent, not by blood (donor conception)"), ("EggDonor", "egg donor"), ("SpermDonor", "sperm donor"),
        ("Surrogate", "surrogate"),
    ];

    public static IEnumerable<(string Value, string Words)> Relations =>
        Enum.GetValues<NewRelation>().Select(r => (r.ToString(), Word(r)));

    public static string Word(NewRelation relation) => relation switch
    {
        NewRelation.HalfSibling => "half-sibling",
        NewRelation.FormerPartner => "former partner",
        NewRelation.AdoptiveParent => "adoptive parent",
        NewRelation.AdoptedChild => "adopted child",
        NewRelation.EggDonor => "egg donor",
        NewRelation.SpermDonor => "sperm donor",
        _ => relation.ToString().ToLowerInvariant(),
    };
}
