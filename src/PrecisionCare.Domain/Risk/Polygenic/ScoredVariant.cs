using PrecisionCare.Genome;

namespace PrecisionCare.Risk.Polygenic;

/// <summary>A variant of a polygenic score.</summary>
/// <param name="RsId">dbSNP id; empty where the score gives none.</param>
/// <param name="Locus">GRCh38 after harmonisation; <c>null</c> where the variant could not be placed, which then is never matched.</param>
/// <param name="Effect">The allele whose copies count, on the forward strand of the assembly if the score's authors kept to it.</param>
/// <param name="Other">The other allele; empty where the score does not say.</param>
/// <param name="Weight">For each copy that counts.</param>
/// <param name="Type"><c>additive</c>, <c>dominant</c>, <c>recessive</c>; <c>unsupported</c> for haplotypes, interactions and weights by dosage.</param>
/// <param name="Gene">Symbol by which consents may mean the position; empty outside genes.</param>
public sealed record ScoredVariant(string RsId, Locus? Locus, string Effect, string Other, double Weight, string Type, string Gene)
{
    /// <summary>Name as an input of the score.</summary>
    public string Name => RsId.Length > 0 ? RsId : $"{Locus}:{Effect}:{Other}";

    /// <summary>A/T and C/G read the same on both strands, so that the strand cannot be told without allele frequencies.</summary>
    public bool IsPalindromic => (Effect, Other) is ("A", "T") or ("T", "A") or ("C", "G") or ("G", "C");
}
