using System.Text.Json;

namespace PrecisionCare.Fhir.Reading;

/// <summary>Finds where an object states a member twice.</summary>
internal static class Duplicates
{
    /// <summary>The second of the first two members of one name, in the order of the text; the element itself when it has none.</summary>
    public static JsonElement First(JsonElement element) => Search(element) ?? element;

    private static JsonElement? Search(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var names = new HashSet<string>(StringComparer.Ordinal);
                foreach (var member in element.EnumerateObject())
                {
                    if (!names.Add(member.Name)) return member.Value;
                    if (Search(member.Value) is { } inside) return inside;
                }

                return null;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    if (Search(item) is { } inside) return inside;
                return null;
            default:
                return null;
        }
    }
}
