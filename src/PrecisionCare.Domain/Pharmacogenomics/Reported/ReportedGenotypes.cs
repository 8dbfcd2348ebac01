using System.Collections.Immutable;
using PrecisionCare.Knowledge;
using PrecisionCare.Reports;

namespace PrecisionCare.Pharmacogenomics.Reported;

/// <summary>What may be wrong with a genotype that a person reads off a report, by the definitions that conclusions are drawn from.</summary>
internal static class ReportedGenotypes
{
    /// <summary>Why the alleles cannot be read at all; <c>null</c> when they can, or when the gene is not known.</summary>
    public static string? Faulty(PaperGenotype genotype, KnowledgeBase knowledge) =>
        IssuesOf(genotype, knowledge).FirstOrDefault(i => i.Severity == IssueSeverity.Error) is { } issue ? $"{issue.Message} {issue.Remedy}" : null;

    /// <summary>What a reader should look at again, in words.</summary>
    public static IEnumerable<string> Doubts(PaperGenotype genotype, KnowledgeBase knowledge)
    {
        if (knowledge.Pharmacogenes[genotype.Gene] is not { } gene)
        {
            yield return $"{genotype.Gene} is not among the pharmacogenes known here: the result is kept, and no advice on medicines follows from it.";
            yield break;
        }
        if (genotype.Diplotype is { } text && gene.Rules.TrackedAlleles.IsEmpty)
        {
            var alleles = new ReportedAlleles(gene);
            foreach (string allele in alleles.Split(text).Where(a => alleles.Read(a).All(f => f.Function is null && f.ActivityValue is null && gene.Definition?.Alleles.Any(d => (d.ReportedAs ?? d.Name) == f.Name || d.Name == f.Name) != true)).Distinct())
                yield return $"{genotype.Gene} {allele} is not among the alleles defined here: check it against the report. It is kept as it is written, and what it does is not known.";
        }
        foreach (var issue in IssuesOf(genotype, knowledge).Where(i => i.Severity != IssueSeverity.Error)) yield return $"{issue.Message} {issue.Remedy}";
    }

    private static ImmutableArray<Issue> IssuesOf(PaperGenotype genotype, KnowledgeBase knowledge)
    {
        var issues = ImmutableArray.CreateBuilder<Issue>();
        if (knowledge.Pharmacogenes[genotype.Gene] is { } gene && !PaperReportFaults.IsHla(genotype.Gene))
            ReportedResult.Of(gene, new OutsideCall(genotype.Gene, genotype.Diplotype, genotype.Phenotype, null, new SourceLocation("report")), issues);
        return issues.ToImmutable();
    }
}
