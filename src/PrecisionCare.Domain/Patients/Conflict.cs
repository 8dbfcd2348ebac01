using System.Collections.Immutable;

namespace PrecisionCare.Patients;

/// <summary>What two sources disagree about.</summary>
public enum ConflictKind
{
    BirthDate,
    RecordedSex,

    /// <summary>Sex of the record against the calls on chrX and chrY: perhaps another person's sample.</summary>
    ChromosomalSex,

    AllergyStatus,

    /// <summary>Two samples or a laboratory and our calls give different genotypes of a gene.</summary>
    Genotype,
}

/// <summary>A disagreement between sources: shown with both sides, never resolved silently.</summary>
/// <param name="Kind">What is in dispute.</param>
/// <param name="Message">Both sides in one sentence.</param>
/// <param name="Remedy">Who can settle it, and how.</param>
/// <param name="Facts">Ids of the facts on either side.</param>
/// <param name="HoldsBackGenomicAdvice">The sample may be another person's: no advice rests on it until someone confirms it.</param>
public sealed record Conflict(ConflictKind Kind, string Message, string Remedy, ImmutableArray<string> Facts, bool HoldsBackGenomicAdvice);
