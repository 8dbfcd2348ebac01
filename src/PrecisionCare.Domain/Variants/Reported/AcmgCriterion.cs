using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Variants.Reported;

/// <summary>Weight of a criterion. The value is its points in the scale of Tavtigian 2020 (PMID 32720330).</summary>
public enum CriterionStrength
{
    Supporting = 1,
    Moderate = 2,
    Strong = 4,
    VeryStrong = 8,

    /// <summary>BA1 alone: benign whatever else is said; it has no points.</summary>
    StandAlone = 0,
}

/// <summary>A criterion of ACMG/AMP for the interpretation of sequence variants (Richards 2015, PMID 25741868).</summary>
/// <param name="Code">Such as <c>PVS1</c>.</param>
/// <param name="Usual">Strength unless a report says otherwise.</param>
/// <param name="IsForPathogenic">Whether it speaks for a pathogenic variant, or for a benign one.</param>
/// <param name="Meaning">In our own words.</param>
/// <param name="Notes">Later advice on its use; <c>null</c> when there is none.</param>
public sealed record AcmgCriterion(string Code, CriterionStrength Usual, bool IsForPathogenic, string Meaning, string? Notes)
{
    /// <summary>Where the criteria are defined.</summary>
    public static Citation Source { get; } = 
        new("ACMG/AMP", "Standards and guidelines for the interpretation of sequence variants", Date: new DateOnly(2015, 5, 1), Pmid: "25741868");

    /// <summary>Where the points are defined, and the sums at which the classes begin.</summary>
    public static Citation Points { get; } =
        new("Tavtigian 2020", "Fitting a naturally scaled point system to the ACMG/AMP variant classification guidelines", Date: new DateOnly(2020, 10, 1), Pmid: "32720330");
}

/// <summary>A criterion as a report applied it.</summary>
/// <param name="Criterion">Which.</param>
/// <param name="Strength">As the report graded it.</param>
public sealed record AppliedCriterion(AcmgCriterion Criterion, CriterionStrength Strength)
{
    /// <summary>The report graded it otherwise than usual.</summary>
    public bool IsRegraded => Strength != Criterion.Usual;

    /// <summary>From 8 (very strong for pathogenic) to -4; 0 for stand-alone.</summary>
    public int Points => Criterion.IsForPathogenic ? (int)Strength : -(int)Strength;
}
