using System.Text.Json;

namespace PrecisionCare.Fhir;

/// <summary>Reading of JSON that may be of any shape: what is not there, or not of the kind expected, is absent.</summary>
public static class JsonReading
{
    public static JsonElement? Get(this JsonElement element, string property) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(property, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string? Text(this JsonElement element, string property) =>
        element.Get(property) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static bool? Truth(this JsonElement element, string property) =>
        element.Get(property)?.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };

    /// <summary>The elements of an array; none when it is absent or no array.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string property) =>
        element.Get(property) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>The texts of an array of texts; other elements are left out.</summary>
    public static IEnumerable<string> Texts(this JsonElement element, string property) =>
        element.Items(property).Where(i => i.ValueKind == JsonValueKind.String).Select(i => i.GetString()!);
}
