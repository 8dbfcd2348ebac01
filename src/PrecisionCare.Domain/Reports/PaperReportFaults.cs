using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PrecisionCare.Decisions;
using PrecisionCare.Knowledge;
using PrecisionCare.Pharmacogenomics.Reported;

namespace PrecisionCare.Reports;

/// <summary>Finds what keeps a report from being entered: everything at once, each beside its field (<c>Results[0].Coding</c>).</summary>
public static partial class PaperReportFaults
{
    /// <param name="report">As typed.</param>
    /// <param name="born">The first day on which the patient may have been born; <c>null</c> when it is not known.</param>
    /// <param name="today">No report is from a later day.</param>
    /// <param name="knowledge">Knows the criteria and the pharmacogenes.</param>
    public static ImmutableArray<DecisionFault> Of(PaperReport report, DateOnly? born, DateOnly today, KnowledgeBase knowledge)
    {
        var faults = new List<DecisionFault>();
        Line(nameof(report.Laboratory), report.Laboratory, "Write the name of the laboratory.");
        Line(nameof(report.Number), report.Number, "Write the number that the laboratory gave the report.");
        if (report.Day is { } day && day > today) Add(nameof(report.Day), "The day lies in the future.");
        if (report.Day is { } early && early < born) Add(nameof(report.Day), "The day lies before the patient's birth.");
        Short(nameof(report.Method), report.Method, PaperReport.LongestText);
        Short(nameof(report.Conclusion), report.Conclusion, PaperReport.LongestText);
        Symbols(nameof(report.Tested), report.Tested);
        if (report.Results.IsEmpty) Add(nameof(report.Results), "Enter at least one result, or say in which genes nothing was found.");
        for (int i = 0; i < report.Results.Length; i++)
        {
            string at = $"{nameof(report.Results)}[{i}].";
            switch (report.Results[i])
            {
                case PaperVariant variant: OfVariant(at, variant); break;
                case PaperGenotype genotype: OfGenotype(at, genotype); break;
                case PaperNothingFound nothing: OfNothing(at, nothing); break;
            }
        }
        foreach (var twice in report.Results.Select((r, i) => (r, i)).Where(r => r.r is PaperVariant { Name.Length: > 0 }).GroupBy(r => ((PaperVariant)r.r).Gene + " " + ((PaperVariant)r.r).Name).Where(g => g.Count() > 1))
            Add($"{nameof(report.Results)}[{twice.Last().i}].{nameof(PaperVariant.Coding)}", $"{twice.Key} stands here twice.");
        foreach (var twice in report.Results.Select((r, i) => (r, i)).Where(r => r.r is PaperGenotype { Gene: { Length: > 0 } gene } && !IsHla(gene)).GroupBy(r => ((PaperGenotype)r.r).Gene).Where(g => g.Count() > 1))
            Add($"{nameof(report.Results)}[{twice.Last().i}].{nameof(PaperGenotype.Gene)}", $"{twice.Key} has two results here. Keep the one that the report states.");
        foreach (var twice in report.Results.Select((r, i) => (r, i)).Where(r => r.r is PaperGenotype { Diplotype: { Length: > 0 }, Gene: { Length: > 0 } gene } && IsHla(gene)).GroupBy(r => ((PaperGenotype)r.r).Gene).Where(g => Contradict(g.Select(r => (PaperGenotype)r.r))))
            Add($"{nameof(report.Results)}[{twice.Last().i}].{nameof(PaperGenotype.Diplotype)}", $"{twice.Key} has two results here for the same allele. Keep the one that the report states.");
        return [.. faults];

        void OfVariant(string at, PaperVariant variant)
        {
            Gene(at, variant.Gene);
            if (variant.Transcript is { } transcript && HgvsText.TranscriptFault(transcript) is { } ofTranscript) Add(at + nameof(variant.Transcript), ofTranscript);
            if (variant.Coding is { } coding && HgvsText.CodingFault(coding) is { } ofCoding) Add(at + nameof(variant.Coding), ofCoding);
            if (variant.Protein is { } protein && HgvsText.ProteinFault(protein) is { } ofProtein) Add(at + nameof(variant.Protein), ofProtein);
            if (variant.Name.Length == 0) Add(at + nameof(variant.Coding), "Write the change as the report names it.");
            Short(at + nameof(variant.Coding), variant.Coding);
            Short(at + nameof(variant.Protein), variant.Protein);
            Short(at + nameof(variant.OtherName), variant.OtherName);
            Short(at + nameof(variant.Criteria), variant.Criteria);
            if (variant.Zygosity is null) Add(at + nameof(variant.Zygosity), "Choose on how many copies the change lies, or that the report does not say.");
            if (variant.Origin is null) Add(at + nameof(variant.Origin), "Choose where it was found, or that the report does not say. A change of the tumour alone is not inherited.");
            if (variant.Class is null) Add(at + nameof(variant.Class), "Choose the class that the laboratory gave, or that it gave none.");
            Short(at + nameof(variant.Condition), variant.Condition);
            foreach (string word in UnreadCriteria(variant.Criteria)) Add(at + nameof(variant.Criteria), $"‘{word}’ is no criterion of ACMG/AMP. Write codes such as PVS1 or PM2_Supporting.");
        }

        void OfGenotype(string at, PaperGenotype genotype)
        {
            Gene(at, genotype.Gene);
            if (IsHla(genotype.Gene) && genotype.Phenotype is not null) Add(at + nameof(genotype.Phenotype), "Write the finding of an HLA gene under its alleles, such as *57:01 negative.");
            if (genotype.Diplotype is null && genotype.Phenotype is null) Add(at + nameof(genotype.Diplotype), "Write the alleles, or the phenotype where the report names no alleles.");
            Short(at + nameof(genotype.Diplotype), genotype.Diplotype);
            Short(at + nameof(genotype.Phenotype), genotype.Phenotype);
            if (genotype.Diplotype is not { } alleles) return;
            if (IsHla(genotype.Gene))
            {
                if (!HlaFinding().IsMatch(alleles) && !HlaPair().IsMatch(alleles)) Add(at + nameof(genotype.Diplotype), "Write both alleles, such as *15:02/*57:01, or one with its finding, such as *57:01 positive.");
            }
            else if (ReportedGenotypes.Faulty(genotype, knowledge) is { } fault)
                Add(at + nameof(genotype.Diplotype), fault);
        }

        void OfNothing(string at, PaperNothingFound nothing)
        {
            if (nothing.In.IsEmpty) Add(at + nameof(nothing.In), "Write the genes in which nothing was found.");
            Symbols(at + nameof(nothing.In), nothing.In);
            foreach (string gene in nothing.In.Intersect(report.Results.Where(r => r is not PaperNothingFound).SelectMany(r => r.Genes)))
                Add(at + nameof(nothing.In), $"{gene} has a result in this report: it cannot be a gene in which nothing was found.");
        }

        IEnumerable<string> UnreadCriteria(string? criteria)
        {
            foreach (string part in (criteria ?? "").Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                string[] codes = [.. part.Split(' ').Where(w => LooksLikeCode().IsMatch(w))];
                if (codes.Length == 0) yield return part;
                foreach (string code in codes.Where(c => knowledge.VariantCriteria.In([c]).IsEmpty)) yield return code;
            }
        }

        void Symbols(string field, ImmutableArray<string> symbols)
        {
            if (symbols.Length > PaperReport.MostGenes) Add(field, $"At most {PaperReport.MostGenes} genes, please. Describe larger panels and exomes under the method.");
            else foreach (string gene in symbols.Where(g => !ReportedGene.HasForm(g))) Add(field, NoSymbol(gene));
        }

        void Gene(string at, string gene)
        {
            if (gene.Length == 0) Add(at + "Gene", "Write the symbol of the gene.");
            else if (!ReportedGene.HasForm(gene)) Add(at + "Gene", NoSymbol(gene));
        }

        void Line(string field, string text, string missing)
        {
            if (text.Length == 0) Add(field, missing);
            Short(field, text);
        }

        void Short(string field, string? text, int longest = PaperReport.LongestLine)
        {
            if (text?.Length > longest) Add(field, $"At most {longest} letters, please.");
        }

        void Add(string field, string message) => faults.Add(new DecisionFault(field, message));
    }

