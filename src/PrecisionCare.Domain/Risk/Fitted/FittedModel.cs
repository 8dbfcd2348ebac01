using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Risk.Fitted;

/// <summary>A model that was fitted to data, read from its artefact. Outside the training data, or without an input that it needs, it abstains.</summary>
public sealed class FittedModel : IRiskModel
{
    private const string Intercept = "intercept";

    private readonly FittedScorer _scorer;
    private readonly ImmutableArray<string> _labels;

    private FittedModel(FittedDefinition definition, string fingerprint)
    {
        Definition = definition;
        Fingerprint = fingerprint;
        _scorer = new FittedScorer(definition);
        Inputs = [.. definition.Inputs.Select(i => i.Declared)];
        _labels = [.. definition.Terms.Select(t => string.Join(" × ", t.Factors.Select(f => f.Input).Distinct()))];
    }

    public FittedDefinition Definition { get; }
    public FittedScorer Scorer => _scorer;
    public string Id => Definition.Id;
    public string Name => Definition.Name;
    public string Version => Definition.Version;
    public RiskModelKind Kind => RiskModelKind.Fitted;
    public bool OnByDefault => true;
    public string Fingerprint { get; }
    public string Unit => Definition.Unit;
    public ImmutableArray<RiskInput> Inputs { get; }
    public Citation Citation => Definition.Citation;
    public string? Relevance => Definition.Relevance;
    public ImmutableArray<string> Caveats => Definition.Caveats;

    /// <param name="artefact">The bytes of the artefact; their SHA-256 is the fingerprint.</param>
    /// <exception cref="InvalidDataException">It is no artefact of a fitted model.</exception>
    public static FittedModel Read(ReadOnlySpan<byte> artefact) => new(FittedReader.Read(artefact), Convert.ToHexStringLower(SHA256.HashData(artefact)));

    /// <summary>The artefact of a definition: the same definition gives the same bytes.</summary>
    public static byte[] Write(FittedDefinition definition) => [.. JsonSerializer.SerializeToUtf8Bytes(definition, FittedJson.Default.FittedDefinition), (byte)'\n'];

    public RiskScore Score(IReadOnlyDictionary<string, InputValue> given)
    {
        var checkedInputs = RiskInputs.Check(Inputs, given);
        if (!checkedInputs.Faults.IsEmpty) return Blank() with { NotApplicable = string.Join("; ", checkedInputs.Faults) };
        double[] values = [.. Inputs.Select(i => !checkedInputs.Has(i.Name) ? double.NaN : i.Kind == RiskInputKind.Choice ? i.Choices.IndexOf(checkedInputs[i.Name].Choice!) : checkedInputs.Number(i.Name))];
        var contributions = Contributions(values, checkedInputs);
        double predictor = contributions.Sum(c => c.Addend);
        double score = _scorer.Score(predictor, values);
        return double.IsNaN(score)
            ? Blank() with { NotApplicable = "the model gives no positive value for these inputs" }
            : Blank() with { Value = score, Interval = _scorer.Interval(predictor, values), LinearPredictor = predictor, Contributions = contributions, Caveats = CaveatsFor(values) };
    }

    /// <summary>The share of every input, and of inputs that act together, against the average patient of the training data.</summary>
    private ImmutableArray<Contribution> Contributions(double[] values, RiskInputs inputs)
    {
        var sums = new Dictionary<string, double>(StringComparer.Ordinal) { [Intercept] = Definition.Intercept };
        for (int i = 0; i < _labels.Length; i++)
        {
            var term = Definition.Terms[i];
            sums[_labels[i]] = sums.GetValueOrDefault(_labels[i]) + (term.Coefficient * (_scorer.Product(i, values) - term.Mean));
        }

        return [.. sums.Select(s => Contribution(s.Key, s.Value, inputs)).OrderByDescending(c => Math.Abs(c.Addend)).ThenBy(c => c.Input, StringComparer.Ordinal)];
    }

    private static Contribution Contribution(string label, double addend, RiskInputs inputs)
    {
        if (label == Intercept) return new Contribution(label, "", addend, []);
        string[] names = label.Split(" × ");
        return new Contribution(
            label, string.Join(", ", names.Select(n => inputs.Has(n) ? inputs[n].Shown : "not recorded")), addend,
            [.. names.Where(inputs.Has).SelectMany(n => inputs[n].Facts).Distinct()]);
    }

    private ImmutableArray<string> CaveatsFor(double[] values)
    {
        string[] absent = [.. Inputs.Where((_, i) => double.IsNaN(values[i])).Select(i => i.Label)];
        return
        [
            .. Definition.Caveats,
            .. Definition.Conformal is { } conformal ? [$"Interval: {conformal.Basis}."] : Array.Empty<string>(),
            .. absent.Length > 0 ? [$"Not recorded, and taken as in the training data: {string.Join(", ", absent)}."] : Array.Empty<string>(),
        ];
    }

    private RiskScore Blank() =>
        new() { Model = Id, Name = Name, Version = Version, Fingerprint = Fingerprint, Unit = Unit, Scale = Definition.Scale, Citation = Citation };
}
