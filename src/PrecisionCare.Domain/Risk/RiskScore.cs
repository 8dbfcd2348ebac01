using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Risk;

/// <summary>One input of a score as it was used, with its share of the result on the model's own (additive) scale.</summary>
/// <param name="Input">Name of the input in the model's definition.</param>
/// <param name="Value">Value with unit, as shown.</param>
/// <param name="Addend">Addend on the model's scale; all contributions with the intercept sum to the linear predictor.</param>
/// <param name="Facts">Ids of the facts from which the value was taken; empty when it was given by hand.</param>
public sealed record Contribution(string Input, string Value, double Addend, ImmutableArray<string> Facts);

/// <summary>What was given to a model for one of its inputs, or why nothing was: with all of them the same model gives the same score again.</summary>
/// <param name="Name">Name of the input in the model's definition.</param>
/// <param name="Value">Value with its provenance, or the refusal.</param>
public sealed record ScoreInput(string Name, InputValue Value);

/// <summary>An interval around a score.</summary>
/// <param name="Low">Lower end in the score's unit.</param>
/// <param name="High">Upper end in the score's unit.</param>
/// <param name="Level">Coverage, 0 to 1.</param>
public sealed record Interval(double Low, double High, double Level);

/// <summary>One of several results of a model, such as the risk of heart failure in 30 years.</summary>
public sealed record RiskOutcome
{
    /// <summary>Name in the model's definition, such as <c>heart_failure_30y</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Words for the reader.</summary>
    public required string Label { get; init; }

    /// <summary><c>null</c> exactly when <see cref="NotApplicable"/> says why.</summary>
    public double? Value { get; init; }

    public required string Unit { get; init; }

    public Interval? Interval { get; init; }

    /// <summary>What <see cref="Contributions"/> sum to, on the score's <see cref="RiskScore.Scale"/>.</summary>
    public double? LinearPredictor { get; init; }

    /// <summary>Largest absolute contribution first.</summary>
    public ImmutableArray<Contribution> Contributions { get; init; } = [];

    public string? NotApplicable { get; init; }
}

/// <summary>The outcome of one model for one patient: a number with its interval, or the reason why there is none.</summary>
public sealed record RiskScore
{
    /// <summary>Model id such as <c>iwpc_warfarin_pharmacogenetic</c>.</summary>
    public required string Model { get; init; }

    /// <summary>Name as shown.</summary>
    public required string Name { get; init; }

    /// <summary><see cref="IRiskModel.Version"/> of the model.</summary>
    public string Version { get; init; } = "";

    /// <summary><see cref="IRiskModel.Fingerprint"/> of the model.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary><c>null</c> exactly when <see cref="NotApplicable"/> says why. Of several outcomes the first that has a value.</summary>
    public double? Value { get; init; }

    /// <summary>UCUM or plain unit of value and interval, such as <c>mg/week</c>.</summary>
    public required string Unit { get; init; }

    public Interval? Interval { get; init; }

    /// <summary>The value in plain words, such as its class or band; <c>null</c> when the number says all.</summary>
    public string? Meaning { get; init; }

    /// <summary>The scale on which contributions add up, in words: <c>points</c>, <c>log-odds</c>, <c>square root of mg/week</c>.</summary>
    public string Scale { get; init; } = "";

    /// <summary>What <see cref="Contributions"/> sum to; <c>null</c> without a value.</summary>
    public double? LinearPredictor { get; init; }

    /// <summary>Every input used, largest absolute contribution first.</summary>
    public ImmutableArray<Contribution> Contributions { get; init; } = [];

    /// <summary>All results of a model that has several, in its order; empty for a model with one.</summary>
    public ImmutableArray<RiskOutcome> Outcomes { get; init; } = [];

    /// <summary>What was given to the model, in the order of its inputs; an input that is missing here took its default.</summary>
    public ImmutableArray<ScoreInput> Inputs { get; init; } = [];

    /// <summary>Why there is no number: what is missing, stale, out of range.</summary>
    public string? NotApplicable { get; init; }

    /// <summary>Limits the reader has to know, such as alleles that the equation does not consider.</summary>
    public ImmutableArray<string> Caveats { get; init; } = [];

    public required Citation Citation { get; init; }

    /// <summary>The same without a number, for a reason that lies outside the model.</summary>
    internal RiskScore Without(string reason) =>
        this with { Value = null, Interval = null, Meaning = null, LinearPredictor = null, Contributions = [], Outcomes = [], NotApplicable = reason };
}
