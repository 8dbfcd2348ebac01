using System.Collections.Immutable;

namespace PrecisionCare.Risk.Fitted;

/// <summary>What a fitted model is for, what it is not for, and what is known of how it was made.</summary>
public sealed record ModelCard
{
    public required string Model { get; init; }

    public required string Version { get; init; }

    /// <summary>In one or two sentences.</summary>
    public required string IntendedUse { get; init; }

    /// <summary>What the reader has to keep in mind.</summary>
    public ImmutableArray<string> Cautions { get; init; } = [];

    /// <summary>Patients and decisions for which it must not be used.</summary>
    public ImmutableArray<string> OutOfScope { get; init; } = [];

    /// <summary>Answers by the number of the attribute, 1 to 31; what is absent reads "not available".</summary>
    public ImmutableSortedDictionary<int, string> SourceAnswers { get; init; } = ImmutableSortedDictionary<int, string>.Empty;

    /// <summary>TRIPOD+AI, item by item.</summary>
    public ImmutableArray<ReportingItem> Reporting { get; init; } = [];

    /// <summary>All 31, in order, whether answered or not.</summary>
    public ImmutableArray<SourceAttribute> SourceAttributes() => [.. SourceAttributeTitles.Predictive.Select((a, i) => a with { Answer = SourceAnswers.GetValueOrDefault(i + 1) })];
}
