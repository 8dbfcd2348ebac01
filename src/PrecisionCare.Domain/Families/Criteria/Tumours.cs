using System.Collections.Immutable;

namespace PrecisionCare.Families.Criteria;

/// <summary>Tumours that criteria for families count, found in the words of a condition.</summary>
public enum Tumour { Breast, Ovarian, Pancreatic, Prostate, Colorectal, Endometrial, Stomach, SmallBowel, UrinaryTract, BiliaryTract, Brain, Sebaceous }

/// <summary>One tumour of one person.</summary>
/// <param name="Person">Who.</param>
/// <param name="Kind">Which.</param>
/// <param name="Condition">As it is written.</param>
public sealed record PersonTumour(FamilyPerson Person, Tumour Kind, PersonCondition Condition)
{
    /// <summary><c>breast cancer at 42</c>.</summary>
    public string Words => Condition.Name + (Condition.Onset is { } onset ? $" at {FamilyList.Years(onset)}" : ", age not stated") + (Condition.Side == Laterality.BothSides ? ", both sides" : "");
}

/// <summary>Reads tumours out of conditions. What is benign or precancerous by its words is none.</summary>
public static class Tumours
{
    private static readonly string[] Malignant = ["cancer", "carcinoma", "malignan", "tumour", "tumor", "neoplasm", "sarcoma"];
    private static readonly string[] Not = ["benign", "fibroadenoma", "polyp", "cyst", "in situ", "in-situ", "dcis", "lcis", "screening", "family history", "risk of", "suspected", "neuroendocrine", "basal cell"];

    private static readonly ImmutableArray<(Tumour Kind, string[] Words, bool Alone)> Table =
    [
        (Tumour.Breast, ["breast", "mammary"], false), (Tumour.Ovarian, ["ovar", "fallopian", "tubal", "primary peritoneal"], false), (Tumour.Pancreatic, ["pancrea"], false),
        (Tumour.Prostate, ["prostat"], false), (Tumour.Colorectal, ["colorectal", "colon", "rectal", "rectum", "bowel", "caec", "cecum", "cecal"], false), (Tumour.Endometrial, ["endometri", "uterine", "uterus", "womb"], false),
        (Tumour.Stomach, ["stomach", "gastric"], false), (Tumour.SmallBowel, ["small bowel", "small intestin", "duoden", "jejun", "ileal"], false),
        (Tumour.UrinaryTract, ["ureter", "renal pelvis", "upper urinary tract"], false), (Tumour.BiliaryTract, ["biliary", "bile duct", "cholangio"], false), (Tumour.Brain, ["glioblastoma", "glioma"], true),
        (Tumour.Sebaceous, ["sebaceous", "keratoacanthoma"], true),
    ];

    /// <returns><c>null</c> when the words name no tumour of the table.</returns>
    public static Tumour? Of(string condition)
    {
        bool Has(string word) => condition.Contains(word, StringComparison.OrdinalIgnoreCase);
        if (Not.Any(Has)) return null;
        bool malignant = Malignant.Any(Has);
        var found = Table.Where(t => (malignant || t.Alone) && t.Words.Any(Has)).Select(t => (Tumour?)t.Kind).ToList();
        // "Small bowel" is said with the word of the large one.
        return found.Contains(Tumour.SmallBowel) ? Tumour.SmallBowel : found.Count == 0 ? null : found[0];
    }

    /// <summary>The tumours of a person; one on both sides of a paired organ is one here.</summary>
    public static IEnumerable<PersonTumour> Of(FamilyPerson person) =>
        person.Conditions.Where(c => c.IsAffected && Of(c.Name) is not null).Select(c => new PersonTumour(person, Of(c.Name)!.Value, c));
}
