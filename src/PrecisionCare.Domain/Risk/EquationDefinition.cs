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
    string Id, string Name, string Version, string Form, bool OnByDefault, string Unit, string Scale, ImmutableArray<RiskInput> Inputs,
    ImmutableArray<EquationTerm> Terms, EquationError? Error, string Caveat, string? Relevance, Citation Citation, Lazy<string> Fingerprint)
{
    /// <summary>A named constant of the formula.</summary>
    /// <exception cref="InvalidDataException">The table has no such constant.</exception>
    public double Constant(string name) =>
        Terms.FirstOrDefault(t => t.Input.Length == 0 && t.When == name)?.Coefficient ?? throw new InvalidDataException($"{Id} has no constant '{name}'.");

    public RiskScore NotApplicable(ImmutableArray<string> faults) =>
        Blank() with { NotApplicable = string.Join("; ", faults) };

    /// <param name="value">The score.</param>
    /// <param name="contributions">Additive on the scale of the linear predictor, in any order.</param>
    /// <param name="interval">Around <paramref name="value"/>.</param>
    public RiskScore Result(double value, IEnumerable<Contribution> contributions, Interval? interval = null)
    {
        ImmutableArray<Contribution> ordered = [.. contributions.OrderByDescending(c => Math.Abs(c.Addend)).ThenBy(c => c.Input, StringComparer.Ordinal)];
        return Blank() with
        {
            Value = value,
            Interval = interval,
            Contributions = ordered,
            LinearPredictor = ordered.Sum(c => c.Addend),
            Caveats = [Caveat, .. Error is { } error ? [$"Interval: {error.Basis}."] : Array.Empty<string>()],
        };
    }

    private RiskScore Blank() =>
        new() { Model = Id, Name = Name, Version = Version, Fingerprint = Fingerprint.Value, Unit = Unit, Scale = Scale, Citation = Citation };
}
