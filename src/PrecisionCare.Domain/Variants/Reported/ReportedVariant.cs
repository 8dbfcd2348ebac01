using System.Collections.Immutable;
using PrecisionCare.Patients;

namespace PrecisionCare.Variants.Reported;

/// <summary>What a laboratory concluded of a variant, in the five classes of ACMG/AMP (Richards 2015).</summary>
public enum Pathogenicity
{
    /// <summary>No class was reported. Says nothing, least of all benign.</summary>
    NotStated,
    Pathogenic,
    LikelyPathogenic,
    UncertainSignificance,
    LikelyBenign,
    Benign,
}

/// <summary>On how many of the copies a reported variant lies.</summary>
public enum ReportedZygosity
{
    NotStated,
    Heterozygous,
    Homozygous,
    Hemizygous,

    /// <summary>Of mitochondrial DNA: in a part of the copies.</summary>
    Heteroplasmic,

    /// <summary>Of mitochondrial DNA: in all copies.</summary>
    Homoplasmic,
}

/// <summary>Whether a variant was inherited or arose in a tumour.</summary>
public enum VariantOrigin
{
    NotStated,
    Germline,
    Somatic,
}

/// <summary>A variant that a laboratory reported as present (HL7 Genomics Reporting, LOINC 69548-6), with what was concluded of it.</summary>
public sealed record ReportedVariant
{
    /// <summary>The observation that states it, <c>Observation/v1</c>.</summary>
    public required string SourceId { get; init; }

    /// <summary>HGNC symbol; <c>null</c> when the report names no gene.</summary>
    public string? Gene { get; init; }

    /// <summary>Reference sequence with version, <c>NM_007294.4</c>.</summary>
    public string? Transcript { get; init; }

    /// <summary>HGVS without its reference, <c>c.68_69del</c>.</summary>
    public string? CodingChange { get; init; }

    /// <summary>HGVS without its reference, <c>p.Glu23fs</c>.</summary>
    public string? ProteinChange { get; init; }

    /// <summary>Any other name that the report gives it, when it gives no coding change.</summary>
    public string? OtherName { get; init; }

    public ReportedZygosity Zygosity { get; init; }

    public VariantOrigin Origin { get; init; }

    public PartialDate? Date { get; init; }

    /// <summary>How it was found, in the report's words.</summary>
    public string? Method { get; init; }

    /// <summary>What was concluded of it, newest first; several when reports or conditions differ.</summary>
    public ImmutableArray<VariantAssertion> Assertions { get; init; } = [];

    /// <summary>The class when all assertions agree; <c>null</c> where they differ.</summary>
    public Pathogenicity? Classification =>
        Assertions.Select(a => a.Classification).Where(c => c != Pathogenicity.NotStated).Distinct().ToList() switch
        {
            [] => Pathogenicity.NotStated,
            [var one] => one,
            _ => null,
        };

    /// <summary>Shortest sufficient name.</summary>
    public string Name => CodingChange is { } coding ? Transcript is { } transcript ? $"{transcript}:{coding}" : coding : ProteinChange ?? OtherName ?? "variant without a name";
}

/// <summary>One laboratory's conclusion on a variant.</summary>
/// <param name="SourceId">The observation that states it; that of the variant when it stands there.</param>
/// <param name="Classification">The class.</param>
/// <param name="Condition">The disease for which it holds, when stated.</param>
/// <param name="Inheritance">In the report's words, when stated.</param>
/// <param name="Criteria">Criteria of ACMG/AMP that the report names as met; empty when it names none.</param>
/// <param name="Date">When it was concluded.</param>
public sealed record VariantAssertion(
    string SourceId, Pathogenicity Classification, string? Condition, string? Inheritance, ImmutableArray<AppliedCriterion> Criteria, PartialDate? Date)
{
    /// <summary>Sum of the points of the criteria; <c>null</c> without criteria and where one of them stands alone (BA1).</summary>
    public int? Points => Criteria.IsEmpty || Criteria.Any(c => c.Strength == CriterionStrength.StandAlone) ? null : Criteria.Sum(c => c.Points);

    /// <summary>
    /// The class to which the named criteria come by points (Tavtigian 2020, PMID 32720330: pathogenic from 10, likely pathogenic from 6, uncertain from 0, likely
    /// benign from -6, else benign; BA1 is benign). A check on the report, not a class of ours. <c>null</c> without criteria.
    /// </summary>
    public Pathogenicity? ByPoints =>
        Criteria.IsEmpty ? null : Points switch
        {
            null => Pathogenicity.Benign,
            >= 10 => Pathogenicity.Pathogenic,
            >= 6 => Pathogenicity.LikelyPathogenic,
            >= 0 => Pathogenicity.UncertainSignificance,
            >= -6 => Pathogenicity.LikelyBenign,
            _ => Pathogenicity.Benign,
        };
}
