using System.Text;
using System.Text.Json;

namespace PrecisionCare.Fhir.Reading;

/// <summary>
/// A JSON object of a resource, read member by member: what is there is given in the type asked for, what is absent as <c>null</c>, and what has another
/// JSON type is reported with its path and taken as absent. The default value is an absent object, of which every member is absent.
/// </summary>
internal readonly struct Element(JsonElement json, Resource resource)
{
    public bool Exists => json.ValueKind == JsonValueKind.Object;

    public JsonElement Json => json;

    public Resource Resource => resource;

    public bool Has(ReadOnlySpan<byte> name) => Exists && json.TryGetProperty(name, out _);

    /// <summary>A member that is an object.</summary>
    public Element Object(ReadOnlySpan<byte> name)
    {
        if (!TryGet(name, out var value)) return default;
        if (value.ValueKind == JsonValueKind.Object) return new Element(value, resource);
        WrongType(value, name, "an object");
        return default;
    }

    /// <summary>A member if it is an object; anything else is no fault. For resource types whose elements are not known here.</summary>
    public Element Peek(string name) =>
        Exists && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? new Element(value, resource) : default;

    /// <summary>A member that is a list of objects; one object alone is taken for a list of one, with an Issue.</summary>
    public Element[] Objects(ReadOnlySpan<byte> name)
    {
        if (!TryGet(name, out var list)) return [];
        if (list.ValueKind != JsonValueKind.Array)
        {
            WrongType(list, name, "a list");
            return list.ValueKind == JsonValueKind.Object ? [new Element(list, resource)] : [];
        }

        var elements = new Element[list.GetArrayLength()];
        int count = 0;
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Object) elements[count++] = new Element(item, resource);
            else WrongType(item, name, "a list of objects");
        }

        return count == elements.Length ? elements : elements[..count];
    }

    /// <summary>A member that is a text; an empty one counts as absent.</summary>
    public string? Text(ReadOnlySpan<byte> name) => TryGetText(name, out var value) ? resource.TextOf(value) : null;

    /// <summary>A member that is a list of texts; <c>null</c> items, which stand for extensions, are passed over.</summary>
    public IEnumerable<string> Texts(ReadOnlySpan<byte> name)
    {
        if (!TryGet(name, out var list)) return [];
        if (list.ValueKind != JsonValueKind.Array)
        {
            WrongType(list, name, "a list");
            return list.ValueKind == JsonValueKind.String && resource.TextOf(list) is { } single ? [single] : [];
        }

        var texts = new List<string>();
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.String && resource.TextOf(item) is { } text) texts.Add(text);
            else if (item.ValueKind is not (JsonValueKind.Null or JsonValueKind.String)) WrongType(item, name, "a list of texts");
        }

        return texts;
    }

    public bool? Flag(ReadOnlySpan<byte> name)
    {
        if (!TryGet(name, out var value)) return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        WrongType(value, name, "true or false");
        return null;
    }

    public decimal? Number(ReadOnlySpan<byte> name)
    {
        if (!TryGet(name, out var value)) return null;
        if (value.ValueKind != JsonValueKind.Number)
        {
            WrongType(value, name, "a number");
            return null;
        }

        if (value.TryGetDecimal(out decimal number)) return number;
        resource.Report(FhirFault.BadNumber, value, $"{Name(name)} is too large a number.");
        return null;
    }

    /// <summary>Reports that a member that R4 requires is missing.</summary>
    public void Missing(string name) =>
        resource.Report(FhirFault.MissingRequired, json, $"{resource.Type} has no {name}.", name);

    /// <summary>A member that is a text, as JSON.</summary>
    internal bool TryGetText(ReadOnlySpan<byte> name, out JsonElement value)
    {
        if (!TryGet(name, out value)) return false;
        if (value.ValueKind == JsonValueKind.String) return true;
        WrongType(value, name, "a text");
        return false;
    }

    private bool TryGet(ReadOnlySpan<byte> name, out JsonElement value)
    {
        value = default;
        return Exists && json.TryGetProperty(name, out value);
    }

    private void WrongType(JsonElement value, ReadOnlySpan<byte> name, string expected) =>
        resource.Report(FhirFault.WrongType, value, $"{Name(name)} should be {expected}, but is {Kind(value)}.");

    private static string Name(ReadOnlySpan<byte> name) => Encoding.UTF8.GetString(name);

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
