using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Risk;

/// <summary>A coefficient of an equation.</summary>
/// <param name="Input">The input it belongs to; empty for the intercept and for constants.</param>
/// <param name="When">The condition under which it counts, or the name of a constant; empty when it multiplies the input's value.</param>
/// <param name="Coefficient">As published.</param>
internal sealed record EquationTerm(string Input, string When, double Coefficient);

/// <summary>What an error of the equation is known to be: half the width of the interval on the scale of the linear predictor.</summary>
internal sealed record EquationError(double Residual, double Level, string Basis);

/// <summary>A published equation as the knowledge base holds it: inputs, coefficients, error and source.</summary>
internal sealed record EquationDefinition(
    string Id, string Name, string Form, string Unit, ImmutableArray<RiskInput> Inputs, ImmutableArray<EquationTerm> Terms, EquationError? Error,
    string Caveat, string? Relevance, Citation Citation)
{
    /// <summary>A named constant of the formula.</summary>
    /// <exception cref="InvalidDataException">The table has no such constant.</exception>
    public double Constant(string name) =>
        Terms.FirstOrDefault(t => t.Input.Length == 0 && t.When == name)?.Coefficient ?? throw new InvalidDataException($"{Id} has no constant '{name}'.");

    public RiskScore NotApplicable(ImmutableArray<string> faults) =>
        new() { Model = Id, Name = Name, Unit = Unit, Citation = Citation, NotApplicable = string.Join("; ", faults) };

    /// <param name="value">The score.</param>
    /// <param name="contributions">Additive on the scale of the linear predictor, in any order.</param>
    /// <param name="interval">Around <paramref name="value"/>.</param>
    public RiskScore Result(double value, IEnumerable<Contribution> contributions, Interval? interval = null) =>
        new()
        {
            Model = Id,
            Name = Name,
            Unit = Unit,
            Citation = Citation,
            Value = value,
            Interval = interval,
            Contributions = [.. contributions.OrderByDescending(c => Math.Abs(c.Addend)).ThenBy(c => c.Input, StringComparer.Ordinal)],
            Caveats = [Caveat, .. Error is { } error ? [$"Interval: {error.Basis}."] : Array.Empty<string>()],
        };
}
