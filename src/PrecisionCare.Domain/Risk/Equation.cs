using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Risk;

/// <summary>How equations of one form are calculated from inputs that were found sound.</summary>
internal delegate RiskScore EquationForm(EquationDefinition definition, RiskInputs inputs);

/// <summary>A published equation: its definition as data and the form by which it is calculated.</summary>
public sealed class Equation : IRiskModel
{
    private readonly EquationDefinition _definition;
    private readonly EquationForm _form;

    internal Equation(EquationDefinition definition, EquationForm form) => (_definition, _form) = (definition, form);

    public string Id => _definition.Id;
    public string Name => _definition.Name;
    public string Version => _definition.Version;
    public RiskModelKind Kind => RiskModelKind.Equation;
    public bool OnByDefault => _definition.OnByDefault;
    public string Fingerprint => _definition.Fingerprint.Value;
    public string Unit => _definition.Unit;
    public ImmutableArray<RiskInput> Inputs => _definition.Inputs;
    public Citation Citation => _definition.Citation;
    public string? Relevance => _definition.Relevance;
    public ImmutableArray<string> Caveats => _definition.Caveat.Length > 0 ? [_definition.Caveat] : [];

    /// <summary>Names of the results of an equation that gives several; empty for one with one.</summary>
    public IEnumerable<string> Outcomes => _definition.Outcomes.Select(o => o.Name);

    public RiskScore Score(IReadOnlyDictionary<string, InputValue> given)
    {
        // A score of points whose every input has a default would count nothing at all as none.
        if (given.Count == 0 && Inputs.All(i => i.Default is not null)) return _definition.NotApplicable(["nothing is given"]);
        var inputs = RiskInputs.Check(Inputs, given);
        ImmutableArray<string> faults = [.. inputs.Faults, .. _definition.Exclusions.Where(e => e.When.Holds(inputs)).Select(e => e.Reason)];
        if (!faults.IsEmpty) return _definition.NotApplicable(faults);
        var score = _form(_definition, inputs);
        return score.Value is { } value && !double.IsFinite(value) ? _definition.NotApplicable(["the equation gives no number for these inputs"])
            : score.Value is null || score.Meaning is not null ? score
            : score with { Meaning = MeaningOf(score.Value.Value, inputs) };
    }

    private string? MeaningOf(double value, RiskInputs inputs) =>
        _definition.Bands.FirstOrDefault(b => value >= b.From && value < b.Below && b.When?.Holds(inputs) != false)?.Meaning;
}
