using System.Collections.Immutable;
using System.Globalization;
using PrecisionCare.Knowledge;

namespace PrecisionCare.Pharmacogenomics;

/// <summary>
/// Finds the recommendations that apply to a patient's genes. For each guideline: the possible readings of its genes are combined; for each combination and
/// drug, rows keyed by diplotype are looked up first and, only if there is none, rows keyed by phenotype or score. A row applies when all entries of its key
/// are among those of the combination, so that a row of one gene holds in a guideline of two.
/// </summary>
public static class GuidanceMatcher
{
    /// <param name="genes">Results with their caveats (<see cref="KnowledgeBase.WithCaveats"/>), which the advice carries on.</param>
    /// <param name="kb">The knowledge base.</param>
    /// <returns>By drug, source and population. Nothing for guidelines of which no gene has a result.</returns>
    public static ImmutableArray<Guidance> Match(ImmutableArray<GeneResult> genes, KnowledgeBase kb) => Match(genes, kb, kb.Guidelines.All);

    /// <summary>The same for one drug alone.</summary>
    public static ImmutableArray<Guidance> Match(ImmutableArray<GeneResult> genes, KnowledgeBase kb, string drug) =>
        [.. Match(genes, kb, kb.Guidelines.For(drug)).Where(g => g.Drug == drug)];

