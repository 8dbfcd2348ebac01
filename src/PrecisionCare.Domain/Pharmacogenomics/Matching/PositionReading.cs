using PrecisionCare.Pharmacogenomics.Definitions;

namespace PrecisionCare.Pharmacogenomics.Matching;

/// <summary>Why a position counts as read.</summary>
public enum ReadingBasis
{
    /// <summary>A row of the VCF at the position.</summary>
    Row,

    /// <summary>A gVCF block of homozygous reference that covers it.</summary>
    ReferenceBlock,

    /// <summary>Nothing: the user asked to take unmentioned positions for reference.</summary>
    Assumed,
}

/// <summary>What a VCF says at one position of a definition.</summary>
/// <param name="Position">The position.</param>
/// <param name="First">Allele number of the first copy, <c>null</c> where the caller wrote <c>.</c>.</param>
/// <param name="Second">Of the second copy; equal to the first when haploid.</param>
public sealed record PositionReading(DefinitionPosition Position, int? First, int? Second)
{
    public bool IsHaploid { get; init; }

    /// <summary>Whether the genotype was written as phased (or is haploid).</summary>
    public bool IsPhased { get; init; }

    /// <summary>The phase set within which the order of the two copies holds; <c>null</c>: the whole gene.</summary>
    public string? PhaseSet { get; init; }

    public ReadingBasis Basis { get; init; }

    /// <summary>Text of an allele that the definition does not list, when one was read.</summary>
    public string? UndocumentedAllele { get; init; }

    public bool IsPartial => First is null || Second is null;

    public bool IsHeterozygous => First != Second;

    public bool HasVariant => First > 0 || Second > 0;
}
