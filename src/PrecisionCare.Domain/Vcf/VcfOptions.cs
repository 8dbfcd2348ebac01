using System.Collections.Immutable;
using PrecisionCare.Genome;

namespace PrecisionCare.Vcf;

/// <summary>What a caller may choose about reading a VCF, and the limits that keep a hostile file from exhausting the machine.</summary>
public sealed record VcfOptions
{
    public static VcfOptions Default { get; } = new();

    /// <summary>Names of the samples to read; empty reads all. A name that the file lacks is an <see cref="Issue"/>.</summary>
    public ImmutableArray<string> Samples { get; init; } = [];

    /// <summary>Assembly to assume where the header states none. What a header states is never overruled.</summary>
    public GenomeAssembly DeclaredAssembly { get; init; }

    /// <summary>Issues listed for each code; the rest are counted in one further Issue.</summary>
    public int IssuesPerCode { get; init; } = 20;

    /// <summary>Bases to either side of a position of interest within which an insertion or deletion is kept, since left alignment may move it there.</summary>
    public int IndelWindow { get; init; } = 50;

    /// <summary>Longest line in bytes; a longer one is skipped and reported.</summary>
    public int MaximumLineLength { get; init; } = 64 << 20;

    /// <summary>Most sample columns of a file.</summary>
    public int MaximumSamples { get; init; } = 100_000;

    /// <summary>Most bytes that calls and their texts may fill, estimated; reading stops there and says so.</summary>
    public long MaximumCallMemory { get; init; } = 512L << 20;

    /// <summary>How many bytes one compressed byte may unpack to on average, judged after the first 64 MB (deflate cannot exceed 1032).</summary>
    public int MaximumInflation { get; init; } = 100;
}
