using PrecisionCare.Pharmacogenomics.Definitions;

namespace PrecisionCare.Pharmacogenomics.Phenotyping;

/// <summary>The short label by which a clinician knows a diplotype.</summary>
internal static class GeneLabels
{
    private const string ReferenceName = "Reference";

    /// <summary>
    /// Both alleles between a slash; in genes named by their variants <c>Reference/Reference</c>, and <c>c.3257G&gt;A (heterozygous)</c> for one variant copy.
    /// </summary>
    public static string Of(Pharmacogene gene, string first, string? second)
    {
        if (second is null) return first;
        if (!gene.Rules.NamedByVariant) return $"{first}/{second}";
        string reference = gene.Definition?.Reference.Name ?? ReferenceName;
        return (first == reference, second == reference) switch
        {
            (true, true) => $"{ReferenceName}/{ReferenceName}",
            (true, false) => $"{second} (heterozygous)",
            (false, true) => $"{first} (heterozygous)",
            _ => $"{first}/{second}",
        };
    }
}
