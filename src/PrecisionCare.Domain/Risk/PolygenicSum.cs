using System.Collections.Immutable;

namespace PrecisionCare.Risk;

/// <summary>
/// A polygenic score from dosages and weights that are given: for each sample the sum over variants of dosage times weight, where a dominant effect counts a
/// carrier once and a recessive one only the second copy (PGS Catalog scoring files, format 2.0).
/// </summary>
internal static class PolygenicSum
{
    public static RiskScore Score(EquationDefinition equation, RiskInputs inputs)
    {
        var dosages = inputs["dosage"].Rows!.Value;
        ImmutableArray<double> weights = [.. inputs["weights"].Rows!.Value.SelectMany(r => r)];
        ImmutableArray<string> effects = inputs.Has("effect") ? inputs["effect"].Items!.Value : [];
        int samples = dosages.IsEmpty ? 0 : dosages[0].Length;
        if (samples == 0 || dosages.Length != weights.Length || dosages.Any(d => d.Length != samples) || (effects.Length > 0 && effects.Length != weights.Length))
            return equation.NotApplicable([$"{dosages.Length} rows of dosages and {weights.Length} weights do not make a score: one row and one weight a variant, one dosage a sample"]);
        return equation.Result([.. Enumerable.Range(0, samples).Select(s =>
        {
            var shares = EquationDefinition.InOrder(weights.Select((w, v) =>
                new Contribution($"variant {v + 1}", $"dosage {dosages[v][s]:0.###}", w * Effective(dosages[v][s], effects.IsEmpty ? "additive" : effects[v]), [])));
            double sum = shares.Sum(c => c.Addend);
            return new RiskOutcome { Name = $"s{s + 1}", Label = $"Sample {s + 1}", Unit = equation.Unit, Value = sum, LinearPredictor = sum, Contributions = shares };
        })]);
    }

    /// <summary>The copies that count.</summary>
    public static double Effective(double dosage, string effect) =>
        effect switch { "dominant" => Math.Min(dosage, 1), "recessive" => Math.Max(dosage - 1, 0), _ => dosage };
}
