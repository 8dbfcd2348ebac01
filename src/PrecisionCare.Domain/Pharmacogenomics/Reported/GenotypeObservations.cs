using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PrecisionCare.Patients;
using PrecisionCare.Variants.Reported;

namespace PrecisionCare.Pharmacogenomics.Reported;

/// <summary>
/// Results of genes that stand in the clinical record: genotypes, pairs of haplotypes and metaboliser phenotypes as HL7 Genomics Reporting codes them (by
/// component code, whatever the profile), and HLA typing. Of several results for a gene the newest counts.
/// </summary>
public static partial class GenotypeObservations
{
    /// <summary>A call for each gene with a final result, each naming its observation.</summary>
    public static ImmutableArray<OutsideCall> Of(ClinicalRecord record)
    {
        var final = record.Observations.Where(o => !o.EnteredInError && o.Status == ObservationStatus.Final).ToList();
        var results = final.SelectMany(Results).GroupBy(r => r.Gene, StringComparer.Ordinal);
        return [.. results.OrderBy(g => g.Key, StringComparer.Ordinal).SelectMany(g => HlaGene().IsMatch(g.Key) ? Hla(g.Key, [.. g]) : Newest(g.Key, [.. g]))];
    }

    /// <summary>Genes of which an observation states a result, whatever its status.</summary>
    public static IEnumerable<string> GenesIn(Observation observation) => Results(observation).Select(r => r.Gene).Distinct();

    private enum Kind { Genotype, Haplotype, Phenotype, Presence }

    private sealed record Result(string Gene, Kind Kind, string Text, Observation From);

    private static IEnumerable<Result> Results(Observation observation)
    {
        if (observation.Value?.InWords() is not { Length: > 0 } text) return [];
        var stated = observation.Components.Where(c => c.Code.Has(CodeSystems.Loinc, GenomicsCodes.GeneStudied)).Select(c => Symbol(c.Value)).OfType<string>().FirstOrDefault();
        Kind? kind = observation.Asks(GenomicsCodes.Genotype) ? Kind.Genotype
            : observation.Asks(GenomicsCodes.Haplotype) ? Kind.Haplotype
            : observation.Asks(GenomicsCodes.DrugMetabolism) ? Kind.Phenotype : null;
        if (kind is not { } known) return HlaOf(observation, text);
        string gene = stated ?? LeadingSymbol().Match(text).Groups[1].Value;
        return gene.Length == 0 ? [] : [new Result(gene, known, WithoutGene(text, gene), observation)];
    }

    /// <summary>HLA typing without Genomics Reporting: a test named for one allele, or a gene's type with its alleles in words.</summary>
    private static IEnumerable<Result> HlaOf(Observation observation, string text)
    {
        if (HlaTest().Match(observation.Code.Label) is not { Success: true } test) return [];
        string gene = $"HLA-{test.Groups[1].Value}";
        if (test.Groups[2].Success) return Presence(observation, text) is { } present ? [new Result(gene, Kind.Presence, $"*{test.Groups[2].Value} {present}", observation)] : [];
        string[] alleles = [.. HlaAllele().Matches(text).Select(m => "*" + m.Groups[1].Value)];
        return alleles.Length switch
        {
            1 => [new Result(gene, Kind.Presence, $"{alleles[0]} positive", observation)],
            2 => [new Result(gene, Kind.Genotype, string.Join('/', alleles), observation)],
            _ => [],
        };
    }

    private static IEnumerable<OutsideCall> Newest(string gene, ImmutableArray<Result> results)
    {
        var genotypes = Latest(results.Where(r => r.Kind == Kind.Genotype));
        if (genotypes.IsEmpty && Latest(results.Where(r => r.Kind == Kind.Haplotype)) is [var first, var second])
            genotypes = [first with { Kind = Kind.Genotype, Text = $"{first.Text}/{second.Text}" }];
        string? phenotype = Latest(results.Where(r => r.Kind == Kind.Phenotype)) is [var only] ? only.Text : null;
        if (!genotypes.IsEmpty) return genotypes.Select(g => Call(gene, g.Text, phenotype, g.From)).Distinct();
        return phenotype is null ? [] : [Call(gene, null, phenotype, results.First(r => r.Kind == Kind.Phenotype && r.Text == phenotype).From)];
    }

