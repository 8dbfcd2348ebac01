using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PrecisionCare.Genome;
using PrecisionCare.Knowledge;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Risk.Polygenic;

/// <summary>A polygenic score as the knowledge base holds it.</summary>
/// <param name="Id">PGS Catalog id.</param>
/// <param name="Trait">What it is a score of.</param>
/// <param name="Version">Day of the harmonisation.</param>
/// <param name="Variants">In the order of the scoring file.</param>
/// <param name="Sex"><c>female</c>, <c>male</c>; empty for both.</param>
/// <param name="Caveat">In whom it was made; empty when nothing was noted.</param>
/// <param name="Citation">Its paper.</param>
/// <param name="Fingerprint">SHA-256 of its rows.</param>
internal sealed record PolygenicDefinition(
    string Id, string Trait, string Version, ImmutableArray<ScoredVariant> Variants, string Sex, string Caveat, Citation Citation, Lazy<string> Fingerprint);

/// <summary>The tables <c>polygenic/</c>, which <c>kb build</c> makes from scoring files, and our own notes on them.</summary>
public sealed class PolygenicTables
{
    private const string Scores = "polygenic/scores.tsv", Variants = "polygenic/variants.tsv", Notes = "risk/polygenic_notes.tsv";

    private readonly ImmutableArray<PolygenicDefinition> _definitions;

    private PolygenicTables(ImmutableArray<PolygenicDefinition> definitions) => _definitions = definitions;

    /// <summary>The positions of all scores, with the gene of those that lie in one; GRCh38.</summary>
    public IEnumerable<(Locus Locus, string Gene)> Positions => _definitions.SelectMany(d => d.Variants).Where(v => v.Locus is not null).Select(v => (v.Locus!.Value, v.Gene));

    internal IEnumerable<IRiskModel> Models => _definitions.Select(d => new PolygenicScore(d));

    /// <summary>What is there; a knowledge base without scores has none.</summary>
    /// <exception cref="InvalidDataException">A table is altered or not as it should be.</exception>
    public static PolygenicTables Load(KnowledgeFolder folder)
    {
        if (!folder.Paths.Contains(Scores)) return new PolygenicTables([]);
        var variants = KnowledgeTable.Read(folder, Variants).Rows.ToLookup(r => r["score"], StringComparer.Ordinal);
        var notes = KnowledgeTable.Read(folder, Notes).Rows.ToDictionary(r => r["score"], StringComparer.Ordinal);
        return new PolygenicTables([.. KnowledgeTable.Read(folder, Scores).Rows.Select(row => Definition(row, [.. variants[row["score"]]], notes.GetValueOrDefault(row["score"])))]);
    }

    /// <summary>The tables of scoring files.</summary>
    public static ImmutableSortedDictionary<string, byte[]> Write(IReadOnlyCollection<ScoringFile> files) =>
        ImmutableSortedDictionary<string, byte[]>.Empty
            .Add(Scores, KnowledgeTable.Write(
                ["score", "name", "trait", "citation", "licence", "harmonised"],
                files.Select(f => (IReadOnlyList<string>)[f.Id, f.Name, f.Trait, f.Citation, f.Licence, Day(f.Harmonised)])))
            .Add(Variants, KnowledgeTable.Write(
                ["score", "rsid", "locus", "effect", "other", "weight", "type", "gene"],
                files.SelectMany(f => f.Variants, (f, v) => (IReadOnlyList<string>)
                    [f.Id, v.RsId, v.Locus?.ToString() ?? "", v.Effect, v.Other, v.Weight.ToString("R", CultureInfo.InvariantCulture), v.Type, v.Gene])));

    private static PolygenicDefinition Definition(KnowledgeTable.Row row, ImmutableArray<KnowledgeTable.Row> variants, KnowledgeTable.Row? note)
    {
        string[] citation = row["citation"].Split(" doi:");
        return new PolygenicDefinition(
            row["score"], row["trait"], row["harmonised"], [.. variants.Select(VariantOf)], note?["sex"] ?? "", note?["caveat"] ?? "",
            new Citation(
                $"PGS Catalog {row["score"]}", citation[0], row["name"], DateOnly.ParseExact(row["harmonised"], "yyyy-MM-dd", CultureInfo.InvariantCulture), note?.Optional("pmid"),
                citation.Length > 1 ? $"https://doi.org/{citation[1]}" : null),
            new Lazy<string>(() => Fingerprint(variants.Prepend(row))));
    }

    private static ScoredVariant VariantOf(KnowledgeTable.Row row) =>
        new(row["rsid"], row.Optional("locus") is { } locus ? Locus.Parse(locus) : null, row["effect"], row["other"], row.Number("weight"), row["type"], row["gene"]);

    private static string Fingerprint(IEnumerable<KnowledgeTable.Row> rows) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows.Select(r => string.Join('\t', r.Cells))))));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
