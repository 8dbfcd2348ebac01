using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Pharmacogenomics.Definitions;

namespace PrecisionCare.Knowledge;

/// <summary>Whether what one table names stands in another: alleles, positions, phenotypes, scores and drugs.</summary>
internal static class ReferenceChecks
{
    private const string Remedy = "Correct the table, or run 'kb build' again.";

    /// <summary>Every subject can be read; tables of rules check by themselves what they name.</summary>
    public static IEnumerable<Issue> Subjects(KnowledgeBase knowledge)
    {
        _ = (knowledge.Pharmacogenes, knowledge.Guidelines, knowledge.Phenoconversion, knowledge.Caveats, knowledge.Medicines);
        _ = (knowledge.Parameters, knowledge.Problems, knowledge.Allergens, knowledge.Smoking, knowledge.RiskModels.All.Count(), knowledge.TherapyRules, knowledge.VariantCriteria, knowledge.DiseaseGenes, knowledge.Penetrance);
        return [];
    }

    /// <summary>Recommendations are looked up by what a gene can come to.</summary>
    public static IEnumerable<Issue> Keys(KnowledgeBase knowledge) =>
        from guideline in knowledge.Guidelines.All
        from row in knowledge.Guidelines.RowsOf(guideline)
        from product in row.Keys
        from key in product.Genes
        from value in key.Values
        where knowledge.Pharmacogenes[key.Gene] is { } gene && !IsKey(gene, value)
        select Fault("kb.unknown-key", "recommendations.tsv", $"A recommendation of {guideline.Id} is looked up by {key.Gene} '{value}', to which no result comes.");

    /// <summary>Drugs of guidelines, and what they name in place of them, are known to the catalogue.</summary>
    public static IEnumerable<Issue> Drugs(KnowledgeBase knowledge)
    {
        foreach (string drug in knowledge.Guidelines.Drugs.Where(d => knowledge.Medicines.Find(d) is null))
            yield return Fault("kb.unknown-drug", "guidelines.tsv", $"A guideline speaks of {drug}, which the catalogue of medicines does not have.");
        var alternatives = knowledge.Guidelines.All.SelectMany(g => knowledge.Guidelines.RowsOf(g)).SelectMany(r => r.Alternatives).Distinct();
        foreach (string name in alternatives.Where(a => knowledge.Medicines.Find(a) is null && !knowledge.Medicines.Classes.Contains(a + "s")))
            yield return Fault("kb.unknown-drug", "recommendations.tsv", $"A recommendation names {name} as an alternative, which is neither a medicine nor a class of the catalogue.");
        foreach (string drug in knowledge.Phenoconversion.Modulators.Where(m => knowledge.Medicines.Find(m) is null))
            yield return Fault("kb.unknown-drug", "pharmacogenes/modulators.tsv", $"{drug} is said to change an enzyme, and the catalogue of medicines does not have it.");
    }

    /// <summary>Rules on results name genes, alleles, positions and drugs that exist.</summary>
    public static IEnumerable<Issue> Caveats(KnowledgeBase knowledge)
    {
        foreach (var rule in knowledge.Caveats.References)
        {
            var gene = knowledge.Pharmacogenes[rule.Gene];
            if (gene is null && rule.Gene.Length > 0) yield return Fault("kb.unknown-gene", rule.Table, $"{rule.Rule} speaks of {rule.Gene}, which is no gene of the knowledge base.");
            if (gene is null) continue;
            foreach (string allele in rule.Alleles.Where(a => !IsAllele(gene, a)))
                yield return Fault("kb.unknown-allele", rule.Table, $"{rule.Rule} names {rule.Gene} {allele}, which is no allele of the gene.");
            foreach (string id in rule.RsIds.Where(id => gene.Definition?.Positions.Concat(gene.Definition.ExtraPositions).Any(p => p.RsId == id) != true))
                yield return Fault("kb.unknown-position", rule.Table, $"{rule.Rule} names {id}, which is no position of {rule.Gene}.");
            foreach (string drug in rule.Drugs.Where(d => knowledge.Guidelines.For(d).IsEmpty))
                yield return Fault("kb.unknown-drug", rule.Table, $"{rule.Rule} names {drug}, of which no guideline speaks.");
        }
    }

    /// <summary>Lists of diplotypes that unphased data cannot tell apart name alleles of their gene.</summary>
    public static IEnumerable<Issue> Priorities(KnowledgeBase knowledge) =>
        from gene in knowledge.Pharmacogenes.All
        from priority in gene.Definition?.UnphasedPriorities ?? []
        from allele in priority.Candidates.Append(priority.Pick).SelectMany(d => d.Split('/')).Distinct()
        where !IsAllele(gene, allele)
        select Fault("kb.unknown-allele", $"pharmacogenes/alleles/{gene.Gene}.tsv", $"A priority for unphased data names {allele}, which is no allele of {gene.Gene}.");

    private static bool IsKey(Pharmacogene gene, string key)
    {
        if (key is GeneKeys.NoResult or GeneKeys.Indeterminate or "n/a") return true;
        foreach (string suffix in (ReadOnlySpan<string>)[GeneKeys.WithActiveAllele, GeneKeys.WithoutActiveAllele])
            if (key.EndsWith(suffix, StringComparison.Ordinal))
                key = key[..^suffix.Length];
        bool isScore = decimal.TryParse(key.TrimStart('≥'), System.Globalization.CultureInfo.InvariantCulture, out _);
        return (isScore && gene.FunctionsOrNone.UsesScores) || gene.FunctionsOrNone.Phenotypes.Contains(key)
            || (gene.Gene.StartsWith("HLA-", StringComparison.Ordinal) && (key.EndsWith(" positive", StringComparison.Ordinal) || key.EndsWith(" negative", StringComparison.Ordinal)))
            || (key.Contains('/') && key.Split('/').All(a => IsAllele(gene, a)));
    }

    private static bool IsAllele(Pharmacogene gene, string name) =>
        gene.FunctionsOrNone.Knows(name) || gene.Definition?.Alleles.Any(a => a.Name == name || a.ReportedAs == name) == true;

    private static Issue Fault(string code, string table, string message) => new(code, IssueSeverity.Error, message, Remedy, new SourceLocation(table));
}
