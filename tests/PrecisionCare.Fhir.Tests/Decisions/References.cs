using System.Text.Json;

namespace PrecisionCare.Fhir.Tests.Decisions;

/// <summary>References within a written Bundle.</summary>
internal static class References
{
    public static void AllResolve(byte[] bundle)
    {
        using var json = JsonDocument.Parse(bundle);
        var addresses = json.RootElement.GetProperty("entry").EnumerateArray().Select(e => e.GetProperty("fullUrl").GetString()!).ToList();
        Assert.Equal(addresses.Count, addresses.Distinct().Count());
        var references = In(json.RootElement).ToList();
        Assert.NotEmpty(references);
        Assert.All(references, r => Assert.Contains(r, addresses));
    }

    private static IEnumerable<string> In(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => p is { Name: "reference", Value.ValueKind: JsonValueKind.String } ? [p.Value.GetString()!] : In(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(In),
        _ => [],
    };
}
