using System.Text.Json;

namespace PrecisionCare.Fhir.Counseling;

/// <summary>Members of JSON as far as they are what is asked for; anything else is absent and no fault.</summary>
internal static class Json
{
    public static string? Text(JsonElement holder, string name) =>
        Member(holder, name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text ? text : null;

    public static bool Flag(JsonElement holder, string name) => Member(holder, name) is { ValueKind: JsonValueKind.True };

    public static decimal? Number(JsonElement holder, string name) =>
        Member(holder, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDecimal(out decimal number) ? number : null;

    public static JsonElement Object(JsonElement holder, string name) => Member(holder, name) is { ValueKind: JsonValueKind.Object } value ? value : default;

    public static IEnumerable<JsonElement> List(JsonElement holder, string name) =>
        Member(holder, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object) : [];

    /// <summary>The value of a part of a complex extension.</summary>
    public static string? Part(JsonElement extension, string url) =>
        List(extension, "extension").Where(e => Text(e, "url") == url).SelectMany(e => e.EnumerateObject()).Where(m => m.Name.StartsWith("value", StringComparison.Ordinal)).Select(m => Value(m.Value)).FirstOrDefault();

    /// <summary>A primitive as text, numbers and truth values as JSON writes them.</summary>
    public static string? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    private static JsonElement Member(JsonElement holder, string name) => holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out var value) ? value : default;
}
