using System.Collections.Immutable;
using PrecisionCare.Genome;

namespace PrecisionCare.Variants;

/// <summary>
/// What one VCF says about one sample at the positions of interest. Reference blocks stay what they are; a position that neither a call nor a
/// block covers was not looked at, and nothing downstream may take it for reference.
/// </summary>
/// <param name="Sample">Name of the sample's column.</param>
/// <param name="Assembly">Assembly of the loci of <paramref name="Calls"/>.</param>
/// <param name="Calls">Rows at or across positions of interest, blocks among them, in file order.</param>
/// <param name="File">File name without its folder.</param>
public sealed record SampleCalls(string Sample, GenomeAssembly Assembly, ImmutableArray<VariantCall> Calls, string File)
{
    /// <summary>Digest of the file as received, lower-case hex; the address under which the original is kept. <c>null</c> when read from a stream.</summary>
    public string? ContentHash { get; init; }

    /// <summary>
    /// Patient identifiers that the file's header states for the sample (<c>##SAMPLE=&lt;ID=…,PatientID=…&gt;</c> or <c>##patient=</c>).
    /// </summary>
    public ImmutableArray<string> PatientIdentifiers { get; init; } = [];

    /// <summary>What the calls on chrX and chrY say about the sex chromosomes, or <c>null</c> when too few were seen to say.</summary>
    public ChromosomalSex? ChromosomalSex { get; init; }

    /// <summary>Date of the file by <c>##fileDate</c>, when it can be read.</summary>
    public DateOnly? FileDate { get; init; }
}

/// <summary>Sex chromosomes as inferred from calls outside the pseudo-autosomal regions: a check against sample swaps, not a statement about a person.</summary>
public enum ChromosomalSex
{
    /// <summary>Heterozygous calls on chrX and none on chrY.</summary>
    TwoX,

    /// <summary>Calls on chrY, and chrX haploid or without heterozygous calls.</summary>
    OneXOneY,
}
