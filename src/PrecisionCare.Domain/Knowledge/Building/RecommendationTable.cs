using System.Collections.Immutable;
using System.Globalization;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Knowledge.Building;

/// <summary>
/// Turns recommendations into rows of facts. Recommendations that differ in drug or key alone share a row, and the keys of a row are written as products of
/// values by gene, so that a table stays readable: <c>CYP2D6=≥3.0|≥3.25 &amp; CYP2C19=Rapid Metabolizer</c>.
/// </summary>
internal static class RecommendationTable
{
    public static readonly ImmutableArray<string> Columns =
    [
        "guideline", "drugs", "population", "section", "when", "classification", "action", "doses", "amount", "monitor", "alternatives", "release", "effects", "keys",
    ];

    public static IEnumerable<IReadOnlyList<string>> Rows(IEnumerable<OfficialRecommendation> recommendations)
    {
        var facts = recommendations.SelectMany(Facts).ToList();
        var byKeys = facts.GroupBy(f => (f.Drug, f.Cells)).Select(g => (g.Key.Drug, g.Key.Cells, Keys: Products([.. g.Select(f => f.Key)])));
        return byKeys.GroupBy(g => (g.Cells, g.Keys))
            .Select(g => (Drugs: string.Join(';', g.Select(f => f.Drug).Distinct().Order(StringComparer.Ordinal)), g.Key.Cells, g.Key.Keys))
            .OrderBy(r => r.Cells.Values[0], StringComparer.Ordinal).ThenBy(r => r.Drugs, StringComparer.Ordinal).ThenBy(r => r.Keys, StringComparer.Ordinal)
            .ThenBy(r => string.Join('\t', r.Cells.Values), StringComparer.Ordinal)
            .Select(r => (IReadOnlyList<string>)[r.Cells.Values[0], r.Drugs, .. r.Cells.Values.Skip(1), r.Keys]);
    }

    private static IEnumerable<(string Drug, Cells Cells, ImmutableSortedDictionary<string, string> Key)> Facts(OfficialRecommendation recommendation)
    {
        var effects = EffectPhrases.Codes([.. recommendation.Key.Keys], recommendation.Implications.IsEmpty && IsLabel(recommendation) ? [recommendation.Text] : recommendation.Implications);
        foreach (var section in AdviceSection.Of(recommendation))
        {
            var action = ActionClassifier.Classify(recommendation.Classification, section.Text, recommendation.Implications)
                ?? throw new InvalidDataException($"{recommendation.Guideline.Id} ({recommendation.Drug}, {section.Population}): no known advice in '{section.Text}'.");
            bool advises = action != GuidanceAction.NoRecommendation;
            yield return (recommendation.Drug, new Cells(
            [
                recommendation.Guideline.Id, recommendation.Population, section.Population == recommendation.Population ? "" : section.Population,
                string.Join(';', section.When), Classification(recommendation, section.Text), action.ToString(),
                advises ? string.Join(';', DosePhrases.Doses(section.Text).Select(Dose)) : "", (advises ? DosePhrases.Amount(section.Text) : null) ?? "",
                string.Join(';', AdvicePhrases.MonitoringCodes(section.Text)), string.Join(';', AdvicePhrases.Alternatives(recommendation.Drug, section.Text, section.When)),
                recommendation.Release, string.Join(" & ", effects.Select(e => $"{e.Key}={string.Join('|', e.Value)}")),
            ]), recommendation.Key);
        }
    }

    private static bool IsLabel(OfficialRecommendation recommendation) => recommendation.Guideline.Source.StartsWith("FDA", StringComparison.Ordinal);

    /// <summary>The source's word; where it recommends nothing, that, whatever strength stands beside it.</summary>
    private static string Classification(OfficialRecommendation recommendation, string text) =>
        text is "No recommendation" or "n/a" ? "No recommendation" : recommendation.Classification is "" or "N/A" ? "Unspecified" : recommendation.Classification;

    private static string Dose(DoseChange dose) => string.Create(
        CultureInfo.InvariantCulture, $"{dose.Kind}={dose.Low:0.###}{(dose.High == dose.Low ? "" : string.Create(CultureInfo.InvariantCulture, $"-{dose.High:0.###}"))}");

    /// <summary>Keys as products of the values of two genes; keys of one gene are one product.</summary>
    private static string Products(ImmutableArray<ImmutableSortedDictionary<string, string>> keys)
    {
        var byGenes = keys.GroupBy(k => string.Join('&', k.Keys));
        return string.Join(" ; ", byGenes.SelectMany(Products).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Products(IEnumerable<ImmutableSortedDictionary<string, string>> keys)
    {
        var list = keys.ToList();
        string[] genes = [.. list[0].Keys];
        if (genes.Length == 1) return [$"{genes[0]}={Values(list.Select(k => k[genes[0]]))}"];
        if (genes.Length > 2) return list.Select(k => string.Join(" & ", k.Select(g => $"{g.Key}={g.Value}")));
        return list.GroupBy(k => k[genes[0]]).Select(g => (First: g.Key, Second: Values(g.Select(k => k[genes[1]])))).GroupBy(g => g.Second)
            .Select(g => $"{genes[0]}={Values(g.Select(p => p.First))} & {genes[1]}={g.Key}");
    }

    private static string Values(IEnumerable<string> values) => string.Join('|', values.Distinct().Order(StringComparer.Ordinal));

    /// <summary>All cells of a row but drugs and keys, compared by value.</summary>
    private sealed record Cells(ImmutableArray<string> Values)
    {
        public bool Equals(Cells? other) => other is not null && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

        public override int GetHashCode() => Values.Aggregate(0, (hash, cell) => HashCode.Combine(hash, cell));
    }
}
