namespace PrecisionCare.Storage.Imports;

/// <summary>A version of a resource that is already stored, as far as the rule looks at it.</summary>
internal sealed record KnownVersion(string ContentHash, string SourceHash, DateTimeOffset? LastUpdated, long? SourceVersion, bool IsCurrent);

/// <summary>
/// Decides what a resource that arrives is to those already known. Reading a file again changes nothing, and of two versions that state when they were last
/// updated (or, where that is the same or unknown, their version number) the older never replaces the newer, in whatever order they arrive. Where they state neither,
/// the later import holds.
/// </summary>
internal static class VersionRule
{
    public static StoredAs Decide(IReadOnlyCollection<KnownVersion> known, string contentHash, string sourceHash, DateTimeOffset? lastUpdated, long? sourceVersion)
    {
        if (known.Count == 0) return StoredAs.Added;
        if (known.Any(k => k.ContentHash == contentHash && (k.IsCurrent || k.SourceHash == sourceHash))) return StoredAs.Unchanged;
        if (!known.Any(k => IsBefore(lastUpdated, sourceVersion, k))) return StoredAs.Replaced;
        return known.Any(k => k.ContentHash == contentHash) ? StoredAs.Unchanged : StoredAs.Older;
    }

    private static bool IsBefore(DateTimeOffset? lastUpdated, long? sourceVersion, KnownVersion known)
    {
        bool timesTell = lastUpdated is not null && known.LastUpdated is not null && lastUpdated != known.LastUpdated;
        return timesTell ? lastUpdated < known.LastUpdated : sourceVersion < known.SourceVersion;
    }
}
