namespace PrecisionCare.Fhir.Reading;

/// <summary>
/// Leads the references of a Bundle to the ids of its resources (FHIR R4, section 2.36.4.1): by fullUrl, by <c>Type?identifier=system|value</c>, or by the
/// address itself.
/// </summary>
internal sealed class ReferenceMap
{
    private readonly Dictionary<string, string> _idOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _addressOf = new(StringComparer.Ordinal);

    /// <summary>Makes an address known. Of two resources with one address, the first stands.</summary>
    public void Add(string address, string id) => _idOf.TryAdd(address, id);

    /// <summary>Makes a resource's fullUrl known.</summary>
    public void AddFullUrl(string fullUrl, string id)
    {
        if (IsWeb(fullUrl)) _addressOf.TryAdd(id, fullUrl);
        if (!fullUrl.EndsWith(id, StringComparison.Ordinal)) Add(fullUrl, id);
    }

    /// <summary>The id (<c>Patient/p1</c>) to which a reference leads, or <c>null</c>.</summary>
    public string? Resolve(string reference)
    {
        if (_idOf.TryGetValue(reference, out string? id)) return id;
        if (reference.Contains('?')) return null;
        if (LiteralId(reference) is not { } literal) return null;
        bool anotherServers = IsWeb(reference) && _addressOf.TryGetValue(literal, out string? address) && !reference.StartsWith(address, StringComparison.Ordinal);
        return anotherServers ? null : literal;
    }

    /// <summary>Whether only another resource of the same input can tell where the reference leads.</summary>
    public static bool NeedsTarget(string reference) => reference.StartsWith("urn:", StringComparison.Ordinal) || reference.Contains('?');

    /// <summary><c>Type/id</c> at the end of a relative or absolute address, its version cut off.</summary>
    private static string? LiteralId(string reference)
    {
        int history = reference.IndexOf("/_history/", StringComparison.Ordinal);
        if (history >= 0) reference = reference[..history];
        int slash = reference.LastIndexOf('/');
        if (slash <= 0 || slash == reference.Length - 1) return null;
        int before = reference.LastIndexOf('/', slash - 1);
        string literal = reference[(before + 1)..];
        return ResourceTypes.IsKnown(literal[..literal.IndexOf('/')]) ? literal : null;
    }

    private static bool IsWeb(string address) => address.StartsWith("http", StringComparison.Ordinal);
}
