namespace PrecisionCare.Fhir.Reading;

/// <summary>How a resource stands to those of its file that were read before.</summary>
internal enum Standing
{
    /// <summary>The first of its type and id, or another version of it.</summary>
    New,

    /// <summary>The same content again.</summary>
    Repeated,

    /// <summary>Other content under the same type and id, and no version to tell them apart.</summary>
    Contradicts,
}

/// <summary>The resources of a Bundle by type and id.</summary>
internal sealed class SeenResources
{
    private readonly Dictionary<string, (string Digest, string? Version)> _first = new(StringComparer.Ordinal);

    public Standing Add(string id, string digest, string? version)
    {
        if (_first.TryAdd(id, (digest, version))) return Standing.New;
        var first = _first[id];
        if (first.Digest == digest) return Standing.Repeated;
        return version is not null && version != first.Version ? Standing.New : Standing.Contradicts;
    }
}
