using System.Collections.Frozen;
using System.Collections.Immutable;
using PrecisionCare.Knowledge;

namespace PrecisionCare.Consent.Labelling;

/// <summary>Genes by symbol and HGNC identifier, and those whose findings concern adult life alone.</summary>
public sealed class GeneCodes
{
    private const string Hgnc = "http://www.genenames.org/geneId";
    private const string HgncOlder = "http://www.genenames.org";

    private readonly FrozenDictionary<string, string> _idOf;
    private readonly FrozenDictionary<string, string> _symbolOf;
    private readonly FrozenSet<string> _adultOnset;

    private GeneCodes(IEnumerable<(string Gene, string Id)> genes, IEnumerable<string> adultOnset)
    {
        _idOf = genes.ToFrozenDictionary(g => g.Gene, g => g.Id, StringComparer.Ordinal);
        _symbolOf = _idOf.ToFrozenDictionary(g => g.Value, g => g.Key, StringComparer.Ordinal);
        _adultOnset = adultOnset.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <exception cref="InvalidDataException">A table is missing, altered or not as described.</exception>
    public static GeneCodes Load(KnowledgeFolder folder) => new(
        KnowledgeTable.Read(folder, "consent/genes.tsv").Rows.Select(r => (r["gene"], r["hgnc"])),
        KnowledgeTable.Read(folder, "consent/adult_onset.tsv").Rows.Select(r => r["gene"]));

    /// <summary>A gene as rules may name it: by symbol and by identifier, under either address of the nomenclature.</summary>
    public ImmutableArray<string> CodesOf(string gene) =>
        _idOf.TryGetValue(gene, out string? id)
            ? [$"{Hgnc}|{id}", $"{HgncOlder}|{id}", $"{Hgnc}|{gene}", $"{HgncOlder}|{gene}"]
            : [$"{Hgnc}|{gene}", $"{HgncOlder}|{gene}"];

    /// <summary>The symbol that a code of the nomenclature means; <c>null</c> for any other code.</summary>
    public string? GeneOf(string system, string code) =>
        system is not (Hgnc or HgncOlder) ? null : _symbolOf.TryGetValue(code, out string? symbol) ? symbol : code;

    /// <summary>Identifier of the nomenclature, <c>HGNC:1100</c>; <c>null</c> for a gene that is not in the table.</summary>
    public string? IdOf(string gene) => _idOf.GetValueOrDefault(gene);

    /// <summary>The symbol of the table that differs from a text in capitals at most; <c>null</c> when there is none.</summary>
    public string? Like(string text) => _idOf.ContainsKey(text) ? text : _idOf.Keys.FirstOrDefault(g => g.Equals(text, StringComparison.OrdinalIgnoreCase));

    /// <summary>Genes that a text names by symbol.</summary>
    public IEnumerable<string> NamedIn(string text)
    {
        var symbols = _idOf.GetAlternateLookup<ReadOnlySpan<char>>();
        int start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || text[i] == '-')) continue;
            if (i - start >= 3 && symbols.TryGetValue(text.AsSpan(start, i - start), out _)) yield return text[start..i];
            start = i + 1;
        }
    }

    /// <summary>A finding in the gene matters in adult life alone.</summary>
    public bool IsAdultOnsetOnly(string gene) => _adultOnset.Contains(gene);
}
