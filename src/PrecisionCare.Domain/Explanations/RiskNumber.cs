using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace PrecisionCare.Explanations;

/// <summary>
/// A risk as published or computed: probabilities from 0 to 1. Either <see cref="Value"/> is known or the range from <see cref="Low"/> to <see cref="High"/>, or both.
/// </summary>
public sealed record RiskNumber
{
    /// <summary>What the risk is of, in words, such as <c>breast cancer</c>.</summary>
    public required string Outcome { get; init; }

    public double? Value { get; init; }

    /// <summary>Lower end of the published interval or range.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end of the published interval or range.</summary>
    public double? High { get; init; }

    /// <summary>Until when; <c>null</c> when the source does not say.</summary>
    public RiskHorizon? Horizon { get; init; }

    /// <summary>The same risk for the same time without the change, or, for a score, of people of the same age; <c>null</c> when not known.</summary>
    public double? Baseline { get; init; }

    /// <summary>Of whom the source speaks.</summary>
    public RiskGroup Group { get; init; }

    /// <summary>Where the number comes from, for the technical page.</summary>
    public string? Source { get; init; }

    /// <summary>Name of who added it by hand; <c>null</c> for one of the tables or of a model.</summary>
    public string? EnteredBy { get; init; }
}

/// <summary>Of whom a published number speaks. It says nothing of the patient.</summary>
public enum RiskGroup { People, Women, Men }

/// <summary>The time that a risk is for.</summary>
/// <param name="Kind">How it is told.</param>
/// <param name="Years">The age reached, or the number of years from now; 0 for a lifetime.</param>
public sealed record RiskHorizon(HorizonKind Kind, int Years)
{
    public static RiskHorizon ByAge(int age) => new(HorizonKind.ByAge, age);

    public static RiskHorizon Within(int years) => new(HorizonKind.Within, years);

    public static RiskHorizon Lifetime { get; } = new(HorizonKind.Lifetime, 0);
}

/// <summary>How the time of a risk is told.</summary>
public enum HorizonKind { ByAge, Within, Lifetime }

/// <summary>The result of a risk equation or model.</summary>
public sealed record RiskScoreResult : ExplainedResult
{
    [JsonIgnore]
    public override ResultKind Kind => ResultKind.RiskScore;

    /// <summary>Name of the equation or model as shown, for the technical page.</summary>
    public string? Model { get; init; }

    public string? Version { get; init; }

    /// <summary>The risk. A score without a published interval has neither <see cref="RiskNumber.Low"/> nor <see cref="RiskNumber.High"/>.</summary>
    public required RiskNumber Risk { get; init; }

    /// <summary>What it was computed from, in words, such as <c>blood pressure</c>.</summary>
    public ImmutableArray<string> Inputs { get; init; } = [];
}
