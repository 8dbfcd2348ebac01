using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace PrecisionCare.Knowledge.Building;

/// <summary>
/// Reads the table of recommendations that PharmCAT 3.1.1 gives for its own examples: newer wording of single rows of CPIC and DPWG guidelines, and the FDA's
/// labels and associations, which the guideline files lack. It holds the rows of the examples' genotypes alone.
/// </summary>
internal static class CurrentRecommendations
{
    private const string Table = "pharmcat/examples/recommendations_2025-11_from_examples.tsv";

    /// <summary>FDA tables: the phenotypes that a row names as affected get the row's advice, unless its text tells them apart.</summary>
    private static readonly ImmutableArray<string> Metabolizers = ["ultrarapid", "normal", "intermediate", "poor"];

    /// <exception cref="InvalidDataException">The table has not the expected columns.</exception>
    public static IEnumerable<OfficialRecommendation> Read(string from)
    {
        string file = Path.Combine(from, Table);
        if (!File.Exists(file)) return [];
        var lines = Joined(File.ReadAllLines(file));
        string[] header = lines[0];
        if (lines.FirstOrDefault(l => l.Length != header.Length) is { } broken)
            throw new InvalidDataException($"{Path.GetFileName(file)}: the row of {broken[1]} has {broken.Length} cells, the header {header.Length}.");
        return lines.Skip(1).SelectMany(cells => Rows(header.Zip(cells).ToDictionary(c => c.First, c => OfficialText.Clean(c.Second), StringComparer.Ordinal)));
    }

    /// <summary>A cell with a line break inside goes on in the next line, which then does not begin with a source.</summary>
    private static List<string[]> Joined(string[] lines)
    {
        var rows = new List<string[]>();
        foreach (string line in lines.Where(l => l.Length > 0))
        {
            string[] cells = line.Split('\t');
            bool goesOn = rows.Count > 0 && !cells[0].EndsWith("Annotation", StringComparison.Ordinal) && !cells[0].EndsWith("Association", StringComparison.Ordinal);
            if (!goesOn) rows.Add(cells);
            else rows[^1] = [.. rows[^1][..^1], $"{rows[^1][^1]} {cells[0]}", .. cells[1..]];
        }
        return rows;
    }

    private static IEnumerable<OfficialRecommendation> Rows(Dictionary<string, string> row)
    {
        using var keys = JsonDocument.Parse(row["lookup_key"]);
        foreach (var element in keys.RootElement.EnumerateArray())
        {
            var key = element.EnumerateObject()
                .ToImmutableSortedDictionary(g => g.Name, g => ClinPgxGuidelines.LookupKey(g.Value), StringComparer.Ordinal);
            string source = Source(row["source"]);
            var guideline = new OfficialGuideline(
                row["guideline_id"], source, [.. key.Keys], [row["drug"].ToLowerInvariant()], $"https://www.clinpgx.org/guidelineAnnotation/{row["guideline_id"]}", []);
            bool isLabel = source.StartsWith("FDA", StringComparison.Ordinal);
            foreach (var each in isLabel ? Affected(key, row["population"], row["recommendation"]) : [key])
                yield return new OfficialRecommendation(
                    guideline, guideline.Drugs[0], isLabel || row["population"].Length == 0 ? "general" : row["population"],
                    row["classification"], row["recommendation"], Implications(row["implications"]), each, row["data_version"][..10]);
        }
    }

    private static string Source(string name) => name switch
    {
        "CPIC Guideline Annotation" => "CPIC",
        "DPWG Guideline Annotation" => "DPWG",
        "FDA Label Annotation" => "FDA label",
        "FDA PGx Association" => "FDA association",
        _ => throw new InvalidDataException($"'{name}' is not a source of recommendations."),
    };

    private static ImmutableArray<string> Implications(string cell) => [.. cell.Split(" / ", StringSplitOptions.RemoveEmptyEntries)];

    private static IEnumerable<ImmutableSortedDictionary<string, string>> Affected(ImmutableSortedDictionary<string, string> key, string subgroup, string text)
    {
        // Labels of anaesthetics speak of susceptible patients only, whatever result the row stands under.
        if (text.Contains("genetic susceptibility to malignant hyperthermia", StringComparison.Ordinal))
            return key.Keys.Select(gene => ImmutableSortedDictionary<string, string>.Empty.Add(gene, "Malignant Hyperthermia Susceptibility"));
        var named = Metabolizers.Where(m => subgroup.Contains(m, StringComparison.Ordinal)).ToArray();
        bool tellsApart = text.Contains("metabolizer", StringComparison.Ordinal) || text.Contains("Poor metabolism", StringComparison.Ordinal);
        if (key.Count != 1 || tellsApart || named.Length == 0 || !subgroup.Contains(key.First().Key + " ", StringComparison.Ordinal)) return [key];
        return named.Select(m => key.SetItem(key.First().Key, $"{CultureInfo.InvariantCulture.TextInfo.ToTitleCase(m)} Metabolizer"));
    }
}
