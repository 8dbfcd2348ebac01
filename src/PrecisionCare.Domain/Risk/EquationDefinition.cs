using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Risk;

/// <summary>An addend of a point score or a plain sum.</summary>
/// <param name="Input">The input it belongs to; empty for the intercept and for constants.</param>
/// <param name="When">The condition under which it counts; <c>null</c> when it multiplies the input's value.</param>
/// <param name="Name">Name of a constant, or of the thing in a list that the row weighs; else as the table has the condition.</param>
/// <param name="Coefficient">As published.</param>
internal sealed record EquationTerm(string Input, InputCondition? When, string Name, double Coefficient);

/// <summary>What an error of the equation is known to be: half the width of the interval on the scale of the linear predictor.</summary>
internal sealed record EquationError(double Residual, double Level, string Basis);

/// <summary>One of several results of an equation, and what it needs.</summary>
internal sealed record EquationOutcome(string Name, string Label, InputCondition? Needs, string Reason);

/// <summary>Whom an equation is not for.</summary>
internal sealed record EquationExclusion(InputCondition When, string Reason);

/// <summary>What a value means in plain words: it holds from <paramref name="From"/> (inclusive) to <paramref name="Below"/> (exclusive).</summary>
internal sealed record EquationBand(InputCondition? When, double From, double Below, string Meaning);

/// <summary>A published equation as the knowledge base holds it: inputs, coefficients, limits, meaning, error and source.</summary>
internal sealed record EquationDefinition
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Version { get; init; }
    public required bool OnByDefault { get; init; }
    public required string Unit { get; init; }
    public required string Scale { get; init; }
    public required ImmutableArray<RiskInput> Inputs { get; init; }
    public required ImmutableArray<EquationTerm> Terms { get; init; }
    public required RegressionTerms Regression { get; init; }
    public required ImmutableArray<EquationOutcome> Outcomes { get; init; }
    public required ImmutableArray<EquationExclusion> Exclusions { get; init; }
    public required ImmutableArray<EquationBand> Bands { get; init; }
    public required EquationError? Error { get; init; }
    public required string Caveat { get; init; }
    public required string? Relevance { get; init; }
    public required Citation Citation { get; init; }
    public required Lazy<string> Fingerprint { get; init; }

    /// <summary>A named constant of the formula.</summary>
    /// <exception cref="InvalidDataException">The table has no such constant.</exception>
    public double Constant(string name) =>
        Terms.FirstOrDefault(t => t.Input.Length == 0 && t.Name == name)?.Coefficient ?? throw new InvalidDataException($"{Id} has no constant '{name}'.");

    public RiskScore NotApplicable(IEnumerable<string> faults) => Blank() with { NotApplicable = string.Join("; ", faults) };

    /// <param name="value">The score.</param>
    /// <param name="contributions">Additive on the scale of the linear predictor, in any order.</param>
    /// <param name="interval">Around <paramref name="value"/>.</param>
    public RiskScore Result(double value, IEnumerable<Contribution> contributions, Interval? interval = null)
    {
        var ordered = InOrder(contributions);
        return Blank() with
        {
            Value = value,
            Interval = interval,
            Contributions = ordered,
            LinearPredictor = ordered.Sum(c => c.Addend),
            Caveats = Caveats,
        };
    }

    /// <summary>The score of a model with several results: its value is that of the first that has one.</summary>
    public RiskScore Result(ImmutableArray<RiskOutcome> outcomes) =>
        outcomes.FirstOrDefault(o => o.Value is not null) is { } first
            ? Blank() with
            {
                Value = first.Value, Interval = first.Interval, Contributions = first.Contributions, LinearPredictor = first.LinearPredictor,
                Outcomes = outcomes, Caveats = Caveats,
            }
            : NotApplicable(outcomes.Select(o => o.NotApplicable!).Distinct());

    /// <summary>Largest absolute contribution first.</summary>
    public static ImmutableArray<Contribution> InOrder(IEnumerable<Contribution> contributions) =>
        [.. contributions.OrderByDescending(c => Math.Abs(c.Addend)).ThenBy(c => c.Input, StringComparer.Ordinal)];

    private ImmutableArray<string> Caveats =>
        [.. Caveat.Length > 0 ? [Caveat] : Array.Empty<string>(), .. Error is { } error ? [$"Interval: {error.Basis}."] : Array.Empty<string>()];

    private RiskScore Blank() =>
        new() { Model = Id, Name = Name, Version = Version, Fingerprint = Fingerprint.Value, Unit = Unit, Scale = Scale, Citation = Citation };
}
