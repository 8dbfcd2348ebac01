using System.Collections.Immutable;

namespace PrecisionCare.Pharmacogenomics.Matching;

/// <summary>What the matcher concluded for one gene from one sample, before functions are looked up.</summary>
/// <param name="Readings">What was read at each position.</param>
/// <param name="Status">Called, no call or not covered.</param>
/// <param name="File">Name of the file that was read.</param>
internal sealed record GeneMatch(GeneReadings Readings, GeneCallStatus Status, string File)
{
    /// <summary>Best first; the best alone unless all candidates were asked for.</summary>
    public ImmutableArray<MatchedDiplotype> Diplotypes { get; init; } = [];

    /// <summary>Instead of diplotypes: the alleles that are present, ordered, twice if on both copies.</summary>
    public ImmutableArray<string> Haplotypes { get; init; } = [];

    public string? Phase { get; init; }

    /// <summary>Alleles that could not be looked for, since none of the positions that they state was read.</summary>
    public ImmutableArray<string> UntestedAlleles { get; init; } = [];

    public ImmutableArray<Issue> Issues { get; init; } = [];

    /// <summary>The positions that guidelines use beside the alleles, as far as they were read.</summary>
    public ImmutableArray<PositionReading> Extra { get; init; } = [];
}
