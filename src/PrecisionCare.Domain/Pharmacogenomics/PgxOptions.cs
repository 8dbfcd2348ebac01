namespace PrecisionCare.Pharmacogenomics;

/// <summary>What a caller may choose about calling alleles. The defaults are those of clinical use.</summary>
public sealed record PgxOptions
{
    public static PgxOptions Default { get; } = new();

    /// <summary>List every diplotype that explains the genotypes, not only the best.</summary>
    public bool AllCandidates { get; init; }

    /// <summary>Name combinations of alleles and unnamed remainders where no pair of alleles explains the genotypes. For research.</summary>
    public bool Combinations { get; init; }

    /// <summary>
    /// Take positions that the file does not mention for reference. A choice of the user, for files that hold variants only; each such position is listed in
    /// <see cref="PositionCoverage.Assumed"/>. Positions with a no call or a discarded row stay missing.
    /// </summary>
    public bool AssumeReference { get; init; }
}
