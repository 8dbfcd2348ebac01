using System.Collections.Immutable;
using System.Globalization;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Knowledge.Building;

/// <summary>
/// Makes the tables of guidelines from ClinPGx' annotations of CPIC and DPWG and from the newer rows of PharmCAT's examples, among them the FDA's. A newer row
/// takes the place of the older one with the same key. Keys that no patient can have, and rows that say nothing, are left out.
/// </summary>
internal static class GuidelineBuilder
{
    private static readonly ImmutableArray<(string Source, string Folder, string Licence)> Sources =
    [
        ("CPIC", "cpic", "CC0-1.0, attribution to CPIC (cpicpgx.org) asked"),
        ("DPWG", "dpwg", "facts of DPWG guidelines through ClinPGx annotations (their text, CC BY-SA 4.0, is not included)"),
        ("FDA", "fda", "facts of the FDA's drug labels and table of pharmacogenetic associations through ClinPGx annotations (their text, CC BY-SA 4.0, is not included)"),
    ];

    public static IEnumerable<BuiltSource> Build(string from)
    {
        var older = ClinPgxGuidelines.Read(from).ToList();
        if (older.Count == 0) return [];
        var newer = CurrentRecommendations.Read(from).ToList();
        var recommendations = Newest(older.SelectMany(o => o.Recommendations), newer);
        var guidelines = older.Select(o => o.Guideline).ToDictionary(g => g.Id, StringComparer.Ordinal);
        var partial = recommendations.Select(r => r.Guideline).Where(g => !guidelines.ContainsKey(g.Id)).GroupBy(g => g.Id).Select(Merged).ToList();
        var addresses = CpicAddresses.Read(from);
        return Sources.Select(s => new BuiltSource(
            $"{s.Source} guidelines", Released(recommendations), DateOnly.Parse(Released(recommendations), CultureInfo.InvariantCulture), s.Licence,
            Tables(s.Source, s.Folder, guidelines.Values, partial, recommendations, addresses)));
    }

    private static string Released(List<OfficialRecommendation> recommendations) => recommendations.Max(r => r.Release)!;

    private static ImmutableSortedDictionary<string, byte[]> Tables(
        string source, string folder, IEnumerable<OfficialGuideline> whole, IEnumerable<OfficialGuideline> partial,
        List<OfficialRecommendation> recommendations, ImmutableDictionary<string, string> addresses)
    {
        var rows = whole.Select(g => (Guideline: g, Complete: "yes")).Concat(partial.Select(g => (Guideline: g, Complete: "no")))
            .Where(g => Of(source, g.Guideline)).OrderBy(g => g.Guideline.Id, StringComparer.Ordinal)
            .Select(g => Row(g.Guideline, g.Complete, recommendations.Any(r => r.Guideline.Id == g.Guideline.Id), addresses));
        return ImmutableSortedDictionary<string, byte[]>.Empty
            .Add($"{folder}/guidelines.tsv", KnowledgeTable.Write(["id", "source", "kind", "complete", "genes", "drugs", "url", "pmid", "year", "title"], rows))
            .Add($"{folder}/recommendations.tsv", KnowledgeTable.Write(RecommendationTable.Columns, RecommendationTable.Rows(recommendations.Where(r => Of(source, r.Guideline)))));
    }

    private static bool Of(string source, OfficialGuideline guideline) => guideline.Source.StartsWith(source, StringComparison.Ordinal);

    /// <summary>Guidelines without rows are flow charts, or have no advice on file.</summary>
    private static IReadOnlyList<string> Row(OfficialGuideline guideline, string complete, bool hasRows, ImmutableDictionary<string, string> addresses)
    {
        var paper = guideline.Papers.FirstOrDefault();
        string kind = hasRows ? "table" : guideline.Drugs.Contains("warfarin") ? "flow-chart" : "none";
        return
        [
            guideline.Id, guideline.Source, kind, complete, string.Join(';', guideline.Genes), string.Join(';', guideline.Drugs),
            addresses.GetValueOrDefault(guideline.Id, guideline.Url), paper?.Pmid ?? "", paper?.Year.ToString(CultureInfo.InvariantCulture) ?? "", paper?.Title ?? "",
        ];
    }

    private static OfficialGuideline Merged(IEnumerable<OfficialGuideline> same)
    {
        var list = same.ToList();
        return list[0] with
        {
            Genes = [.. list.SelectMany(g => g.Genes).Distinct().Order(StringComparer.Ordinal)],
            Drugs = [.. list.SelectMany(g => g.Drugs).Distinct().Order(StringComparer.Ordinal)],
        };
    }

    private static List<OfficialRecommendation> Newest(IEnumerable<OfficialRecommendation> older, List<OfficialRecommendation> newer)
    {
        var kept = older.Where(IsOfUse).Select(WithOurKey).ToDictionary(r => r.Identity);
        foreach (var recommendation in newer.Select(WithOurKey))
            if (kept.ContainsKey(recommendation.Identity) || recommendation.Classification != "No recommendation")
                kept[recommendation.Identity] = kept.TryGetValue(recommendation.Identity, out var old) ? recommendation with { Guideline = old.Guideline } : recommendation;
        return [.. kept.Values];
    }

    /// <summary>
    /// Left out: notes on the input of copy numbers, the two HLA-B alleles at once (each has its own row), and normal DPYD scores, about which the DPWG says
    /// nothing.
    /// </summary>
    private static bool IsOfUse(OfficialRecommendation recommendation) =>
        !recommendation.Key.Values.Any(v => v is "xN combinations" or "1511 and 1502")
        && !(recommendation.Classification == "No recommendation" && recommendation.Key.Values.Any(v => v.EndsWith("(Normal Metabolizer)", StringComparison.Ordinal)));

    private static OfficialRecommendation WithOurKey(OfficialRecommendation recommendation) =>
        recommendation with { Key = recommendation.Key.ToImmutableSortedDictionary(k => k.Key, k => OurKey(k.Value), StringComparer.Ordinal) };

    /// <summary>
    /// Score genes say <c>n/a</c> where others say <c>Indeterminate</c>. DPWG's keys of DPYD add a phenotype to the score, which matters for 1.0 alone: one
    /// inactive allele beside a fully active one, or two of reduced activity, whose carriers are to be phenotyped (PMID 31745289).
    /// </summary>
    private static string OurKey(string key) => key switch
    {
        "n/a" => GeneKeys.Indeterminate,
        "1.0 (Intermediate Metabolizer)" => "1.0" + GeneKeys.WithActiveAllele,
        "1.0 (Phenotyping)" => "1.0" + GeneKeys.WithoutActiveAllele,
        _ when key.EndsWith("(Poor Metabolizer)", StringComparison.Ordinal) || key.EndsWith("(Phenotyping)", StringComparison.Ordinal)
            || key.EndsWith("(Intermediate Metabolizer)", StringComparison.Ordinal) => key[..key.IndexOf(' ', StringComparison.Ordinal)],
        _ => key,
    };
}
