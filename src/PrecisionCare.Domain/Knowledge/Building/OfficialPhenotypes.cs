using System.Collections.Immutable;
using System.Text.Json;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Pharmacogenomics.Functions;

namespace PrecisionCare.Knowledge.Building;

/// <summary>
/// Reads a phenotype file as ClinPGx and PharmCAT publish it, and replaces its table of all diplotypes (up to 17,765 rows a gene) by the rules that give
/// exactly that table: phenotype by the two functions, or score and phenotype by the two activity values.
/// </summary>
public static class OfficialPhenotypes
{
    /// <param name="json">The phenotype file.</param>
    /// <param name="assigned">Functions of a later date that replace those of the file (RYR1); <c>null</c> for none.</param>
    /// <exception cref="InvalidDataException">The table does not follow from functions or scores, or the file is not a phenotype file.</exception>
    public static GeneFunctions Read(Stream json, IReadOnlyDictionary<string, string>? assigned = null)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        string gene = root.GetProperty("gene").GetString()!;
        bool scores = root.TryGetProperty("activityValues", out var values) && values.EnumerateObject().Any();
        var alleles = Alleles(root);
        var rules = Rules(gene, root, alleles.ToDictionary(a => a.Name), scores);
        if (assigned is not null) alleles = [.. assigned.Select(a => new AlleleFunction(a.Key, a.Value, null))];
        return new GeneFunctions(gene, scores, alleles, rules);
    }

    private static ImmutableArray<AlleleFunction> Alleles(JsonElement root) =>
        root.TryGetProperty("namedAlleles", out var named) && named.GetArrayLength() > 0
            ? [.. named.EnumerateArray().Select(a => new AlleleFunction(a.GetProperty("name").GetString()!, Text(a, "functionValue"), Text(a, "activityValue")))]
            : [.. root.GetProperty("haplotypes").EnumerateObject().Select(a => new AlleleFunction(a.Name, a.Value.GetString(), null))];

    private static ImmutableArray<(string, string, PairMeaning)> Rules(
        string gene, JsonElement root, Dictionary<string, AlleleFunction> alleles, bool scores)
    {
        var rules = new SortedDictionary<(string First, string Second), PairMeaning>(
            Comparer<(string First, string Second)>.Create((a, b) => string.CompareOrdinal(a.First, b.First) is var first and not 0 ? first : string.CompareOrdinal(a.Second, b.Second)));
        foreach (var row in root.GetProperty("diplotypes").EnumerateArray())
        {
            string[] keys =
            [
                .. row.GetProperty("diplotypekey").EnumerateObject()
                    .SelectMany(a => Enumerable.Repeat(alleles[a.Name], a.Value.GetInt32()))
                    .Select(a => (scores ? a.ActivityValue : a.Function) ?? throw new InvalidDataException($"{gene} {a.Name} has no function."))
                    .Order(StringComparer.Ordinal),
            ];
            var meaning = new PairMeaning(row.GetProperty("generesult").GetString(), Text(row, "activityScore"));
            var key = (keys[0], keys.ElementAtOrDefault(1) ?? "");
            if (Text(row, "lookupkey") != (scores ? meaning.ActivityScore : meaning.Phenotype))
                throw new InvalidDataException($"{gene} {key} is looked up by neither its score nor its phenotype.");
            if (!rules.TryAdd(key, meaning) && rules[key] != meaning)
                throw new InvalidDataException($"{gene} {key} means both {rules[key]} and {meaning}: the table does not follow from {(scores ? "scores" : "functions")}.");
        }
        return [.. rules.Select(r => (r.Key.First, r.Key.Second, r.Value))];
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
