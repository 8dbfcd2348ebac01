using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace PrecisionCare.Knowledge.Building;

/// <summary>Reads ClinPGx guideline annotations in the form in which PharmCAT distributes them: one JSON file a guideline.</summary>
internal static class ClinPgxGuidelines
{
    private const string Folder = "pharmcat/guidelines_2024-05-29";

    /// <exception cref="InvalidDataException">A file is not a guideline annotation.</exception>
    public static IEnumerable<(OfficialGuideline Guideline, ImmutableArray<OfficialRecommendation> Recommendations)> Read(string from)
    {
        string folder = Path.Combine(from, Folder);
        if (!Directory.Exists(folder)) yield break;
        foreach (string file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
            yield return ReadFile(file);
    }

    private static (OfficialGuideline, ImmutableArray<OfficialRecommendation>) ReadFile(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            var root = document.RootElement;
            var guideline = Guideline(root);
            string release = root.GetProperty("version").GetString()![..10];
            return (guideline, [.. root.GetProperty("recommendations").EnumerateArray().SelectMany(r => Recommendations(guideline, r, release))]);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            throw new InvalidDataException($"{Path.GetFileName(file)} is not a guideline annotation: {fault.Message}", fault);
        }
    }

    private static OfficialGuideline Guideline(JsonElement root)
    {
        var guideline = root.GetProperty("guideline");
        var papers = root.GetProperty("citations").EnumerateArray()
            .Select(c => new Paper(c.GetProperty("pmid").GetString()!, c.GetProperty("year").GetInt32(), OfficialText.Clean(c.GetProperty("title").GetString()!)))
            .OrderByDescending(p => p.Year).ThenBy(p => p.Pmid, StringComparer.Ordinal);
        return new OfficialGuideline(
            guideline.GetProperty("id").GetString()!, guideline.GetProperty("source").GetString()!,
            [.. Names(guideline, "relatedGenes", "symbol")], [.. Names(guideline, "relatedChemicals", "name")],
            guideline.GetProperty("url").GetString()!, [.. papers]);
    }

    private static IEnumerable<OfficialRecommendation> Recommendations(OfficialGuideline guideline, JsonElement recommendation, string release)
    {
        var key = recommendation.GetProperty("lookupKey").EnumerateObject()
            .ToImmutableSortedDictionary(g => g.Name, g => LookupKey(g.Value), StringComparer.Ordinal);
        string classification = recommendation.GetProperty("classification") is { ValueKind: JsonValueKind.Object } term ? term.GetProperty("term").GetString()! : "";
        var implications = recommendation.GetProperty("implications").EnumerateArray().Select(i => OfficialText.Clean(i.GetString()!)).ToImmutableArray();
        foreach (string drug in Names(recommendation, "relatedChemicals", "name"))
            yield return new OfficialRecommendation(
                guideline, drug, Population(recommendation), classification,
                OfficialText.Clean(recommendation.GetProperty("text").GetProperty("html").GetString()!), implications, key, release);
    }

    private static string Population(JsonElement recommendation) =>
        recommendation.GetProperty("population").GetString() is { Length: > 0 } population ? population : "general";

    /// <summary>A phenotype or score as it stands; the alleles of a diplotype as <c>*1/*3</c>.</summary>
    internal static string LookupKey(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? value.GetString()!
        : OfficialText.Diplotype(value.EnumerateObject().Select(a => (a.Name, (int)a.Value.GetDouble())));

    private static IEnumerable<string> Names(JsonElement parent, string list, string property) =>
        parent.GetProperty(list).EnumerateArray().Select(e => e.GetProperty(property).GetString()!.ToLower(CultureInfo.InvariantCulture, property))
            .Order(StringComparer.Ordinal);

    private static string ToLower(this string name, CultureInfo culture, string property) => property == "name" ? name.ToLower(culture) : name;
}
