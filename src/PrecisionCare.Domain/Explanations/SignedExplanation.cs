using System.Collections.Immutable;
using PrecisionCare.Decisions;

namespace PrecisionCare.Explanations;

/// <summary>An explanation as it was signed. It is never changed: a new result gets a new version.</summary>
public sealed record SignedExplanation
{
    public required Guid Id { get; init; }

    /// <summary>Counted from 1 for each result and language.</summary>
    public required int Version { get; init; }

    /// <summary>What was composed, and what people changed of it.</summary>
    public required ExplanationText Text { get; init; }

    public required Signature Signature { get; init; }

    /// <summary>Releases of the sources with which the result was concluded.</summary>
    public required ImmutableArray<KnowledgeRelease> Knowledge { get; init; }
}
