using System.Runtime.InteropServices;
using System.Text.Json;
using PrecisionCare.Fhir.Input;
using PrecisionCare.Patients;

namespace PrecisionCare.Fhir.Reading;

/// <summary>The resource that is being read: its JSON, where it stands, what it may refer to, and the faults found in it so far.</summary>
internal sealed class Resource
{
    /// <summary>Faults of one resource beyond these are located at the resource as a whole: finding a path costs a look at all its bytes.</summary>
    private const int LocatedFaults = 50;

    private readonly ReadOnlyMemory<byte> _json;
    private readonly Place _place;
    private readonly ReferenceMap _references;
    private readonly TextPool _texts;
    private readonly List<Issue> _issues = [];

    /// <param name="json">The resource's bytes; <paramref name="root"/> is parsed from them.</param>
    public Resource(ReadOnlyMemory<byte> json, JsonElement root, string type, string id, Place place, ReferenceMap references, TextPool texts)
    {
        (_json, _place, _references, _texts) = (json, place, references, texts);
        Type = type;
        Id = id;
        Root = new Element(root, this);
        var meta = Root.Object("meta"u8);
        Source = place.Source(meta.Text("versionId"u8), meta.Instant("lastUpdated"u8));
    }

    public string Type { get; }

    /// <summary>Type and id, such as <c>Condition/c1</c>.</summary>
    public string Id { get; }

    public FactSource Source { get; }

    public Element Root { get; }

    public IReadOnlyList<Issue> Issues => _issues;

    /// <summary>A reference was met whose target may still come: the resource is to be read again when all are known.</summary>
    public bool RefersForward { get; private set; }

    /// <summary>Whether the faults found forbid a rule to read the resource: its meaning is not what its elements say.</summary>
    public bool IsSetAside { get; private set; }

    public void SetAside(FhirFault fault, JsonElement at, string message)
    {
        IsSetAside = true;
        Report(fault, at, message);
    }

    /// <param name="at">The element at fault, or the object in which one is missing.</param>
    /// <param name="member">The missing member.</param>
    public void Report(FhirFault fault, JsonElement at, string message, string? member = null)
    {
        var place = _issues.Count < LocatedFaults ? _place.Within(PathOf(at)) : _place;
        _issues.Add(fault.At((member is null ? place : place.Within(member)).Location, message));
    }

    /// <summary>What a JSON text says, <c>null</c> when it is empty.</summary>
    public string? TextOf(JsonElement text)
    {
        var raw = JsonMarshal.GetRawUtf8Value(text)[1..^1];
        if (raw.Length == 0) return null;
        return raw.Contains((byte)'\\') ? text.GetString() : _texts.Get(raw);
    }

    /// <summary>The id to which a reference leads, <c>null</c> when it leads nowhere yet.</summary>
    public string? Resolve(string reference)
    {
        string? id = _references.Resolve(reference);
        if (id is null && ReferenceMap.NeedsTarget(reference)) RefersForward = true;
        return id;
    }

    /// <summary>The id to which a reference leads, as far as is known by now; nothing waits for more.</summary>
    public string? ResolveIfKnown(string reference) => _references.Resolve(reference);

    /// <summary>The contained resource with an id, to which <c>#id</c> refers.</summary>
    public Element Contained(string id) => Root.Objects("contained"u8).FirstOrDefault(c => c.Text("id"u8) == id);

    private string PathOf(JsonElement element)
    {
        var bytes = JsonMarshal.GetRawUtf8Value(element);
        return _json.Span.Overlaps(bytes, out int offset) ? JsonPath.At(_json.Span, offset) : "";
    }
}