    /// <summary>A whole type answers for every allele; single findings answer each for itself, and one allele alone says nothing of the other copy.</summary>
    private static IEnumerable<OutsideCall> Hla(string gene, ImmutableArray<Result> results)
    {
        var types = Latest(results.Where(r => r.Kind == Kind.Genotype && r.Text.Contains('/')));
        if (types.IsEmpty && Latest(results.Where(r => r.Kind == Kind.Haplotype)) is [var first, var second])
            types = [first with { Text = $"{first.Text}/{second.Text}" }];
        if (!types.IsEmpty) return types.Select(t => Call(gene, t.Text, null, t.From)).Distinct();
        // A phenotype in words says of no allele that it is there; what says so of one, positive or negative, stands as it is.
        var findings = results.Where(r => r.Kind != Kind.Phenotype || Finding().IsMatch(r.Text)).Select(r => r.Kind is Kind.Presence or Kind.Phenotype ? r : r with { Text = $"{r.Text} positive" })
            .GroupBy(r => r.Text.Split(' ')[0], StringComparer.Ordinal).Select(g => g.MaxBy(r => r.From.Effective?.Latest)!).OrderBy(r => r.Text, StringComparer.Ordinal).ToList();
        return findings.Count == 0 ? [] : [Call(gene, null, string.Join("; ", findings.Select(f => f.Text)), findings[0].From)];
    }

    private static ImmutableArray<Result> Latest(IEnumerable<Result> results)
    {
        var all = results.ToList();
        return all.Count == 0 ? [] : [.. all.Where(r => r.From.Effective?.Latest == all.Max(a => a.From.Effective?.Latest))];
    }

    private static OutsideCall Call(string gene, string? diplotype, string? phenotype, Observation from) =>
        new(gene, diplotype, phenotype, null, new SourceLocation(from.Source.File, null, from.Source.Path)) { FactId = from.Id };

    private static string? Symbol(ObservationValue? gene) =>
        gene?.InWords() is { } words && GeneSymbol().Match(words.Trim()) is { Success: true } symbol ? symbol.Value : null;

    private static string WithoutGene(string text, string gene)
    {
        string rest = text.Trim();
        string[] alleles = [.. rest.Split('/').Select(part => part.Trim())];
        string locus = gene.StartsWith("HLA-", StringComparison.Ordinal) ? gene[4..] : gene;
        return string.Join('/', alleles.Select(a => Without(Without(a, gene), locus)));
    }

    private static string Without(string allele, string prefix) => allele.StartsWith(prefix, StringComparison.Ordinal) ? allele[prefix.Length..].TrimStart() : allele;

    /// <summary>Found or not, by word, by LOINC answer or by interpretation; <c>null</c> where that is not said.</summary>
    private static string? Presence(Observation observation, string text) =>
        observation.Interpretations.Contains("POS") || Found().IsMatch(text) ? "positive"
        : observation.Interpretations.Contains("NEG") || NotFound().IsMatch(text) ? "negative" : null;

    [GeneratedRegex(@"^\*\d{2,3}:\d{2,3} (positive|negative)$")]
    private static partial Regex Finding();

    [GeneratedRegex("^HLA-[A-Z0-9]+$")]
    private static partial Regex HlaGene();

    [GeneratedRegex("^[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)?$")]
    private static partial Regex GeneSymbol();

    [GeneratedRegex(@"^([A-Z][A-Z0-9]*(?:-[A-Z0-9]+)?)\s*\*")]
    private static partial Regex LeadingSymbol();

    [GeneratedRegex(@"\bHLA-(A|B)(?:\s*\*\s*(\d{2,3}:\d{2,3}))?\b")]
    private static partial Regex HlaTest();

    [GeneratedRegex(@"\*?\b(\d{2,3}:\d{2,3})")]
    private static partial Regex HlaAllele();

    [GeneratedRegex(@"^(positive|detected|present|found)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Found();

    [GeneratedRegex(@"^(negative|not detected|absent|not found|none detected)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NotFound();
}
