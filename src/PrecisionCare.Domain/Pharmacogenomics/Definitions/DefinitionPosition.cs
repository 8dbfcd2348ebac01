using System.Collections.Immutable;
using PrecisionCare.Genome;

namespace PrecisionCare.Pharmacogenomics.Definitions;

/// <summary>A position that an allele definition asks about, with the alleles it knows there, written as a left-aligned VCF row (GRCh38).</summary>
/// <param name="Locus">POS of the row.</param>
/// <param name="Reference">REF.</param>
/// <param name="Alternates">ALT, in the definition's order.</param>
/// <param name="RsId">dbSNP id, where there is one.</param>
/// <param name="HgvsNames">Genomic HGVS name for each of <paramref name="Alternates"/>, without the sequence's accession: <c>g.94781859G&gt;A</c>.</param>
public sealed record DefinitionPosition(
    Locus Locus, string Reference, ImmutableArray<string> Alternates, string? RsId, ImmutableArray<string> HgvsNames)
{
    /// <summary>Number that stands for an allele which the definition does not list; see <see cref="NumberOf"/>.</summary>
    public const int Undocumented = 31;

    /// <summary>Without this position the gene is not called at all.</summary>
    public bool Required { get; init; }

    /// <summary>
    /// One of the positions that the Association for Molecular Pathology asks every clinical test of the gene to cover (tier 1); a warning when missing.
    /// </summary>
    public bool RecommendedMinimum { get; init; }

    public bool IsSingleBase => Reference.Length == 1 && Alternates.All(a => a.Length == 1);

    /// <summary>0 for REF, 1… for the ALTs, <see cref="Undocumented"/> for anything else.</summary>
    public int NumberOf(ReadOnlySpan<char> allele)
    {
        if (allele.SequenceEqual(Reference)) return 0;
        for (int i = 0; i < Alternates.Length; i++)
            if (allele.SequenceEqual(Alternates[i]))
                return i + 1;
        return Undocumented;
    }

    /// <summary>The genomic HGVS name of a non-reference allele; composed from the locus where the definition has none.</summary>
    public string HgvsOf(int number, string? allele = null) =>
        number >= 1 && number <= HgvsNames.Length ? HgvsNames[number - 1] : $"g.{Locus.Position}{Reference}>{allele ?? "?"}";

    public bool Equals(DefinitionPosition? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Locus.GetHashCode();
}
