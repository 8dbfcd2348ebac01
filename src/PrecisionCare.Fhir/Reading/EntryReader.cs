using System.Runtime.InteropServices;
using System.Text.Json;
using PrecisionCare.Fhir.Input;
using PrecisionCare.Patients;

namespace PrecisionCare.Fhir.Reading;

/// <summary>
/// Reads the slices of one Bundle, or of one file of lines. A resource that refers to one which comes later waits until all have been seen.
/// </summary>
internal sealed class EntryReader(IssueLog issues, TextPool texts)
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = Limits.Depth, AllowDuplicateProperties = false };
    private static readonly JsonDocumentOptions Lenient = new() { MaxDepth = Limits.Depth };

    private readonly ReferenceMap _references = new();
    private readonly SeenResources _seen = new();

    public IEnumerable<ReadResource> Read(IEnumerable<Slice> slices)
    {
        var waiting = new List<Slice>();
        long waitingBytes = 0;
        foreach (var slice in slices.Select(Mended))
        {
            var resources = Read(slice, mayWait: waitingBytes < Limits.WaitingBytes, out bool waits);
            foreach (var resource in resources) yield return resource;
            if (!waits) continue;
            waiting.Add(slice);
            waitingBytes += slice.Json.Length;
        }

        foreach (var slice in waiting)
            foreach (var resource in Read(slice, mayWait: false, out _)) yield return resource;
    }

    private Slice Mended(Slice slice)
    {
        byte[] json = TextRepair.Mend(slice.Json, out bool mended);
        if (mended) Report(FhirFault.InvalidText, slice.Place, "Some characters could not be read.");
        return slice with { Json = json };
    }

    private List<ReadResource> Read(Slice slice, bool mayWait, out bool waits)
    {
        waits = false;
        byte[] json = slice.Json;
        using var document = Parse(json, slice.Place, out bool ambiguous);
        if (document is null) return [];
        var entry = document.RootElement;
        if (!slice.IsEntry) return ReadResource(json, entry, slice.Place, null, ambiguous, mayWait, out waits);
        if (entry.ValueKind != JsonValueKind.Object)
        {
            Report(FhirFault.WrongType, slice.Place, "An entry should be an object.");
            return [];
        }

        if (entry.TryGetProperty("resource"u8, out var resource))
            return ReadResource(json, resource, slice.Place.Within("resource"), TextOf(entry, "fullUrl"u8), ambiguous, mayWait, out waits);
        if (entry.TryGetProperty("request"u8, out var request) && TextOf(request, "method"u8) == "DELETE")
            Report(FhirFault.DeletionNotApplied, slice.Place, "The entry deletes a resource.");
        return [];
    }

    private List<ReadResource> ReadResource(
        byte[] slice, JsonElement root, Place place, string? fullUrl, bool ambiguous, bool mayWait, out bool waits)
    {
        waits = false;
        if (TextOf(root, "resourceType"u8) is not { } type)
        {
            Report(FhirFault.NotFhir, place, "There is no resourceType.");
            return [];
        }

        var json = Within(slice, root);
        if (type == "Bundle") return ReadNested(json, place);
        if (!IsTypeName(type))
        {
            Report(FhirFault.NotFhir, place.Within("resourceType"), "The resourceType is no name of a type.");
            return [];
        }

        string digest = ContentDigest.Of(json.Span);
        string id = $"{type}/{ResourceId.Of(TextOf(root, "id"u8), fullUrl, digest, out var idFault)}";
        if (fullUrl is not null) _references.AddFullUrl(fullUrl, id);
        var resource = new Resource(json, root, type, id, place, _references, texts);
        if (idFault is not null) resource.Report(idFault, root, idFault == FhirFault.MissingId ? $"{type} has no id." : $"The id of {type} is not as FHIR asks.", "id");
        if (!ResourceTypes.IsKnown(type)) resource.Report(FhirFault.UnknownType, root, "R4 has no such resource type.", "resourceType");
        if (ambiguous) resource.SetAside(FhirFault.DuplicateProperty, Duplicates.First(root), "The element is stated twice in one object.");

        var fact = ResourceReader.Read(resource);
        string? patient = Subject.PatientOf(resource, fact);
        if (fact is Person person)
            foreach (var identifier in person.Identifiers) _references.Add($"Patient?identifier={identifier.System}|{identifier.Value}", id);
        if (resource.RefersForward && mayWait)
        {
            waits = true;
            return [];
        }

        foreach (var issue in resource.Issues) issues.Add(issue);
        // A file of lines may be endless: what its ids were is left to whoever keeps the resources.
        var standing = place.Line is null ? _seen.Add(id, digest, fact.Source.VersionId) : Standing.New;
        if (standing == Standing.Contradicts) Report(FhirFault.DuplicateId, place, "Another resource of the file has the same type and id.");
        return standing == Standing.New ? [new ReadResource(fact, patient, json, digest)] : [];
    }

    private List<ReadResource> ReadNested(ReadOnlyMemory<byte> bundle, Place place)
    {
        using var window = new ByteWindow(new MemoryStream(bundle.ToArray()));
        return [.. new EntryReader(issues, texts).Read(new Slicer(window, place, issues).Texts())];
    }

    private JsonDocument? Parse(byte[] json, Place place, out bool ambiguous)
    {
        ambiguous = false;
        try
        {
            return JsonDocument.Parse(json, Strict);
        }
        catch (JsonException)
        {
            ambiguous = true;
        }

        try
        {
            return JsonDocument.Parse(json, Lenient);
        }
        catch (JsonException fault)
        {
            string line = place.Line is null && fault.LineNumber is { } number ? $", {number + 1} lines on" : "";
            Report(FhirFault.NotJson, place.Within(JsonPath.At(json, int.MaxValue)), $"The JSON breaks here{line}.");
            return null;
        }
    }

    private static ReadOnlyMemory<byte> Within(byte[] slice, JsonElement element)
    {
        var raw = JsonMarshal.GetRawUtf8Value(element);
        slice.AsSpan().Overlaps(raw, out int offset);
        return slice.AsMemory(offset, raw.Length);
    }

    private static string? TextOf(JsonElement element, ReadOnlySpan<byte> name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 } text ? text : null;

    private static bool IsTypeName(string type) => type.Length <= 64 && type.All(char.IsAsciiLetter);

    private void Report(FhirFault fault, Place place, string message) => issues.Add(fault.At(place.Location, message));
}
