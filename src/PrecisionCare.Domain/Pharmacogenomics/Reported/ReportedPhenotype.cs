using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics.Functions;

namespace PrecisionCare.Pharmacogenomics.Reported;

/// <summary>Brings a phenotype in a laboratory's words to CPIC's standard terms (Caudle 2017, PMID 27441996).</summary>
internal static class ReportedPhenotype
{
    private static readonly ImmutableArray<(string Word, string Term)> Metabolizers =
    [
        ("ultrarapid", "Ultrarapid"), ("ultra-rapid", "Ultrarapid"), ("ultra rapid", "Ultrarapid"), ("rapid", "Rapid"), ("normal", "Normal"),
        ("extensive", "Normal"), ("intermediate", "Intermediate"), ("poor", "Poor"),
        ("um", "Ultrarapid"), ("rm", "Rapid"), ("nm", "Normal"), ("em", "Normal"), ("im", "Intermediate"), ("pm", "Poor"),
    ];

    /// <summary>The standard term, or the text as given when it is none that the gene knows.</summary>
    /// <param name="text">What was reported.</param>
    /// <param name="functions">The gene's functions, for the terms in use.</param>
    /// <param name="recognised">Whether the gene knows the term.</param>
    public static string Normalise(string text, GeneFunctions functions, out bool recognised)
    {
        string plain = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (plain.StartsWith(functions.Gene + " ", StringComparison.OrdinalIgnoreCase)) plain = plain[(functions.Gene.Length + 1)..];
        string? term = Known(plain, functions) ?? Known(Standard(plain), functions);
        recognised = term is not null;
        return term ?? Standard(plain);
    }

    private static string? Known(string term, GeneFunctions functions) =>
        functions.Phenotypes.FirstOrDefault(p => p.Equals(term, StringComparison.OrdinalIgnoreCase));

    private static string Standard(string text)
    {
        string rest = text.ToLowerInvariant().Replace("metaboliser", "metabolizer", StringComparison.Ordinal).Replace("metabolizers", "metabolizer", StringComparison.Ordinal);
        string prefix = rest.StartsWith("likely ", StringComparison.Ordinal) ? "Likely " : rest.StartsWith("possible ", StringComparison.Ordinal) ? "Possible " : "";
        rest = rest[prefix.Length..];
        if (rest.EndsWith(" metabolizer", StringComparison.Ordinal)) rest = rest[..^" metabolizer".Length];
        if (rest == "indeterminate") return "Indeterminate";
        foreach (var (word, term) in Metabolizers)
            if (rest == word)
                return $"{prefix}{term} Metabolizer";
        return text;
    }
}
