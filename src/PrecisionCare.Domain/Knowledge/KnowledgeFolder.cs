using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace PrecisionCare.Knowledge;

/// <summary>
/// The tables of a knowledge base, from the assembly (what ships) or from a folder (what a site made with <c>kb build</c>), behind one door: every table is
/// named in <c>manifest.json</c> and checked against its SHA-256 when it is opened.
/// </summary>
public sealed class KnowledgeFolder
{
    /// <summary><see cref="Origin"/> of what is built into the assembly.</summary>
    public const string ShippedOrigin = "shipped";

    internal const string ManifestPath = "manifest.json";

    private readonly Func<string, Stream?> _open;
    private readonly Dictionary<string, string> _digests;
    private readonly bool _edited;

    private KnowledgeFolder(string origin, Func<string, Stream?> open, bool edited = false)
    {
        Origin = origin;
        _edited = edited;
        _open = open;
        using var manifest = open(ManifestPath) ?? throw new KnowledgeException($"The {origin} knowledge base has no {ManifestPath}.");
        Sources = Entries(manifest, origin);
        _digests = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Sources.SelectMany(s => s.Files))
            if (!_digests.TryAdd(file.Path, file.Sha256)) throw new KnowledgeException($"The {ManifestPath} of the {origin} knowledge base names {file.Path} twice.");
    }

    /// <summary>The knowledge base that is built into the assembly.</summary>
    public static KnowledgeFolder Shipped() => new(ShippedOrigin, path => typeof(KnowledgeFolder).Assembly.GetManifestResourceStream(path));

    /// <exception cref="KnowledgeException">The folder has no manifest, or one that cannot be read.</exception>
    public static KnowledgeFolder At(string folder) =>
        new("site", path => Open(folder, path));

    /// <summary>A folder whose curated tables were edited on purpose: its digests are not checked, and whoever builds from it writes new ones.</summary>
    /// <exception cref="KnowledgeException">The folder has no manifest, or one that cannot be read.</exception>
    public static KnowledgeFolder Edited(string folder) =>
        new("site", path => Open(folder, path), edited: true);

    /// <summary>
    /// What this installation uses: the folder <c>knowledge</c> that a site built in its data folder when there is one, else what ships.
    /// </summary>
    /// <param name="dataFolder">The installation's data folder (PRECISIONCARE_DATA), <c>null</c> when it has none.</param>
    public static KnowledgeFolder InUse(string? dataFolder) =>
        dataFolder is { Length: > 0 } && File.Exists(Path.Combine(SiteFolder(dataFolder), ManifestPath)) ? At(SiteFolder(dataFolder)) : Shipped();

    /// <summary>Where a site's own knowledge base stands in its data folder.</summary>
    public static string SiteFolder(string dataFolder) => Path.Combine(dataFolder, "knowledge");

    /// <summary><c>shipped</c> or <c>site</c>.</summary>
    public string Origin { get; }

    public ImmutableArray<KnowledgeSource> Sources { get; }

    /// <summary>Every table of the manifest, in its order.</summary>
    public IEnumerable<string> Paths => Sources.SelectMany(s => s.Files).Select(f => f.Path);

    /// <summary>Reads a table whole, checked.</summary>
    /// <exception cref="KnowledgeException">The table is not in the manifest, is missing, or is not what the manifest says.</exception>
    public byte[] Read(string path)
    {
        if (!_digests.TryGetValue(path, out var expected)) throw new KnowledgeException($"{path} is not in the knowledge base's manifest.");
        using var stream = _open(path) ?? throw new KnowledgeException($"{path} is in the manifest, but missing from the knowledge base.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        byte[] bytes = copy.ToArray();
        if (_edited) return bytes;
        string actual = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (actual != expected) throw new KnowledgeException($"{path} has SHA-256 {actual}, the manifest says {expected}.");
        return bytes;
    }

    private static FileStream? Open(string folder, string path)
    {
        string file = Path.Combine(folder, path);
        try
        {
            return File.Exists(file) ? File.OpenRead(file) : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new KnowledgeException($"{path} of the site knowledge base cannot be opened: {fault.Message}", fault);
        }
    }

    private static ImmutableArray<KnowledgeSource> Entries(Stream manifest, string origin)
    {
        try
        {
            using var document = JsonDocument.Parse(manifest);
            return [.. document.RootElement.EnumerateArray().Select(Entry)];
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new KnowledgeException($"The {ManifestPath} of the {origin} knowledge base cannot be read: {fault.Message}", fault);
        }
    }

    // Read by hand: a serializer would cost a short command more time to set up than the whole manifest takes to read.
    private static KnowledgeSource Entry(JsonElement entry) => new(
        Text(entry, "source"), Text(entry, "version"), DateOnly.ParseExact(Text(entry, "released"), "O", CultureInfo.InvariantCulture), Text(entry, "licence"),
        [.. entry.GetProperty("files").EnumerateArray().Select(f => new KnowledgeFile(Text(f, "path"), Text(f, "sha256")))]);

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null.");
}
