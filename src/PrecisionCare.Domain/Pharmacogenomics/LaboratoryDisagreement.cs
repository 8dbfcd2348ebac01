using PrecisionCare.Patients;

namespace PrecisionCare.Pharmacogenomics;

/// <summary>
/// Where a laboratory's result of a gene and our own call from the genome differ: the laboratory's holds (it may have seen what a VCF does not show, such as
/// copies of CYP2D6), and both are shown side by side.
/// </summary>
public static class LaboratoryDisagreement
{
    /// <summary>One conflict for each gene whose two results have no reading in common.</summary>
    public static IEnumerable<Conflict> Among(IEnumerable<GeneResult> genes) => genes.Where(Differs).Select(gene => new Conflict(
        ConflictKind.Genotype,
        $"{gene.Gene}: the laboratory reports {Words(gene)}, the genome says {Words(gene.FromVcf!)}. Advice follows the laboratory.",
        "Ask the laboratory which sample and which method its result rests on, and whether the genome is of the same person.",
        [.. gene.Facts, .. gene.FromVcf!.Facts],
        HoldsBackGenomicAdvice: false));

    private static bool Differs(GeneResult gene) =>
        gene is { Status: GeneCallStatus.Reported, FromVcf: { HasCall: true } own }
        && !gene.Readings.IsEmpty && !own.Readings.IsEmpty
        && !gene.Readings.Any(reported => own.Readings.Any(called => SameAlleles(reported, called)));

    /// <summary>The order of the two alleles says nothing. A result reported without alleles is compared by phenotype.</summary>
    private static bool SameAlleles(DiplotypeResult one, DiplotypeResult other) => one.Alleles.IsEmpty || other.Alleles.IsEmpty
        ? one.Phenotype == other.Phenotype
        : one.Alleles.Select(a => a.Name).Order(StringComparer.Ordinal).SequenceEqual(other.Alleles.Select(a => a.Name).Order(StringComparer.Ordinal));

    private static string Words(GeneResult gene) =>
        string.Join(" or ", gene.SourceDiplotypes.IsEmpty ? gene.Phenotypes : gene.SourceDiplotypes);
}
