using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PrecisionCare.Pharmacogenomics.Functions;

/// <summary>What a pair of alleles (or the single one of a haploid gene) means.</summary>
/// <param name="Phenotype">CPIC term; <c>null</c> where none is defined.</param>
/// <param name="ActivityScore">As published (<c>1.25</c>, <c>≥3.0</c>, <c>n/a</c>); <c>null</c> for genes without scores.</param>
public readonly record struct PairMeaning(string? Phenotype, string? ActivityScore);

/// <summary>
/// What is known of the alleles of a gene and how a phenotype follows: from the two functions, or, for genes with activity scores, from the sum of the two
/// values. Every rule was checked against the source's own table of diplotypes when it was built.
/// </summary>
public sealed class GeneFunctions
{
    /// <summary>The score and phenotype text for a diplotype of a score gene with an allele whose value is not known.</summary>
    public const string NotAvailable = "n/a";

    private const string Indeterminate = "Indeterminate";

    private readonly FrozenDictionary<string, AlleleFunction> _alleles;
    private readonly Dictionary<(string, string), PairMeaning> _rules;

    /// <param name="gene">HGNC symbol.</param>
    /// <param name="usesScores">Whether the rules are keyed by activity value.</param>
    /// <param name="alleles">In the source's order.</param>
    /// <param name="rules">Function or value of both alleles (the second empty for a haploid gene) to what they mean.</param>
    public GeneFunctions(
        string gene, bool usesScores, ImmutableArray<AlleleFunction> alleles, ImmutableArray<(string First, string Second, PairMeaning Meaning)> rules)
    {
        Gene = gene;
        UsesScores = usesScores;
        Alleles = alleles;
        Rules = rules;
        _alleles = alleles.ToFrozenDictionary(a => a.Name, StringComparer.Ordinal);
        _rules = [];
        foreach (var (first, second, meaning) in rules) _rules[Key(first, second)] = meaning;
    }

    public string Gene { get; }

    /// <summary>Guidelines of the gene are looked up by activity score.</summary>
    public bool UsesScores { get; }

    public ImmutableArray<AlleleFunction> Alleles { get; }

    public ImmutableArray<(string First, string Second, PairMeaning Meaning)> Rules { get; }

    /// <summary>The phenotype terms in use, in the order of the rules.</summary>
    public IEnumerable<string> Phenotypes => Rules.Select(r => r.Meaning.Phenotype).OfType<string>().Distinct();

    public bool Knows(string allele) => _alleles.ContainsKey(allele);

    /// <summary>The allele's function; without one when the source has not assigned any.</summary>
    public AlleleFunction Of(string allele) => _alleles.GetValueOrDefault(allele) ?? new AlleleFunction(allele, null, null);

    /// <summary>What a pair means.</summary>
    /// <param name="first">One allele.</param>
    /// <param name="second">The other; <c>null</c> when there is only one.</param>
    public PairMeaning Of(AlleleFunction first, AlleleFunction? second)
    {
        string? one = UsesScores ? first.ActivityValue : first.Function;
        string? other = second is null ? "" : UsesScores ? second.ActivityValue : second.Function;
        if (one is not null && other is not null && _rules.TryGetValue(Key(one, other), out var meaning)) return meaning;
        if (!UsesScores) return default;
        return second is not null && Functions.ActivityScore.Sum(one, other) is { } score ? OfScore(score) : new PairMeaning(Indeterminate, NotAvailable);
    }

    /// <summary>The phenotypes that go with an activity score, which is written as CPIC writes it.</summary>
    public PairMeaning OfScore(ActivityScore score)
    {
        string text = score.ToString();
        foreach (var (_, _, meaning) in Rules)
            if (meaning.ActivityScore == text)
                return meaning;
        return new PairMeaning(Indeterminate, NotAvailable);
    }

    /// <summary>Every score that goes with a phenotype, lowest first.</summary>
    public ImmutableArray<string> ScoresOf(string phenotype) =>
    [
        .. Rules.Where(r => r.Meaning.Phenotype == phenotype && r.Meaning.ActivityScore is not null)
            .Select(r => r.Meaning.ActivityScore!)
            .Distinct()
            .OrderBy(s => Functions.ActivityScore.TryParse(s, out var score) ? score : default),
    ];

    private static (string, string) Key(string first, string second) => string.CompareOrdinal(first, second) <= 0 ? (first, second) : (second, first);
}
