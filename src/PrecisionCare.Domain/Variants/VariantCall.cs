using System.Collections.Immutable;
using PrecisionCare.Genome;

namespace PrecisionCare.Variants;

/// <summary>One row of a VCF for one sample, at a position the knowledge base asks about, as the file states it (not yet normalised).</summary>
/// <param name="Locus">POS, 1-based, in the assembly of the <see cref="SampleCalls"/> that holds the call.</param>
/// <param name="Reference">REF, upper case.</param>
/// <param name="Alternates">ALT in file order, upper case except symbolic ones such as <c>&lt;NON_REF&gt;</c>; empty where the file has <c>.</c>.</param>
/// <param name="Genotype">GT, or <c>null</c> where the row has none.</param>
/// <param name="Where">File and line.</param>
public sealed record VariantCall(Locus Locus, string Reference, ImmutableArray<string> Alternates, Genotype? Genotype, SourceLocation Where)
{
    /// <summary>ID column (usually an rs number); <c>null</c> for <c>.</c>.</summary>
    public string? Id { get; init; }

    /// <summary>FILTER column, <c>null</c> for <c>.</c>.</summary>
    public string? Filter { get; init; }

    /// <summary>FORMAT/PS: phased genotypes with the same value share a haplotype order.</summary>
    public string? PhaseSet { get; init; }

    /// <summary>FORMAT/DP in reads.</summary>
    public int? Depth { get; init; }

    /// <summary>FORMAT/GQ, phred-scaled.</summary>
    public int? GenotypeQuality { get; init; }

    /// <summary>FORMAT/AD: reads for REF and each ALT; empty where absent.</summary>
    public ImmutableArray<int?> AlleleDepths { get; init; } = [];

    /// <summary>Last position of the row: <see cref="Locus"/> plus the length of REF, or INFO/END of a reference block (1-based, inclusive).</summary>
    public int End { get; init; } = Locus.Position + Reference.Length - 1;

    /// <summary>A gVCF block of homozygous reference (ALT is only <c>&lt;NON_REF&gt;</c>, <c>&lt;*&gt;</c> or <c>.</c>, with END).</summary>
    public bool IsReferenceBlock { get; init; }
}
