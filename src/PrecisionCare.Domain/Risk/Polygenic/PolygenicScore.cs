using System.Collections.Frozen;
using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Risk.Polygenic;

/// <summary>
/// A polygenic score: the sum over variants of copies times weight. What was not read is never taken for zero: the sum over what was read stands with the
/// lowest and highest that it can be, and below three quarters of the variants (the default of the PGS Catalog's calculator) there is none. No percentile is
/// given, since no scores of a reference population are at hand.
/// </summary>
public sealed class PolygenicScore : IRiskModel
{
    private const double LeastCoverage = 0.75;
    private const int Copies = 2;

    private readonly PolygenicDefinition _definition;
    private readonly FrozenDictionary<string, RiskInput> _inputs;

    internal PolygenicScore(PolygenicDefinition definition)
    {
        _definition = definition;
        Inputs =
        [
            .. definition.Sex.Length > 0 ? [new RiskInput("female", "Female", RiskInputKind.Flag, "", double.MinValue, double.MaxValue, [], null, "female")] : Array.Empty<RiskInput>(),
            .. definition.Variants.Select(InputOf),
        ];
        _inputs = Inputs.ToFrozenDictionary(i => i.Name, StringComparer.Ordinal);
    }

    public string Id => _definition.Id;
    public string Name => $"{_definition.Trait}: polygenic score {_definition.Id}";
    public string Version => _definition.Version;
    public RiskModelKind Kind => RiskModelKind.Equation;
    public bool OnByDefault => true;
    public string Fingerprint => _definition.Fingerprint.Value;
    public string Unit => "sum of weights";
    public ImmutableArray<RiskInput> Inputs { get; }
    public Citation Citation => _definition.Citation;
    public string? Relevance => "genome";

    public RiskScore Score(IReadOnlyDictionary<string, InputValue> given)
    {
        var blank = new RiskScore { Model = Id, Name = Name, Version = Version, Fingerprint = Fingerprint, Unit = Unit, Scale = "sum of weights", Citation = Citation };
        string[] faults = [.. Faults(given)];
        if (faults.Length > 0) return blank with { NotApplicable = string.Join("; ", faults) };
        var read = _definition.Variants.Where(v => given.GetValueOrDefault(v.Name) is { Refusal: null }).ToList();
        var missing = _definition.Variants.Except(read).ToList();
        string coverage = $"{read.Count} of {_definition.Variants.Length} variants were read, {read.Sum(Weight) / _definition.Variants.Sum(Weight):0.0%} of the weight";
        if (read.Count < LeastCoverage * _definition.Variants.Length)
            return blank with { NotApplicable = $"{coverage}; {LeastCoverage:0%} of the variants are needed ({Reasons(missing, given)})" };
        var shares = EquationDefinition.InOrder(read.Select(v => Share(v, given[v.Name])));
        double sum = shares.Sum(c => c.Addend);
        return blank with
        {
            Value = sum,
            LinearPredictor = sum,
            Contributions = shares,
            Interval = missing.Count == 0 ? null : new Interval(sum + missing.Sum(v => Math.Min(0, Most(v))), sum + missing.Sum(v => Math.Max(0, Most(v))), 1),
            Meaning = "No percentile: the scores of a reference population are not at hand.",
            Caveats =
            [
                $"{coverage}.",
                .. missing.Count > 0 ? [$"Not counted: {Reasons(missing, given)}. The interval holds whatever they are."] : Array.Empty<string>(),
                .. _definition.Caveat.Length > 0 ? [_definition.Caveat] : Array.Empty<string>(),
            ],
        };
    }

    private IEnumerable<string> Faults(IReadOnlyDictionary<string, InputValue> given)
    {
        foreach (string name in given.Keys.Where(n => !_inputs.ContainsKey(n)).Order(StringComparer.Ordinal)) yield return $"'{name}' is no input of this model";
        if (_definition.Sex.Length > 0)
        {
            var sex = RiskInputs.Check([Inputs[0]], given.Where(g => g.Key == "female").ToDictionary());
            foreach (string fault in sex.Faults) yield return fault;
            if (sex.Faults.IsEmpty && sex.Flag("female") != (_definition.Sex == "female")) yield return $"the score was made for people of {_definition.Sex} sex";
        }

        foreach (var variant in _definition.Variants)
            if (given.GetValueOrDefault(variant.Name) is { Refusal: null } value && !(value.Number is >= 0 and <= Copies))
                yield return $"{variant.Name} of '{value.Shown}' is no number of copies, 0 to 2";
    }

    private static RiskInput InputOf(ScoredVariant variant) =>
        new(variant.Name, variant.Name, RiskInputKind.Number, "", 0, Copies, [], RiskInput.Omissible,
            variant.Locus is { } locus && variant.Type != "unsupported" && variant.Other.Length > 0 && !variant.IsPalindromic ? $"variant:{locus}:{variant.Effect}:{variant.Other}" : "");

    private static Contribution Share(ScoredVariant variant, InputValue value) =>
        new(variant.Name, value.Shown, variant.Weight * PolygenicSum.Effective(value.Number!.Value, variant.Type), value.Facts);

    private static double Weight(ScoredVariant variant) => Math.Abs(variant.Weight);

    /// <summary>What the variant adds with two copies.</summary>
    private static double Most(ScoredVariant variant) => variant.Weight * PolygenicSum.Effective(Copies, variant.Type);

    private static string Reasons(List<ScoredVariant> missing, IReadOnlyDictionary<string, InputValue> given)
    {
        var reasons = missing.Select(v => new { v.Name, Why = ReasonOf(v, given.GetValueOrDefault(v.Name)) }).GroupBy(r => r.Why, r => r.Name, StringComparer.Ordinal);
        return string.Join("; ", reasons.Select(r => $"{r.Key}: {string.Join(", ", r.Take(5))}{(r.Count() > 5 ? $" and {r.Count() - 5} more" : "")}"));
    }

    private static string ReasonOf(ScoredVariant variant, InputValue? value) =>
        variant.IsPalindromic ? "the strand cannot be told (A/T or C/G)"
        : variant.Type == "unsupported" ? "of a kind that is not scored here"
        : variant.Locus is null || variant.Other.Length == 0 ? "without a place or other allele in the score"
        : value?.Refusal is not { } refusal ? "not given"
        : refusal.EndsWith("was not read", StringComparison.Ordinal) ? "not read" : refusal;
}
