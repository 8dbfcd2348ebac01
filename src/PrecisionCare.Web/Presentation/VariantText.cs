using PrecisionCare.Variants.Reported;

namespace PrecisionCare.Web.Presentation;

/// <summary>Reported variants in words, and the look of their classes: a word, a shape and a colour.</summary>
internal static class VariantText
{
    public static string Of(Pathogenicity? classification) => classification switch
    {
        Pathogenicity.Pathogenic => "Pathogenic",
        Pathogenicity.LikelyPathogenic => "Likely pathogenic",
        Pathogenicity.UncertainSignificance => "Uncertain significance",
        Pathogenicity.LikelyBenign => "Likely benign",
        Pathogenicity.Benign => "Benign",
        Pathogenicity.NotStated => "No class reported",
        _ => "Reports differ",
    };

    public static string Shape(Pathogenicity? classification) => classification switch
    {
        Pathogenicity.Pathogenic or Pathogenicity.LikelyPathogenic => "■",
        Pathogenicity.UncertainSignificance => "◇",
        Pathogenicity.LikelyBenign or Pathogenicity.Benign => "●",
        Pathogenicity.NotStated => "○",
        _ => "◆",
    };

    public static string Look(Pathogenicity? classification) => classification switch
    {
        Pathogenicity.Pathogenic or Pathogenicity.LikelyPathogenic => "error",
        Pathogenicity.UncertainSignificance or null => "warning",
        Pathogenicity.NotStated => "untested",
        _ => "",
    };

    public static string Of(CriterionStrength strength) => strength switch
    {
        CriterionStrength.VeryStrong => "very strong",
        CriterionStrength.Strong => "strong",
        CriterionStrength.Moderate => "moderate",
        CriterionStrength.Supporting => "supporting",
        _ => "stand-alone",
    };

    public static string Of(ReportedZygosity zygosity) => zygosity switch
    {
        ReportedZygosity.NotStated => "zygosity not stated",
        _ => zygosity.ToString().ToLowerInvariant(),
    };

    public static string Of(VariantOrigin origin) => origin switch
    {
        VariantOrigin.NotStated => "origin not stated",
        VariantOrigin.Somatic => "somatic (in the tumour)",
        _ => "germline",
    };

    /// <summary>Whether the named criteria come to the reported class; <c>null</c> where nothing can be compared.</summary>
    public static string? Check(VariantAssertion assertion) => assertion switch
    {
        { ByPoints: null } or { Classification: Pathogenicity.NotStated } => null,
        { ByPoints: var sum } when sum == assertion.Classification => Sum(assertion) + $": {Of(sum).ToLowerInvariant()}, as reported",
        _ => Sum(assertion) + $": {Of(assertion.ByPoints).ToLowerInvariant()}. The report says {Of(assertion.Classification).ToLowerInvariant()}: ask the laboratory what else it weighed",
    };

    private static string Sum(VariantAssertion assertion) =>
        assertion.Points is { } points ? $"The named criteria come to {points} {(points is 1 or -1 ? "point" : "points")}" : "BA1 stands alone";
}
