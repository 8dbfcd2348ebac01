using System.Collections.Immutable;

namespace PrecisionCare.Knowledge.Building;

/// <summary>A guideline or label as ClinPGx annotates it.</summary>
/// <param name="Id">ClinPGx accession, such as <c>PA166104948</c>.</param>
/// <param name="Source">CPIC, DPWG, FDA label, FDA association.</param>
/// <param name="Genes">HGNC symbols in alphabetical order.</param>
/// <param name="Papers">PubMed id, year and title of the guideline's publications, newest first.</param>
internal sealed record OfficialGuideline(
    string Id, string Source, ImmutableArray<string> Genes, ImmutableArray<string> Drugs, string Url, ImmutableArray<Paper> Papers);

internal sealed record Paper(string Pmid, int Year, string Title);

/// <summary>One recommendation for one drug in its publisher's words: the input of the classifiers, never shipped.</summary>
/// <param name="Release">ISO date of the release that it stands in.</param>
/// <param name="Key">Gene to what is looked up: a phenotype or score, or the alleles of a diplotype with their counts.</param>
internal sealed record OfficialRecommendation(
    OfficialGuideline Guideline,
    string Drug,
    string Population,
    string Classification,
    string Text,
    ImmutableArray<string> Implications,
    ImmutableSortedDictionary<string, string> Key,
    string Release)
{
    /// <summary>What makes two releases of a recommendation the same.</summary>
    public (string Guideline, string Drug, string Population, string Key) Identity =>
        (Guideline.Id, Drug, Population, string.Join('&', Key.Select(k => $"{k.Key}={k.Value}")));
}
