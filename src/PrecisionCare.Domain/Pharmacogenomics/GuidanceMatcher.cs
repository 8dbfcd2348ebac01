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
        var readings = guidelines.SelectMany(g => g.Genes).Distinct().ToDictionary(g => g, g => GeneKeys.Of(g, results.GetValueOrDefault(g)), StringComparer.Ordinal);
        var found = guidelines.SelectMany(g => g.Kind == GuidelineKind.FlowChart ? FlowChart(g, results, readings) : Match(g, kb.Guidelines.RowsOf(g), results, readings));
        return
        [
            .. found.Select(g => g with { Caveats = [.. Tested(g, results).SelectMany(gene => results[gene].Caveats).Where(c => c.Limits(g.Drug)).Select(c => c.Text).Distinct()] })
                .OrderBy(g => g.Drug, StringComparer.Ordinal).ThenBy(g => g.Source, StringComparer.Ordinal).ThenBy(g => g.Id, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<string> Tested(Guidance guidance, Dictionary<string, GeneResult> results) => guidance.Keys.Keys.Where(results.ContainsKey);

    private static IEnumerable<Guidance> Match(
        Guideline guideline, ImmutableArray<Recommendation> rows, Dictionary<string, GeneResult> results, Dictionary<string, ImmutableArray<GeneKeys>> readings)
    {
        if (!guideline.Genes.Any(results.ContainsKey)) return [];
        var genotypes = Combinations([.. guideline.Genes.Select(g => readings[g])]);
        string[] untested = [.. guideline.Genes.Where(g => !results.ContainsKey(g))];
        var hits = genotypes.SelectMany(genotype => Hits(rows, genotype)).ToList();
        return hits.SelectMany(h => h.Row.Drugs).Distinct().SelectMany(drug => ForDrug(guideline, drug, [.. hits.Where(h => h.Row.Drugs.Contains(drug))], genotypes.Length, untested));
    }

    private static IEnumerable<Guidance> ForDrug(Guideline guideline, string drug, ImmutableArray<Hit> rows, int genotypes, string[] untested)
    {
        var hits = rows.GroupBy(h => h.Genotype).SelectMany(ByDiplotypeFirst).ToList();
        return hits.GroupBy(h => new { h.Row.Population, Id = Id(guideline, h) })
            .Select(same => Guidance(guideline, drug, [.. same], untested, Certainty([.. hits.Where(h => h.Row.Population == same.Key.Population)], genotypes)));
    }

    private static IEnumerable<Hit> ByDiplotypeFirst(IEnumerable<Hit> hits) => hits.Any(h => h.IsByDiplotype) ? hits.Where(h => h.IsByDiplotype) : hits;

    private static IEnumerable<Hit> Hits(ImmutableArray<Recommendation> rows, Genotype genotype)
    {
        foreach (var row in rows)
        foreach (var product in row.Keys)
            if (genotype.Key(product) is { } key) yield return new Hit(row, genotype, key);
    }

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
    private static IEnumerable<Guidance> FlowChart(Guideline guideline, Dictionary<string, GeneResult> results, Dictionary<string, ImmutableArray<GeneKeys>> readings)
    {
        ImmutableArray<ImmutableArray<GeneKeys>> genes = [.. guideline.Genes.Select(g => readings[g])];
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

    private sealed record Hit(Recommendation Row, Genotype Genotype, ImmutableSortedDictionary<string, string> Key)
    {
        public bool IsByDiplotype { get; } = Key.Values.Any(value => value.Contains('/', StringComparison.Ordinal));
    }

    /// <summary>One reading of each gene of a guideline; the same only as itself.</summary>
    private sealed class Genotype(ImmutableArray<GeneKeys> genes)
    {
        public ImmutableArray<GeneKeys> Genes { get; } = genes;

        /// <summary>Of each gene the first value that its reading answers to; <c>null</c> when one answers to none.</summary>
        public ImmutableSortedDictionary<string, string>? Key(LookupProduct product)
        {
            var values = new string[product.Genes.Length];
            for (int i = 0; i < values.Length; i++)
            {
                if (Answer(product.Genes[i]) is not { } value) return null;
                values[i] = value;
            }

            var key = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
            for (int i = 0; i < values.Length; i++) key.Add(product.Genes[i].Gene, values[i]);
            return key.ToImmutable();
        }

        private string? Answer(GeneValues gene)
        {
            foreach (var reading in Genes)
            {
                if (reading.Gene != gene.Gene) continue;
                foreach (string value in gene.Values)
                    if (reading.AnswersTo(value)) return value;
                return null;
            }

            return null;
        }

        public IEnumerable<string> Labels(IEnumerable<string> of) =>
            Genes.Where(g => of.Contains(g.Gene) && !g.Keys.Contains(GeneKeys.NoResult)).Select(g => $"{g.Gene} {g.Label}");
    }
}
