using System.Text.Json;

namespace PrecisionCare.Storage.Imports;

/// <summary>What became of a resource or sample of a file.</summary>
public enum StoredAs
{
    /// <summary>Not known before.</summary>
    Added,

    /// <summary>A newer version of a known one, which is kept as history.</summary>
    Replaced,

    /// <summary>Known with the same content.</summary>
    Unchanged,

    /// <summary>Older than what is known: kept as history only.</summary>
    Older,
}

/// <summary>How many of one kind were stored as what.</summary>
public sealed record KindCount(int Added = 0, int Replaced = 0, int Unchanged = 0, int Older = 0)
{
    public int Total => Added + Replaced + Unchanged + Older;

    internal KindCount With(StoredAs how) => how switch
    {
        StoredAs.Added => this with { Added = Added + 1 },
        StoredAs.Replaced => this with { Replaced = Replaced + 1 },
        StoredAs.Unchanged => this with { Unchanged = Unchanged + 1 },
        _ => this with { Older = Older + 1 },
    };
}

/// <summary>Counts of an import by resource type, samples under <c>Sample</c>.</summary>
public sealed class ImportCounts
{
    private static readonly JsonSerializerOptions Options = new() { IgnoreReadOnlyProperties = true };

    private readonly SortedDictionary<string, KindCount> _kinds;

    private ImportCounts(SortedDictionary<string, KindCount> kinds) => _kinds = kinds;

    public IReadOnlyDictionary<string, KindCount> Kinds => _kinds;

    internal static ImportCounts Parse(string json)
    {
        var kinds = JsonSerializer.Deserialize<Dictionary<string, KindCount>>(json, Options) ?? [];
        return new ImportCounts(new SortedDictionary<string, KindCount>(kinds, StringComparer.Ordinal));
    }

    internal void Add(string kind, StoredAs how) => _kinds[kind] = _kinds.GetValueOrDefault(kind, new KindCount()).With(how);

    internal string ToJson() => JsonSerializer.Serialize(_kinds, Options);
}
