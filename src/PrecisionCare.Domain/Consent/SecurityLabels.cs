using System.Collections.Immutable;

namespace PrecisionCare.Consent;

/// <summary>How confidential a record is (HL7 v3 Confidentiality), in order. A record without a label is <see cref="Normal"/>.</summary>
public enum Confidentiality { Unrestricted, Low, Moderate, Normal, Restricted, VeryRestricted }

/// <summary>
/// The labels on a record, as rules read them: confidentiality is an order, sensitivities (HL7 v3 ActCode, InformationSensitivityPolicy) are a tree, and the
/// deployment's own labels stand for themselves.
/// </summary>
public static class SecurityLabels
{
    /// <summary>Genetic disease information (v3 ActCode GDIS), the label of every genomic fact.</summary>
    public const string Genetic = "GDIS";

    /// <summary>A finding that was not the reason of the test; set for each finding by its indication, never by a list of genes.</summary>
    public const string SecondaryFinding = "SF";

    /// <summary>Substance use (v3 ActCode ETH), with alcohol and opioids below it: 42 CFR Part 2.</summary>
    public const string SubstanceUse = "ETH";

    private static readonly Dictionary<string, string> Parent = new()
    {
        ["ETHUD"] = "ETH",
        ["OPIOIDUD"] = "ETH",
        ["ETH"] = "SUD",
        ["SUD"] = "BH",
        ["PSYTHPN"] = "PSY",
        ["PSY"] = "BH",
        ["MH"] = "BH",
        ["COGN"] = "BH",
        ["DVD"] = "BH",
        ["EMOTDIS"] = "BH",
    };

    public static Confidentiality? ConfidentialityOf(string label) => label switch
    {
        "U" => Confidentiality.Unrestricted,
        "L" => Confidentiality.Low,
        "M" => Confidentiality.Moderate,
        "N" => Confidentiality.Normal,
        "R" => Confidentiality.Restricted,
        "V" => Confidentiality.VeryRestricted,
        _ => null,
    };

    /// <summary>The highest confidentiality among the labels; normal when none is stated.</summary>
    public static Confidentiality Highest(ImmutableArray<string> labels)
    {
        Confidentiality? highest = null;
        foreach (string label in labels)
            if (ConfidentialityOf(label) is { } level && (highest is null || level > highest))
                highest = level;
        return highest ?? Confidentiality.Normal;
    }

    /// <summary>Whether any label says more than how confidential the record is.</summary>
    public static bool HasSensitivity(ImmutableArray<string> labels)
    {
        foreach (string label in labels)
            if (ConfidentialityOf(label) is null)
                return true;
        return false;
    }

    /// <summary>
    /// Whether a rule's label covers a record: a permit up to a confidentiality covers what is less confidential, a denial from a confidentiality on covers what
    /// is more confidential; a sensitivity covers the narrower ones.
    /// </summary>
    public static bool Covers(string stated, bool permits, ImmutableArray<string> labels)
    {
        if (ConfidentialityOf(stated) is { } limit)
            return permits ? Highest(labels) <= limit : Highest(labels) >= limit;
        foreach (string carried in labels)
            for (string? label = carried; label is not null; label = Parent.GetValueOrDefault(label))
                if (label == stated)
                    return true;
        return false;
    }
}
