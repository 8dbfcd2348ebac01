using System.Collections.Immutable;
using System.Globalization;

namespace PrecisionCare.Pharmacogenomics;

/// <summary>One possible reading of a gene as guidelines look it up.</summary>
/// <param name="Gene">HGNC symbol.</param>
/// <param name="Label">The diplotype, or "not tested".</param>
/// <param name="Diplotype">Alleles in ordinal order with a slash, <c>null</c> when unknown.</param>
/// <param name="Phenotype">CPIC term, <c>null</c> where the gene has none.</param>
/// <param name="ActivityScore">As published, <c>null</c> for genes without.</param>
/// <param name="Keys">All that the reading answers to: phenotype, score, tracked HLA alleles.</param>
public sealed record GeneKeys(
    string Gene, string Label, string? Diplotype, string? Phenotype, string? ActivityScore, ImmutableHashSet<string> Keys)
{
    /// <summary>The key under which guidelines list a gene that was not tested.</summary>
    public const string NoResult = "No Result";

    /// <summary>The key of a result to which no phenotype or score could be assigned.</summary>
    public const string Indeterminate = "Indeterminate";

    /// <summary>
    /// A score with or without a fully active allele. The DPWG separates them for DPYD: a score of 1.0 from one inactive allele halves the dose, the same
    /// score from two reduced alleles asks for measuring the enzyme (PMID 31745289).
    /// </summary>
    public const string WithActiveAllele = " with an active allele", WithoutActiveAllele = " without an active allele";

    /// <summary>The possible readings of a gene, one with <see cref="NoResult"/> when it has no call. Readings that guidelines cannot tell apart stay separate.</summary>
    public static ImmutableArray<GeneKeys> Of(string gene, GeneResult? result)
    {
        if (result is not { HasCall: true } || result.Readings.IsEmpty)
            return [new GeneKeys(gene, "not tested", null, null, null, [NoResult])];
        return [.. result.Readings.Select(r => Of(gene, r)).DistinctBy(r => new { r.Label, Keys = string.Join('|', r.Keys.Order(StringComparer.Ordinal)) })];
    }

    /// <summary>Whether the reading answers to a key; a score answers to every <c>≥</c> key that it reaches.</summary>
    public bool AnswersTo(string key) => Keys.Contains(key) || key == Diplotype || Reaches(key);

    private bool Reaches(string key) =>
        key.StartsWith('≥') && Number(key[1..]) is { } least && ActivityScore is not null && Number(ActivityScore) is { } score && score >= least;

    private static GeneKeys Of(string gene, DiplotypeResult reading)
    {
        var keys = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        string? score = Score(reading.ActivityScore);
        foreach (string? key in (IEnumerable<string?>)[.. reading.LookupKeys, reading.Phenotype, score])
            if (key is not null)
                keys.Add(Score(key) ?? key);
        if (keys.Remove("n/a") || keys.Count == 0) keys.Add(Indeterminate);
        if (score is not null) keys.UnionWith(ByActiveAllele(score, reading.Alleles));
        if (gene.StartsWith("HLA-", StringComparison.Ordinal)) keys.UnionWith(reading.Alleles.Select(a => $"{a.Name} positive"));
        return new GeneKeys(gene, reading.Label, Pair(reading.Alleles), reading.Phenotype, score, keys.ToImmutable());
    }

    private static string? Pair(ImmutableArray<AlleleFunction> alleles) =>
        alleles.Length == 2 ? string.Join('/', alleles.Select(a => a.Name).Order(StringComparer.Ordinal)) : null;

    /// <summary>Without alleles, as in a report of a score alone, both are possible.</summary>
    private static IEnumerable<string> ByActiveAllele(string score, ImmutableArray<AlleleFunction> alleles)
    {
        bool known = alleles.Length == 2 && alleles.All(a => a.ActivityValue is not null);
        bool active = alleles.Any(a => Score(a.ActivityValue) == "1.0");
        if (!known || active) yield return score + WithActiveAllele;
        if (!known || !active) yield return score + WithoutActiveAllele;
    }

    /// <summary>Scores as guidelines write them, <c>1.0</c> for <c>1</c>; <c>null</c> for what is no plain number.</summary>
    private static string? Score(string? text) => text is null ? null
        : Number(text) is { } value ? value.ToString("0.0#", CultureInfo.InvariantCulture)
        : text.StartsWith('≥') ? text : null;

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value) ? value : null;
}
