using System.Collections.Immutable;
using PrecisionCare.Patients;

namespace PrecisionCare.Variants.Reported;

/// <summary>An answer of a LOINC answer list, with the word that stands for it.</summary>
/// <param name="Code">Such as <c>LA6668-3</c>.</param>
/// <param name="Word">Such as <c>Pathogenic</c>.</param>
public sealed record LoincAnswer(string Code, string Word);

/// <summary>The codes of HL7 Genomics Reporting that are read and written here (LOINC unless said otherwise).</summary>
public static class GenomicsCodes
{
    public const string Report = "51969-4", Variant = "69548-6", Significance = "53037-8", GeneStudied = "48018-6", Transcript = "51958-7", Coding = "48004-6",
        Protein = "48005-3", Genomic = "81290-9", Discrete = "81252-9", AllelicState = "53034-5", SourceClass = "48002-0", Phenotype = "81259-4", Genotype = "84413-4",
        Haplotype = "84414-2", DrugMetabolism = "53040-2", RegionStudied = "53041-0", Overall = "51968-6";

    /// <summary>Codes of the guide that LOINC does not have yet.</summary>
    public const string ToBeDetermined = "http://hl7.org/fhir/uv/genomics-reporting/CodeSystem/tbd-codes-cs";

    public const string Implication = "diagnostic-implication", Inheritance = "condition-inheritance";

    /// <summary>Of a variant: it was found.</summary>
    public static LoincAnswer Present { get; } = new("LA9633-4", "Present");

    /// <summary>Of a whole analysis (list LL541-4): nothing that explains the question was found.</summary>
    public static LoincAnswer Negative { get; } = new("LA6577-6", "Negative");

    /// <summary>Answers to <see cref="Significance"/> (list LL4034-6).</summary>
    public static ImmutableArray<(Pathogenicity Value, LoincAnswer Answer)> Classes { get; } =
    [
        (Pathogenicity.Pathogenic, new("LA6668-3", "Pathogenic")), (Pathogenicity.LikelyPathogenic, new("LA26332-9", "Likely pathogenic")),
        (Pathogenicity.UncertainSignificance, new("LA26333-7", "Uncertain significance")), (Pathogenicity.LikelyBenign, new("LA26334-5", "Likely benign")),
        (Pathogenicity.Benign, new("LA6675-8", "Benign")),
    ];

    /// <summary>Answers to <see cref="AllelicState"/> (list LL381-5).</summary>
    public static ImmutableArray<(ReportedZygosity Value, LoincAnswer Answer)> Zygosities { get; } =
    [
        (ReportedZygosity.Heterozygous, new("LA6706-1", "Heterozygous")), (ReportedZygosity.Homozygous, new("LA6705-3", "Homozygous")),
        (ReportedZygosity.Hemizygous, new("LA6707-9", "Hemizygous")), (ReportedZygosity.Heteroplasmic, new("LA6703-8", "Heteroplasmic")),
        (ReportedZygosity.Homoplasmic, new("LA6704-6", "Homoplasmic")),
    ];

    /// <summary>Answers to <see cref="SourceClass"/> (list LL378-1).</summary>
    public static ImmutableArray<(VariantOrigin Value, LoincAnswer Answer)> Origins { get; } =
        [(VariantOrigin.Germline, new("LA6683-2", "Germline")), (VariantOrigin.Somatic, new("LA6684-0", "Somatic"))];

    /// <summary>Whether an observation asks what a LOINC code means.</summary>
    internal static bool Asks(this Observation observation, string loinc) => observation.Code.Has(CodeSystems.Loinc, loinc);
}
