using PrecisionCare.Genome;

namespace PrecisionCare.Pharmacogenomics;

/// <summary>Why a position of a definition has no usable genotype. None of them says anything about what the sample has there.</summary>
public enum UnreadReason
{
    /// <summary>No row and no block touches it.</summary>
    NotCovered,

    /// <summary>A block covers it that has no call, no reads or no confidence.</summary>
    NoReads,

    /// <summary>A block of reference covers it, which does not say whether an insertion or a repeat was looked for.</summary>
    BlockOnly,

    /// <summary>A row stands there without a genotype.</summary>
    NoCall,

    /// <summary>A row stands there that cannot be used; an <see cref="Issue"/> says why.</summary>
    Discarded,
}

/// <summary>A position without a usable genotype, with the reason.</summary>
public sealed record UnreadPosition(Locus Locus, UnreadReason Reason);
