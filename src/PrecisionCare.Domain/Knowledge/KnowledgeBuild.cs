using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PrecisionCare.Knowledge.Building;

namespace PrecisionCare.Knowledge;

/// <summary>A source as it was built from its publisher's files: what the manifest says of it, and its tables.</summary>
/// <param name="Source">Short name, such as <c>CPIC</c>.</param>
/// <param name="Version">Release as its publisher names it.</param>
/// <param name="Released">Date of the release.</param>
/// <param name="Licence">SPDX id or the licence's own name, with the attribution asked for.</param>
/// <param name="Tables">Path relative to the knowledge base's folder, to content.</param>
public sealed record BuiltSource(
    string Source, string Version, DateOnly Released, string Licence, ImmutableSortedDictionary<string, byte[]> Tables)
{
    internal KnowledgeSource ManifestEntry =>
        new(Source, Version, Released, Licence, [.. Tables.Select(t => new KnowledgeFile(t.Key, Convert.ToHexStringLower(SHA256.HashData(t.Value))))]);
}

/// <summary>
/// A whole knowledge base made from the sources' official release files. Every subject turns the files it knows into its own tables; sources that have no
/// files there (curated tables, for one) are carried over unchanged from the knowledge base in hand, so that a site can renew one source alone.
/// </summary>
public sealed class KnowledgeBuild
{
    /// <summary>A builder looks into the folder of official files and returns the sources it finds there: none when they are absent.</summary>
    private static readonly ImmutableArray<Func<string, IEnumerable<BuiltSource>>> Subjects = [AlleleTables.Build, GuidelineBuilder.Build, AmbiguityBuilder.Build, PolygenicBuilder.Build];

    private readonly ImmutableArray<(KnowledgeSource Entry, ImmutableSortedDictionary<string, byte[]> Tables)> _sources;

    private KnowledgeBuild(ImmutableArray<(KnowledgeSource, ImmutableSortedDictionary<string, byte[]>)> sources, ImmutableArray<string> built)
    {
        _sources = sources;
        Built = built;
    }

    /// <summary>Names of the sources that were made anew; the others were carried over.</summary>
    public ImmutableArray<string> Built { get; }

    public IEnumerable<KnowledgeSource> Sources => _sources.Select(s => s.Entry);

    /// <summary>Every file of the new knowledge base with its content, the manifest first.</summary>
    public IEnumerable<KeyValuePair<string, byte[]>> Files =>
        _sources.SelectMany(s => s.Tables).Prepend(KeyValuePair.Create(KnowledgeFolder.ManifestPath, Manifest([.. Sources])));

    /// <param name="from">Folder of official release files.</param>
    /// <param name="inHand">The knowledge base whose other sources are carried over.</param>
    /// <exception cref="InvalidDataException">An official file is not as its publisher writes it, or a source in hand was altered.</exception>
    public static KnowledgeBuild Make(string from, KnowledgeFolder inHand)
    {
        var built = Subjects.SelectMany(build => build(from)).ToList();
        var names = built.Select(s => s.Source).ToHashSet(StringComparer.Ordinal);
        var kept = inHand.Sources.Where(s => !names.Contains(s.Source))
            .Select(s => new BuiltSource(
                s.Source, s.Version, s.Released, s.Licence, s.Files.ToImmutableSortedDictionary(f => f.Path, f => inHand.Read(f.Path), StringComparer.Ordinal)));
        return new KnowledgeBuild(
            [.. built.Concat(kept).Select(s => (s.ManifestEntry, s.Tables)).OrderBy(s => s.ManifestEntry.Source, StringComparer.Ordinal)],
            [.. names.Order(StringComparer.Ordinal)]);
    }

    /// <summary>Writes the tables and, last, the manifest, so that an interrupted build never passes for a whole one.</summary>
    public void WriteTo(string folder)
    {
        foreach (var (path, content) in Files.Reverse())
        {
            string target = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, content);
        }
    }

    private static byte[] Manifest(KnowledgeSource[] sources) =>
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(sources, ManifestJson.Default.KnowledgeSourceArray) + "\n");
}
