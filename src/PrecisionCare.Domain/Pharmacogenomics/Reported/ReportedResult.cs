using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics.Definitions;
using PrecisionCare.Pharmacogenomics.Functions;
using PrecisionCare.Pharmacogenomics.Phenotyping;

namespace PrecisionCare.Pharmacogenomics.Reported;

/// <summary>One report of a gene, interpreted.</summary>
/// <param name="Label">Alleles between a slash, or the phenotype where no alleles were reported.</param>
/// <param name="IsDiplotype">Whether alleles were reported.</param>
/// <param name="Readings">Usually one; several where the report leaves the score open.</param>
internal sealed record ReportedResult(string Label, bool IsDiplotype, ImmutableArray<DiplotypeResult> Readings)
{
    private static readonly ImmutableArray<string> NoCall = [".", "./.", ".|."];

    /// <summary>The report's meaning; <c>null</c>, with an Issue, when it states no call or cannot be used.</summary>
    public static ReportedResult? Of(Pharmacogene gene, OutsideCall report, ImmutableArray<Issue>.Builder issues)
    {
        if (report.Diplotype is { } stated && NoCall.Contains(stated))
        {
            issues.Add(new Issue(
                "outside.no-call", IssueSeverity.Information, $"The laboratory reported no call for {gene.Gene}.", "Repeat the test if the gene matters.", report.Where));
            return null;
        }
        var reader = new ReportedAlleles(gene);
        string[] alleles = report.Diplotype is { } diplotype ? reader.Split(diplotype) : [];
        if (alleles.Length > (gene.Rules.SingleAllele ? 1 : 2) || Array.Exists(alleles, a => a.Length == 0))
        {
            issues.Add(new Issue(
                "outside.alleles", IssueSeverity.Error, $"{report.Diplotype} is not {(gene.Rules.SingleAllele ? "one allele" : "one or two alleles")} of {gene.Gene}.",
                "Write the alleles between a single slash.", report.Where));
            return null;
        }
        var readings = alleles.Length == 0 ? [] : ReadingsOf(gene, [.. alleles.Select(reader.Read)]);
        readings = Reported(gene, report, readings, issues);
        string label = alleles.Length == 0 ? WithoutAlleles(readings, report) : LabelOf(gene, readings, alleles, reader);
        return new ReportedResult(label, alleles.Length > 0, readings);
    }

    private static ImmutableArray<DiplotypeResult> ReadingsOf(Pharmacogene gene, ImmutableArray<AlleleFunction>[] alleles)
    {
        if (gene.Rules.TrackedAlleles is { IsEmpty: false } tracked) return [Tracked([.. alleles.Select(a => a[0])], tracked)];
        IEnumerable<ImmutableArray<AlleleFunction>> pairs = alleles is [var first, var second]
            ? first.SelectMany(a => second.Select(b => Ordered(a, b)))
            : alleles[0].Select(a => ImmutableArray.Create(a));
        return [.. pairs.Select(pair => Phenotyper.Reading(gene, pair)).DistinctBy(r => r.Label)];
    }

    private static ImmutableArray<AlleleFunction> Ordered(AlleleFunction one, AlleleFunction other) =>
        AlleleNameOrder.Instance.Compare(one.Name, other.Name) <= 0 ? [one, other] : [other, one];

    /// <summary>An allele typed to more fields than are tracked (<c>*57:01:01</c>) counts as the tracked one.</summary>
    private static DiplotypeResult Tracked(ImmutableArray<AlleleFunction> alleles, ImmutableArray<string> tracked)
    {
        string label = string.Join('/', alleles.Select(a => a.Name).Order(AlleleNameOrder.Instance));
        return new DiplotypeResult(label, alleles, null, null, null)
        {
            LookupKeys = [.. tracked.Select(t => $"{t} {(alleles.Any(a => a.Name.Contains(t, StringComparison.Ordinal)) ? "positive" : "negative")}")],
        };
    }

