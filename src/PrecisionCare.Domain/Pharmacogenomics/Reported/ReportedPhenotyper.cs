using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics.Definitions;
using PrecisionCare.Pharmacogenomics.Phenotyping;

namespace PrecisionCare.Pharmacogenomics.Reported;

/// <summary>
/// What a laboratory's report says of a gene: alleles with functions, or only a phenotype or a score. What was reported wins over what would follow from it, and a
/// disagreement is said.
/// </summary>
internal static class ReportedPhenotyper
{
    /// <param name="gene">The gene.</param>
    /// <param name="reports">At least one report of the gene.</param>
    /// <param name="own">What the VCF gave, which the report replaces.</param>
    public static GeneResult Interpret(Pharmacogene gene, IReadOnlyList<OutsideCall> reports, GeneResult own)
    {
        var issues = ImmutableArray.CreateBuilder<Issue>();
        var interpreted = reports.Select(r => ReportedResult.Of(gene, r, issues)).OfType<ReportedResult>().ToList();
        ImmutableArray<string> labels = [.. interpreted.Select(r => r.Label).Distinct()];
        var result = new GeneResult
        {
            Gene = gene.Gene,
            Status = interpreted.Count > 0 ? GeneCallStatus.Reported : GeneCallStatus.NoCall,
            SourceDiplotypes = [.. interpreted.Where(r => r.IsDiplotype).Select(r => r.Label).Distinct()],
            Labels = labels,
            Positions = own.Positions,
            OtherGenotypes = own.OtherGenotypes,
            FromVcf = own.Status == GeneCallStatus.NotCovered ? null : own,
            Facts = [.. reports.Select(r => r.FactId ?? r.Where.ToString()).Distinct()],
        };
        if (own.HasCall && interpreted.Count > 0 && !own.Labels.SequenceEqual(labels))
            issues.Add(new Issue(
                "pgx.report-differs", IssueSeverity.Information,
                $"{gene.Gene}: the laboratory reported {string.Join(" or ", labels)}, the VCF gives {string.Join(" or ", own.Labels)}; the report is used.",
                "Ask the laboratory which method covers the alleles in question.", reports[0].Where));
        return Phenotyper.WithReadings(result with { Issues = issues.ToImmutable() }, [.. interpreted.SelectMany(r => r.Readings)]);
    }
}
