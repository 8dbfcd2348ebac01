using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PrecisionCare.Fhir.Decisions;

/// <summary>
/// A collection Bundle in the making. Every entry has an address of its own (<c>urn:uuid</c>) by which the others refer to it; elements that are <c>null</c> or
/// empty are left out, as FHIR has no empty ones.
/// </summary>
internal sealed class WrittenBundle(DateTimeOffset at)
{
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    private readonly JsonArray _entries = [];
    private readonly HashSet<Guid> _written = [];

    /// <summary>Adds a resource unless it is there already.</summary>
    /// <returns>A reference to it.</returns>
    public JsonObject Add(Guid id, JsonObject resource)
    {
        if (_written.Add(id)) _entries.Add(new JsonObject { ["fullUrl"] = Address(id), ["resource"] = Tidy(resource) });
        return ReferenceTo(id);
    }

    /// <summary>The person who signed.</summary>
    public JsonObject Add(PrecisionCare.Decisions.Signature signature)
    {
        var reference = Add(signature.Account, new JsonObject
        {
            ["resourceType"] = "Practitioner", ["id"] = signature.Account.ToString(), ["name"] = new JsonArray { new JsonObject { ["text"] = signature.Name } },
        });
        reference["display"] = signature.Name;
        return reference;
    }

    public static JsonObject ReferenceTo(Guid id) => new() { ["reference"] = Address(id) };

    public static string Instant(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static JsonObject Concept(string? text, params (string System, string Code, string? Display)[] codings) => new()
    {
        ["coding"] = new JsonArray([.. codings.Select(c => new JsonObject { ["system"] = c.System, ["code"] = c.Code, ["display"] = c.Display })]),
        ["text"] = text,
    };

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(
        Tidy(new JsonObject { ["resourceType"] = "Bundle", ["type"] = "collection", ["timestamp"] = Instant(at), ["entry"] = _entries }), Written);

    private static string Address(Guid id) => $"urn:uuid:{id}";

    internal static JsonObject Tidy(JsonObject node)
    {
        foreach (var (name, value) in node.ToList())
        {
            Inside(value);
            if (value is null or JsonArray { Count: 0 } or JsonObject { Count: 0 }) node.Remove(name);
        }

        return node;
    }

    private static void Inside(JsonNode? value)
    {
        if (value is JsonObject inner) Tidy(inner);
        if (value is JsonArray items)
            foreach (var item in items) Inside(item);
    }
}