    /// <summary>What was reported beside the alleles, or instead of them, takes the place of what follows from the alleles.</summary>
    private static ImmutableArray<DiplotypeResult> Reported(
        Pharmacogene gene, OutsideCall report, ImmutableArray<DiplotypeResult> readings, ImmutableArray<Issue>.Builder issues)
    {
        var functions = gene.FunctionsOrNone;
        string? phenotype = null, score = null;
        if (report.Phenotype is { } text)
        {
            phenotype = ReportedPhenotype.Normalise(text, functions, out bool recognised);
            if (!recognised && gene.Rules.TrackedAlleles.IsEmpty)
                issues.Add(new Issue(
                    "outside.phenotype", IssueSeverity.Warning, $"'{text}' is no phenotype that {gene.Gene} is looked up by.",
                    $"Use one of {string.Join(", ", functions.Phenotypes)}.", report.Where));
        }
        if (report.ActivityScore is { } value && ActivityScore.TryParse(value, out var parsed) && functions.UsesScores)
        {
            score = parsed.ToString();
            phenotype ??= functions.OfScore(parsed).Phenotype;
        }
        if (phenotype is null && score is null) return readings;
        if (readings.FirstOrDefault(r => (phenotype is not null && r.Phenotype != phenotype) || (score is not null && r.ActivityScore != score)) is { } other
            && gene.Rules.TrackedAlleles.IsEmpty)
            issues.Add(new Issue(
                "outside.contradicts", IssueSeverity.Information,
                $"{gene.Gene} {other.Label} would be {other.Phenotype}{(other.ActivityScore is { } s ? $" ({s})" : "")}; the reported {phenotype} {score} is used.",
                "Ask the laboratory which of the two holds.", report.Where));
        return Overruled(gene, readings, phenotype, score);
    }

    private static ImmutableArray<DiplotypeResult> Overruled(Pharmacogene gene, ImmutableArray<DiplotypeResult> readings, string? phenotype, string? score)
    {
        if (gene.Rules.TrackedAlleles is { IsEmpty: false })
        {
            // Findings on several alleles of one gene hold at once: *15:02 negative; *57:01 positive.
            string[] findings = (phenotype ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return [new DiplotypeResult(phenotype ?? "", [], null, null, findings is [var one] ? one : null) { LookupKeys = [.. findings] }];
        }

        var basis = readings.IsEmpty ? new DiplotypeResult("", [], null, null, null) : readings[0];
        if (!gene.FunctionsOrNone.UsesScores) return [basis with { Phenotype = phenotype, LookupKey = phenotype, LookupKeys = phenotype is null ? [] : [phenotype] }];
        if (score is not null) return [Scored(basis, phenotype, score)];
        if (readings.Length > 0 && readings.All(r => r.Phenotype == phenotype)) return readings;
        ImmutableArray<string> scores = gene.FunctionsOrNone.ScoresOf(phenotype!);
        return scores.IsEmpty ? [Scored(basis, phenotype, null)] : [.. scores.Select(s => Scored(basis, phenotype, s))];
    }

    private static DiplotypeResult Scored(DiplotypeResult reading, string? phenotype, string? score) =>
        reading with { Phenotype = phenotype, ActivityScore = score, LookupKey = score, LookupKeys = score is null ? [] : [score] };

    private static string WithoutAlleles(ImmutableArray<DiplotypeResult> readings, OutsideCall report)
    {
        string? phenotype = readings.Select(r => r.Phenotype ?? r.LookupKey).FirstOrDefault();
        string? score = readings.Select(r => r.ActivityScore).Distinct().ToList() is [{ } only] && report.ActivityScore is not null ? only : null;
        return (phenotype, score) switch
        {
            ({ } p, { } s) => $"{p} ({s})",
            ({ } p, null) => p,
            (null, { } s) => s,
            _ => report.ActivityScore ?? report.Phenotype ?? "",
        };
    }

    private static string LabelOf(Pharmacogene gene, ImmutableArray<DiplotypeResult> readings, string[] alleles, ReportedAlleles reader)
    {
        string[] names = readings.Length == 1 && readings[0].Alleles.Length == alleles.Length
            ? [.. readings[0].Alleles.Select(a => a.Name)]
            : [.. alleles.Select(a => reader.Read(a) is [var only] ? only.Name : a).Order(AlleleNameOrder.Instance)];
        return GeneLabels.Of(gene, names[0], names.ElementAtOrDefault(1));
    }
}
