namespace PrecisionCare.Pharmacogenomics;

/// <summary>
/// A gene's result as a laboratory reported it: at least one of the three is given. It takes precedence over what is called from a VCF, and both are shown
/// when they differ.
/// </summary>
/// <param name="Gene">HGNC symbol.</param>
/// <param name="Diplotype">Such as <c>*1/*4</c>, <c>*1x2/*5</c>, or one allele for a haploid gene.</param>
/// <param name="Phenotype">In the laboratory's words.</param>
/// <param name="ActivityScore">As reported, such as <c>1.25</c>.</param>
/// <param name="Where">File and line, or the FHIR resource.</param>
public sealed record OutsideCall(string Gene, string? Diplotype, string? Phenotype, string? ActivityScore, SourceLocation Where)
{
    /// <summary>The observation of the clinical record that states it, such as <c>Observation/o1</c>; <c>null</c> when a file of results does.</summary>
    public string? FactId { get; init; }
}
