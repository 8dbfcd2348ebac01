using System.Collections.Immutable;
using PrecisionCare.Genome;

namespace PrecisionCare.Pharmacogenomics.Definitions;

/// <summary>How the named alleles of one gene are told apart: positions, alleles, and what the release says about reading them. GRCh38.</summary>
public sealed record GeneDefinition
{
    /// <summary>HGNC symbol.</summary>
    public required string Gene { get; init; }

    /// <summary>RefSeq accession of the chromosome's sequence, to which the positions' HGVS names belong; <c>null</c> when the release does not say.</summary>
    public required string? Sequence { get; init; }

    /// <summary>Day on which the definition was last changed, as its release states it.</summary>
    public required DateOnly? Modified { get; init; }

    /// <summary>In genome order.</summary>
    public required ImmutableArray<DefinitionPosition> Positions { get; init; }

    /// <summary>The reference allele first, then in the definition's order. Structural variants have no row: they cannot be seen in a VCF of small variants.</summary>
    public required ImmutableArray<NamedAllele> Alleles { get; init; }

    /// <summary>Positions that guidelines of the gene use beside its alleles (rs12777823 for warfarin).</summary>
    public ImmutableArray<DefinitionPosition> ExtraPositions { get; init; } = [];

    public ImmutableArray<UnphasedPriority> UnphasedPriorities { get; init; } = [];

    public NamedAllele Reference => Alleles[0];

    public Chromosome Chromosome => Positions[0].Locus.Chromosome;

    public IEnumerable<Locus> Loci => Positions.Concat(ExtraPositions).Select(p => p.Locus);

    /// <summary>What an allele that leaves a position open means there: the reference allele's base; REF itself where the reference is a wobble.</summary>
    public AlleleCell OpenCell(int position) => Reference.Cells[position] is { IsWobble: false } cell ? cell : new AlleleCell(position, 1, false);

    /// <summary>Index of the position at a locus, or -1.</summary>
    public int IndexOf(Locus locus)
    {
        int low = 0, high = Positions.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int order = Positions[middle].Locus.CompareTo(locus);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }
        return -1;
    }
}
