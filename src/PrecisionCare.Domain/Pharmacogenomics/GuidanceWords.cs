using System.Collections.Frozen;

namespace PrecisionCare.Pharmacogenomics;

/// <summary>Our words for the codes of the guideline tables.</summary>
public static class GuidanceWords
{
    /// <summary>What a genotype does.</summary>
    public static FrozenDictionary<string, string> Effects { get; } = new Dictionary<string, string>
    {
        ["as-usual"] = "the usual effect is expected",
        ["limited-evidence"] = "the effect is not well studied",
        ["not-excluded"] = "the result does not rule the risk out",
        ["responsive"] = "a variant that responds",
        ["not-responsive"] = "no variant that is known to respond",
        ["less-active-metabolite"] = "less of the active metabolite is formed",
        ["much-less-active-metabolite"] = "much less of the active metabolite is formed",
        ["more-active-metabolite"] = "more of the active metabolite is formed",
        ["slower-clearance"] = "slower breakdown",
        ["much-slower-clearance"] = "much slower breakdown",
        ["faster-clearance"] = "faster breakdown",
        ["higher-exposure"] = "higher drug levels",
        ["lower-exposure"] = "lower drug levels",
        ["greater-sensitivity"] = "greater sensitivity to the drug",
        ["risk:myopathy"] = "higher risk of muscle damage",
        ["risk:sjs-ten"] = "higher risk of Stevens-Johnson syndrome and toxic epidermal necrolysis",
        ["risk:dress"] = "higher risk of drug reaction with eosinophilia (DRESS)",
        ["risk:scar"] = "higher risk of severe skin reactions",
        ["risk:hypersensitivity"] = "higher risk of a hypersensitivity reaction",
        ["risk:malignant-hyperthermia"] = "risk of malignant hyperthermia",
        ["risk:hearing-loss"] = "high risk of permanent hearing loss",
        ["risk:haemolysis"] = "risk of haemolysis",
        ["risk:myelosuppression"] = "higher risk of bone-marrow suppression",
        ["risk:severe-toxicity"] = "higher risk of severe or fatal toxicity",
        ["risk:toxicity"] = "higher risk of toxicity",
        ["risk:qt-prolongation"] = "higher risk of QT prolongation",
        ["risk:bleeding"] = "higher risk of bleeding",
        ["risk:liver-injury"] = "higher risk of liver injury",
        ["risk:cardiotoxicity"] = "cardiotoxic metabolites may rise",
        ["risk:cns"] = "higher risk of side effects on the nervous system",
        ["risk:cardiovascular-events"] = "higher risk of cardiovascular events",
        ["risk:recurrence"] = "higher risk of recurrence",
        ["risk:jaundice"] = "jaundice is likely",
        ["risk:rejection"] = "higher risk of rejection",
        ["risk:ineffective"] = "the drug may not work well enough",
        ["risk:side-effects"] = "higher risk of side effects",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What to watch while the drug is given, as the object of "monitor".</summary>
    public static FrozenDictionary<string, string> Monitoring { get; } = new Dictionary<string, string>
    {
        ["level"] = "the drug level",
        ["inr"] = "the INR, more often than usual",
        ["ecg"] = "the ECG",
        ["blood-count"] = "the blood count",
        ["liver"] = "liver values",
        ["hearing"] = "hearing",
        ["haemolysis"] = "signs of haemolysis",
        ["muscle"] = "muscle symptoms",
        ["blood-pressure-kidney"] = "blood pressure and kidney function",
        ["skin"] = "the skin for a rash",
        ["jaundice"] = "skin and eyes for jaundice",
        ["response"] = "the response",
        ["side-effects"] = "side effects",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What to find out before the first dose, as a demand.</summary>
    public static FrozenDictionary<string, string> Before { get; } = new Dictionary<string, string>
    {
        ["g6pd-activity"] = "measure the activity of G6PD",
        ["tpmt-activity"] = "measure the activity of TPMT",
        ["dpd-activity"] = "measure the activity of DPD",
        ["platelet-function"] = "measure platelet inhibition",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What else belongs to the advice, as a sentence.</summary>
    public static FrozenDictionary<string, string> Notes { get; } = new Dictionary<string, string>
    {
        ["no-cyp2d6-inhibitors"] = "Do not combine it with inhibitors of CYP2D6.",
        ["malaria-exception"] = "Exceptions hold in malaria, by expert guidelines.",
        ["combination"] = "For more effect, add another drug rather than raise the dose.",
        ["tolerance-induction"] = "Inducing tolerance is another way.",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Populations that sources abbreviate.</summary>
    public static FrozenDictionary<string, string> Populations { get; } = new Dictionary<string, string>
    {
        ["pediatrics"] = "children",
        ["child >40kg_adult"] = "adults and children above 40 kg",
        ["CVI ACS PCI"] = "acute coronary syndrome or coronary intervention",
        ["CVI non-ACS non-PCI"] = "other cardiovascular indications",
        ["NVI"] = "stroke, TIA or neurointervention",
        ["CBZ naive"] = "never taken before",
        ["CBZ-no alternatives"] = "no alternative available",
        ["CBZ use >3mos"] = "taken for over three months without a skin reaction",
        ["OXC naive"] = "never taken before",
        ["OXC use >3 mos"] = "taken for over three months without a skin reaction",
        ["PHT naive"] = "never taken before",
        ["PHT use >3mos"] = "taken for over three months without a skin reaction",
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
