using System.Collections.Immutable;
using PrecisionCare.Decisions;

namespace PrecisionCare.Planning;

/// <summary>A signed version of a patient's treatment plan. It is never changed: a later version supersedes it.</summary>
public sealed record TreatmentPlan
{
    public required Guid Id { get; init; }

    /// <summary>Counted from 1 for each patient.</summary>
    public required int Version { get; init; }

    /// <summary>The medicines to be given: the signed decisions that stood, as they stood.</summary>
    public required ImmutableArray<Decision> Items { get; init; }

    /// <summary>Goals, lifestyle measures, review and remarks as they were drafted.</summary>
    public required PlanDraft Content { get; init; }

    public required Signature Signature { get; init; }

    /// <summary>The kept assessment that the signer was shown.</summary>
    public required Guid Assessment { get; init; }

    public ImmutableArray<KnowledgeRelease> Knowledge { get; init; } = [];
}