    /// <summary>Two types of one HLA gene, a type beside a finding, or two findings of one allele: one of them would win unseen.</summary>
    private static bool Contradict(IEnumerable<PaperGenotype> ofGene)
    {
        var findings = ofGene.Select(g => PaperReportText.HlaFinding(g.Gene, g.Diplotype!)?.Allele).ToList();
        return findings.Count > 1 && (findings.Contains(null) || findings.Distinct().Count() < findings.Count);
    }

    internal static bool IsHla(string gene) => gene.StartsWith("HLA-", StringComparison.Ordinal);

    private static string NoSymbol(string gene) => $"‘{gene}’ has not the form of a gene's symbol. Write it as HGNC does, such as BRCA1 or C9orf72.";

    [GeneratedRegex("^[(\\[]?[A-Za-z]{2,3}[0-9]")]
    private static partial Regex LooksLikeCode();

    [GeneratedRegex(@"^\*?\d{2,3}:\d{2,3} (positive|negative)$", RegexOptions.IgnoreCase)]
    internal static partial Regex HlaFinding();

    [GeneratedRegex(@"^\*?\d{2,3}:\d{2,3}(:\d{2,3})*/\*?\d{2,3}:\d{2,3}(:\d{2,3})*$")]
    private static partial Regex HlaPair();
}