    private static ImmutableArray<Guidance> Match(ImmutableArray<GeneResult> genes, KnowledgeBase kb, ImmutableArray<Guideline> guidelines)
    {
        var results = genes.Where(g => g.HasCall).ToDictionary(g => g.Gene, StringComparer.Ordinal);
        if (results.Count == 0) return [];
        var found = guidelines.SelectMany(g => g.Kind == GuidelineKind.FlowChart ? FlowChart(g, results) : Match(g, kb.Guidelines.RowsOf(g), results));
        return
        [
            .. found.Select(g => g with { Caveats = [.. Tested(g, results).SelectMany(gene => results[gene].Caveats).Where(c => c.Limits(g.Drug)).Select(c => c.Text).Distinct()] })
                .OrderBy(g => g.Drug, StringComparer.Ordinal).ThenBy(g => g.Source, StringComparer.Ordinal).ThenBy(g => g.Id, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<string> Tested(Guidance guidance, Dictionary<string, GeneResult> results) => guidance.Keys.Keys.Where(results.ContainsKey);

    private static IEnumerable<Guidance> Match(Guideline guideline, ImmutableArray<Recommendation> rows, Dictionary<string, GeneResult> results)
    {
        if (!guideline.Genes.Any(results.ContainsKey)) return [];
        var genotypes = Combinations([.. guideline.Genes.Select(g => GeneKeys.Of(g, results.GetValueOrDefault(g)))]);
        string[] untested = [.. guideline.Genes.Where(g => !results.ContainsKey(g))];
        return rows.SelectMany(r => r.Drugs).Distinct().SelectMany(drug => ForDrug(guideline, drug, [.. rows.Where(r => r.Drugs.Contains(drug))], genotypes, untested));
    }

    private static IEnumerable<Guidance> ForDrug(
        Guideline guideline, string drug, ImmutableArray<Recommendation> rows, ImmutableArray<Genotype> genotypes, string[] untested)
    {
        var hits = genotypes.SelectMany(genotype => Hits(rows, genotype)).ToList();
        return hits.GroupBy(h => (h.Row.Population, Id: Id(guideline, h)))
            .Select(same => Guidance(guideline, drug, [.. same], untested, Certainty([.. hits.Where(h => h.Row.Population == same.Key.Population)], genotypes.Length)));
    }

    private static IEnumerable<Hit> Hits(ImmutableArray<Recommendation> rows, Genotype genotype)
    {
        var byDiplotype = Hits(rows, genotype, diplotypes: true).ToList();
        return byDiplotype.Count > 0 ? byDiplotype : Hits(rows, genotype, diplotypes: false);
    }

    private static IEnumerable<Hit> Hits(ImmutableArray<Recommendation> rows, Genotype genotype, bool diplotypes)
    {
        foreach (var row in rows)
        foreach (var product in row.Keys)
        {
            var key = product.Values.Select(v => (Gene: v.Key, Value: v.Value.FirstOrDefault(genotype.AnswersTo(v.Key)))).ToList();
            if (key.TrueForAll(k => k.Value is not null) && key.Exists(k => IsDiplotype(k.Value!)) == diplotypes)
                yield return new Hit(row, genotype, key.ToImmutableSortedDictionary(k => k.Gene, k => k.Value!, StringComparer.Ordinal));
        }
    }

    private static bool IsDiplotype(string key) => key.Contains('/', StringComparison.Ordinal);

    private static Guidance Guidance(Guideline guideline, string drug, ImmutableArray<Hit> hits, string[] untested, GuidanceCertainty certainty)
    {
        var (row, genotype, key) = hits[0];
        var tested = genotype.Genes.Where(g => key.ContainsKey(g.Gene) && !g.Keys.Contains(GeneKeys.NoResult)).ToImmutableArray();
        var text = new GuidanceText(drug, row, tested, untested);
        string[] readings = [.. hits.SelectMany(h => h.Genotype.Labels(key.Keys)).Distinct()];
        return new Guidance
        {
            Drug = drug,
            Source = guideline.Source,
            Id = Id(guideline, hits[0]),
            Population = row.Population,
            When = row.When,
            Action = row.Action,
            Strength = Enum.TryParse<GuidanceStrength>(row.Classification, out var strength) ? strength : GuidanceStrength.None,
            Classification = row.Classification,
            DoseFactor = row.Doses is [{ } dose] && dose.Low == dose.High ? dose.Low : null,
            Doses = row.Doses,
            Amount = row.Amount,
            Monitoring = text.Monitoring,
            Alternatives = row.Alternatives,
            Implications = text.Implications,
            Text = certainty == GuidanceCertainty.DependsOnReading ? $"Only if {string.Join(" or ", readings)} is the true reading: {text.Advice}" : text.Advice,
            Keys = key,
            UntestedGenes = [.. untested],
            Readings = [.. readings],
            Certainty = certainty,
            SourceIsComplete = guideline.IsComplete,
            Citation = guideline.Citation with { Version = row.Release.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Date = row.Release },
        };
    }

    /// <summary>All combinations have to be answered, and alike, for advice that stands whichever is true.</summary>
    private static GuidanceCertainty Certainty(ImmutableArray<Hit> hits, int genotypes)
    {
        bool agree = hits.Select(h => h.Genotype).Distinct().Count() == genotypes && hits.All(h => h.Row.AdvisesTheSameAs(hits[0].Row));
        return !agree ? GuidanceCertainty.DependsOnReading : genotypes == 1 ? GuidanceCertainty.OneReading : GuidanceCertainty.SameForAllReadings;
    }

    private static string Id(Guideline guideline, Hit hit) =>
        $"{guideline.Id}/{hit.Row.SourcePopulation}/{string.Join('&', hit.Key.Select(k => $"{k.Key}={k.Value}"))}";

    /// <summary>CPIC's guideline for warfarin is a flow chart: one piece of advice whatever the genes say, and whichever are known.</summary>
    private static IEnumerable<Guidance> FlowChart(Guideline guideline, Dictionary<string, GeneResult> results)
    {
        var genes = guideline.Genes.Select(g => GeneKeys.Of(g, results.GetValueOrDefault(g))).ToImmutableArray();
        return guideline.Drugs.Select(drug => new Guidance
        {
            Drug = drug,
            Source = guideline.Source,
            Id = guideline.Id,
            Population = "general",
            Action = GuidanceAction.NoRecommendation,
            Strength = GuidanceStrength.None,
            Classification = "Flow chart",
            Text = GuidanceText.FlowChart(drug, genes),
            Keys = guideline.Genes.Where(results.ContainsKey)
                .ToImmutableSortedDictionary(g => g, g => string.Join(" or ", results[g].Readings.Select(r => r.Label).Distinct()), StringComparer.Ordinal),
            UntestedGenes = [.. guideline.Genes.Where(g => !results.ContainsKey(g))],
            Readings = [.. genes.SelectMany(g => g.Select(r => $"{r.Gene} {r.Label}"))],
            Certainty = genes.All(g => g.Length == 1) ? GuidanceCertainty.OneReading : GuidanceCertainty.DependsOnReading,
            Citation = guideline.Citation,
        });
    }

    private static ImmutableArray<Genotype> Combinations(ImmutableArray<ImmutableArray<GeneKeys>> readings)
    {
        IEnumerable<ImmutableArray<GeneKeys>> combined = [[]];
        foreach (var gene in readings) combined = combined.SelectMany(c => gene.Select(reading => c.Add(reading)));
        return [.. combined.Select(c => new Genotype(c))];
    }

    private sealed record Hit(Recommendation Row, Genotype Genotype, ImmutableSortedDictionary<string, string> Key);

    /// <summary>One reading of each gene of a guideline; the same only as itself.</summary>
    private sealed class Genotype(ImmutableArray<GeneKeys> genes)
    {
        public ImmutableArray<GeneKeys> Genes { get; } = genes;

        public Func<string, bool> AnswersTo(string gene) => Genes.FirstOrDefault(g => g.Gene == gene) is { } reading ? reading.AnswersTo : _ => false;

        public IEnumerable<string> Labels(IEnumerable<string> of) =>
            Genes.Where(g => of.Contains(g.Gene) && !g.Keys.Contains(GeneKeys.NoResult)).Select(g => $"{g.Gene} {g.Label}");
    }
}
