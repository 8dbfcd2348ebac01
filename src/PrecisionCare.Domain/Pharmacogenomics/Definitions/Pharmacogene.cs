using PrecisionCare.Pharmacogenomics.Functions;

namespace PrecisionCare.Pharmacogenomics.Definitions;

/// <summary>One pharmacogene of the knowledge base: how its alleles are told apart, what they do, and the rules that hold for it.</summary>
/// <param name="Gene">HGNC symbol.</param>
/// <param name="Definition"><c>null</c> for genes that are known by reports only.</param>
/// <param name="Functions"><c>null</c> where no functions are assigned (CYP4F2).</param>
/// <param name="Rules">Rules beside the definition.</param>
public sealed record Pharmacogene(string Gene, GeneDefinition? Definition, GeneFunctions? Functions, GeneRules Rules)
{
    /// <summary>Whether a VCF is read for the gene's alleles.</summary>
    public bool IsCalledFromVcf => Definition is not null && !Rules.OutsideOnly;

    public GeneFunctions FunctionsOrNone => Functions ?? new GeneFunctions(Gene, false, [], []);
}
