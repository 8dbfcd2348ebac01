using System.Collections.Immutable;
using PrecisionCare.Therapy;

namespace PrecisionCare.Conferences;

/// <summary>What a conference came to, as it was signed. Never changed: names, bands and words are those of that moment.</summary>
public sealed record Minutes
{
    public const int LongestDecision = 1000;
    public const int LongestReasoning = 3000;

    public required Question Question { get; init; }

    public required string Decision { get; init; }

    public required string Reasoning { get; init; }

    public ImmutableArray<MinutedOption> Options { get; init; } = [];

    public ImmutableArray<MinutedPerson> Participants { get; init; } = [];

    public ImmutableArray<MinutedComment> Comments { get; init; } = [];

    public required MinutedPerson SignedBy { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>Releases of the knowledge base on which the bands rest.</summary>
    public required string Knowledge { get; init; }

    /// <summary>Id of the resource in the patient's record, <c>Composition/…</c>.</summary>
    public required string Resource { get; init; }
}

/// <summary>A person as the minutes name them.</summary>
public sealed record MinutedPerson(string Name, string Role, string Reference);

/// <summary>An option with its band and reason as the signer was shown them, and who stood where. The band is <c>null</c> where the advice does not rank it.</summary>
public sealed record MinutedOption(
    int Number, string Name, Band? Band, string? Reason, ImmutableArray<string> For, ImmutableArray<string> Against, ImmutableArray<string> Abstaining, ImmutableArray<string> Silent);

/// <summary>A comment; without words when it was withdrawn or the signer was not shown it.</summary>
public sealed record MinutedComment(string Name, DateTimeOffset At, string? Words, bool Withdrawn);
