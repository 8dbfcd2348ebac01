using System.Collections.Immutable;
using PrecisionCare.Knowledge;
using PrecisionCare.Pharmacogenomics.Reported;
using PrecisionCare.Variants.Reported;

namespace PrecisionCare.Reports;

/// <summary>What a person should look at again before a report is kept. Nothing of it keeps the report from being entered: the paper decides.</summary>
public static class PaperReportDoubts
{
    /// <param name="report">Without faults.</param>
    /// <param name="knowledge">Genes, alleles and criteria that are known.</param>
    public static ImmutableArray<string> Of(PaperReport report, KnowledgeBase knowledge) =>
    [
        .. report.AllTested.Where(g => knowledge.GeneCodes.Like(g) is null).ToList() is { Count: > 0 } unknown
            ? (string[])[$"{string.Join(", ", unknown)}: not in the list of genes known here. Check the spelling against the report; HGNC has the valid symbols."] : [],
        .. report.Results.SelectMany(r => r switch
        {
            PaperVariant variant => OfVariant(variant, knowledge.VariantCriteria),
            PaperGenotype genotype => ReportedGenotypes.Doubts(genotype, knowledge),
            _ => [],
        }),
    ];

    /// <summary>Results that the record has already: the same report, or the same change of the same day.</summary>
    /// <param name="report">Without faults.</param>
    /// <param name="reports">Reports of the record.</param>
    /// <param name="variants">Variants of the record.</param>
    public static ImmutableArray<string> Repeated(PaperReport report, ImmutableArray<LaboratoryReport> reports, ImmutableArray<ReportedVariant> variants) =>
    [
        .. reports.Where(r => Same(r.Number, report.Number) && Same(r.Laboratory, report.Laboratory)).Take(1)
            .Select(r => $"A report of {r.Laboratory} with the number {r.Number} is in the record already{(r.Entered is { } by ? $" ({by.Words})" : "")}."),
        .. report.Results.OfType<PaperVariant>().Where(p => variants.Any(v => v.Gene == p.Gene && (v.CodingChange ?? v.ProteinChange ?? v.OtherName) == p.Name && v.Date?.Day == report.Day))
            .Select(p => $"{p.Gene} {p.Name} of the same day is in the record already."),
    ];

    private static IEnumerable<string> OfVariant(PaperVariant variant, AcmgCriteria criteria)
    {
        if (variant.Coding is not null && variant.Transcript is null) yield return $"{variant.Gene} {variant.Coding}: no reference sequence is named. Positions differ between transcripts: add it if the report has it.";
        if (variant.Transcript is { } transcript && HgvsText.LacksVersion(transcript)) yield return $"{transcript} has no version. Positions may differ between versions: add it if the report has it.";
        if (variant.Class is not { } stated || stated == Pathogenicity.NotStated || variant.Criteria is not { } text) yield break;
        var assertion = new VariantAssertion("", stated, null, null, criteria.In([text]), null);
        if (assertion.ByPoints is { } sum && sum != stated)
            yield return $"{variant.Gene} {variant.Name}: by points the criteria come to {Words(sum)}, and {Words(stated)} is entered. Check both against the report.";
    }

    private static string Words(Pathogenicity value) => GenomicsCodes.Classes.First(c => c.Value == value).Answer.Word.ToLowerInvariant();

    private static bool Same(string? one, string other) => string.Equals(Plain(one), Plain(other), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string? text) => string.Concat((text ?? "").Where(char.IsLetterOrDigit));
}
