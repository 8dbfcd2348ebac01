using System.Collections.Immutable;
using PrecisionCare.Audit;
using PrecisionCare.Knowledge;

namespace PrecisionCare.Decisions;

/// <summary>Who signed, in which role, and when. The name stands as it was.</summary>
public sealed record Signature(Guid Account, string Name, string Role, DateTimeOffset At)
{
    /// <summary>Of whoever acts.</summary>
    public static Signature Of(AuditActor by, DateTimeOffset at) => new(by.Id ?? Guid.Empty, by.Name, by.Role ?? "", at);
}

/// <summary>A release of a source of the knowledge base.</summary>
public sealed record KnowledgeRelease(string Source, string Version)
{
    public static ImmutableArray<KnowledgeRelease> Of(IEnumerable<KnowledgeSource> sources) => [.. sources.Select(s => new KnowledgeRelease(s.Source, s.Version))];
}

/// <summary>A signed decision on an option. It is never changed: a later one about the same option supersedes it.</summary>
public sealed record Decision
{
    public required Guid Id { get; init; }

    /// <summary>What was advised.</summary>
    public required AdvisedOption Advised { get; init; }

    public required DecisionKind Kind { get; init; }

    /// <summary>The medicine is to be given.</summary>
    public required bool Gives { get; init; }

    /// <summary>The dose that is given instead of the advised one, or what else is changed, in the signer's words.</summary>
    public string? Change { get; init; }

    /// <summary>Code of an <see cref="OverrideReason"/>; of an override only.</summary>
    public string? Reason { get; init; }

    /// <summary>More in the signer's words.</summary>
    public string? Text { get; init; }

    public required Signature Signature { get; init; }

    /// <summary>The kept assessment that the signer was shown.</summary>
    public required Guid Assessment { get; init; }

    /// <summary>The releases with which it was made.</summary>
    public ImmutableArray<KnowledgeRelease> Knowledge { get; init; } = [];

    /// <summary>Counted from 1 for each option.</summary>
    public required int Number { get; init; }

    /// <summary>The decision before it about the same option.</summary>
    public Guid? Supersedes { get; init; }

    /// <summary>The dose to be given, as decided; <c>null</c> when the medicine is not to be given or no dose was said.</summary>
    public string? Dose => !Gives ? null : Change ?? Advised.DoseAsAdvised;

    /// <summary>About the same option of the same problem.</summary>
    public bool IsAbout(string indication, string drug) => Advised.Indication == indication && Advised.Drug == drug;

    /// <summary>Whether today's advice about the option stands otherwise than when it was signed; also when the option is gone.</summary>
    public bool IsOutdatedBy(AdvisedOption? today) => today is null || today.Band != Advised.Band || today.Excluded != Advised.Excluded;
}
