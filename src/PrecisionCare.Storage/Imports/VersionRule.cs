namespace PrecisionCare.Storage.Imports;

/// <summary>A version of a resource that is already stored, as far as the rule looks at it.</summary>
internal sealed record KnownVersion(string ContentHash, string SourceHash, DateTimeOffset? LastUpdated, bool IsCurrent);

/// <summary>
/// Decides what a resource that arrives is to those already known. Reading a file again changes nothing, and of two versions that state when they were last
/// updated the older never replaces the newer, in whatever order they arrive. Where they do not state it, the later import holds.
/// </summary>
internal static class VersionRule
{
    public static StoredAs Decide(IReadOnlyCollection<KnownVersion> known, string contentHash, string sourceHash, DateTimeOffset? lastUpdated)
    {
        if (known.Count == 0) return StoredAs.Added;
        if (known.Any(k => k.ContentHash == contentHash && (k.IsCurrent || k.SourceHash == sourceHash))) return StoredAs.Unchanged;
        if (lastUpdated is not { } updated || known.Max(k => k.LastUpdated) is not { } newest || updated >= newest) return StoredAs.Replaced;
        return known.Any(k => k.ContentHash == contentHash) ? StoredAs.Unchanged : StoredAs.Older;
    }
}
