using System.Collections.Immutable;
using System.Text.Json.Serialization;
using PrecisionCare.Patients;

namespace PrecisionCare.Explanations;

/// <summary>
/// One result of a patient as it is to be explained: typed slots that the texts are filled from. A slot that is not known stays empty; the texts then leave the
/// sentence out or say that it is not known. Words (conditions, laboratory, method) are those of the report, in English or as the report has them.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(PharmacogeneticResult), "pharmacogenetic")]
[JsonDerivedType(typeof(CarrierResult), "carrier")]
[JsonDerivedType(typeof(DominantRiskResult), "dominant-risk")]
[JsonDerivedType(typeof(RecessiveRiskResult), "recessive-risk")]
[JsonDerivedType(typeof(CancerPredispositionResult), "cancer-predisposition")]
[JsonDerivedType(typeof(TumourFindingResult), "tumour-finding")]
[JsonDerivedType(typeof(UncertainResult), "uncertain")]
[JsonDerivedType(typeof(NothingFoundResult), "nothing-found")]
[JsonDerivedType(typeof(SecondaryFindingResult), "secondary-finding")]
[JsonDerivedType(typeof(RiskScoreResult), "risk-score")]
public abstract record ExplainedResult
{
    [JsonIgnore]
    public abstract ResultKind Kind { get; }

    /// <summary>What the result is of, the same in every assessment: <c>Observation/o1</c>, <c>gene:CYP2C19</c>, <c>score:prevent2023_base/total_cvd_10y</c>.</summary>
    public string? SourceId { get; init; }

    /// <summary>What tells it from the patient's other results: its source, and where it has none its kind.</summary>
    [JsonIgnore]
    public string Subject => SourceId ?? Kind.ToString();

    /// <summary>HGNC symbol; <c>null</c> where the result is of no single gene.</summary>
    public string? Gene { get; init; }

    /// <summary>How it was tested, by whom and when.</summary>
    public TestDescription Test { get; init; } = new();

    /// <summary>Of how many people the page speaks, 100 or 1,000; <c>null</c> to take what shows the numbers.</summary>
    public int? Denominator { get; init; }
}

/// <summary>A result that is a change in the DNA, with what the report says of it.</summary>
public abstract record VariantResult : ExplainedResult
{
    public ExplainedVariant? Variant { get; init; }

    /// <summary>The condition that the change is linked with, in words.</summary>
    public string? Condition { get; init; }

    public InheritancePattern Inheritance { get; init; }

    public CopiesChanged Copies { get; init; }

    /// <summary>What is known of the risk, the most important first; empty when no number is known.</summary>
    public ImmutableArray<RiskNumber> Risks { get; init; } = [];
}

/// <summary>The change as the laboratory names it.</summary>
/// <param name="Transcript">RefSeq or Ensembl transcript with its version.</param>
/// <param name="Coding">HGVS coding change, such as <c>c.68_69del</c>.</param>
/// <param name="Protein">HGVS protein change, such as <c>p.Glu23ValfsTer17</c>.</param>
/// <param name="Meaning">The laboratory's classification.</param>
/// <param name="Criteria">The criteria behind the classification, as codes (<c>PVS1</c>).</param>
public sealed record ExplainedVariant(
    string? Transcript = null, string? Coding = null, string? Protein = null, ChangeMeaning Meaning = ChangeMeaning.NotStated, string? Criteria = null);

/// <summary>The five classes of ACMG and AMP, as reported.</summary>
public enum ChangeMeaning { NotStated, Pathogenic, LikelyPathogenic, Uncertain, LikelyBenign, Benign }

/// <summary>How a condition passes in a family.</summary>
public enum InheritancePattern
{
    NotStated,

    /// <summary>Autosomal: one changed copy is enough.</summary>
    Dominant,

    /// <summary>Autosomal: it takes two changed copies.</summary>
    Recessive,

    /// <summary>On the X chromosome.</summary>
    XLinked,

    /// <summary>Mitochondrial: from the mother to all children.</summary>
    Maternal,

    /// <summary>Arisen in the tumour or after conception; parents do not pass it on.</summary>
    NotInherited,
}

/// <summary>How many copies of the gene carry a change.</summary>
public enum CopiesChanged
{
    NotStated,

    /// <summary>Heterozygous.</summary>
    One,

    /// <summary>Homozygous.</summary>
    Both,

    /// <summary>Compound heterozygous.</summary>
    TwoDifferent,

    /// <summary>Hemizygous: there is one copy, and it is changed.</summary>
    OnlyCopy,

    /// <summary>In some of the cells.</summary>
    SomeCells,
}

/// <summary>How a result came to be, as far as the report says.</summary>
public sealed record TestDescription
{
    public string? Laboratory { get; init; }

    /// <summary>Such as <c>gene panel by sequencing</c>.</summary>
    public string? Method { get; init; }

    /// <summary>As exact as the report states it.</summary>
    [JsonConverter(typeof(PartialDateJson))]
    public PartialDate? Date { get; init; }

    /// <summary>Genes that were read.</summary>
    public ImmutableArray<string> Tested { get; init; } = [];

    /// <summary>Genes that belong to the question and were not read.</summary>
    public ImmutableArray<string> NotTested { get; init; } = [];

    /// <summary>Parts of the tested genes could not be read.</summary>
    public bool HasGaps { get; init; }
}
