using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using PrecisionCare.Genome;

namespace PrecisionCare.Pharmacogenomics.Definitions;

/// <summary>
/// Reads an allele definition in the JSON form in which ClinPGx and PharmCAT publish it (<c>CYP2C19_translation.json</c>), and the exemptions that go with a
/// release.
/// </summary>
public static class OfficialDefinition
{
    /// <param name="json">The definition's file.</param>
    /// <param name="exemptions">The gene's entry of the release's <c>exemptions.json</c>, when there is one.</param>
    /// <exception cref="InvalidDataException">The file is not a definition.</exception>
    public static GeneDefinition Read(Stream json, JsonElement? exemptions = null)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Definition(document.RootElement, exemptions);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            throw new InvalidDataException($"This is not an allele definition in the reference program's format: {fault.Message}", fault);
        }
    }

    private static GeneDefinition Definition(JsonElement root, JsonElement? exemptions)
    {
        var required = Numbers(exemptions, "requiredPositions");
        var minimum = Numbers(exemptions, "amp1Positions");
        ImmutableArray<DefinitionPosition> positions = [.. Items(root, "variants").Select(v => Position(v, required, minimum)).OrderBy(p => p.Locus)];
        var columns = Items(root, "variants").Select(v => Locus(v)).Select(l => Array.FindIndex([.. positions], p => p.Locus == l)).ToArray();
        var reportedAs = root.TryGetProperty("suballelesMap", out var map) && map.ValueKind == JsonValueKind.Object
            ? map.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString())
            : [];
        var rows = Items(root, "namedAlleles").Where(a => !Flag(a, "structuralVariant")).ToList();
        int reference = Math.Max(0, rows.FindIndex(a => Flag(a, "reference")));
        var alleles = rows.Select((row, i) => Allele(row, i == reference, columns, positions, reportedAs));
        if (positions.IsEmpty || rows.Count == 0 || Items(rows[reference], "alleles").Count(c => c.ValueKind == JsonValueKind.String) != positions.Length)
            throw new InvalidDataException("The definition has no positions, or no allele that states all of them.");
        return new GeneDefinition
        {
            Gene = root.GetProperty("gene").GetString()!,
            Sequence = Text(root, "refSeqChromosomeId"),
            Modified = Text(root, "modificationDate") is { Length: >= 10 } day ? DateOnly.ParseExact(day[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            Positions = positions,
            Alleles = [.. alleles.OrderBy(a => a.IsReference ? 0 : 1)],
            ExtraPositions = exemptions is { } e ? [.. Items(e, "extraPositions").Select(v => Position(v, [], []))] : [],
            UnphasedPriorities = exemptions is { } p ? [.. Items(p, "unphasedDiplotypePriorities").Select(Priority)] : [],
        };
    }

    private static DefinitionPosition Position(JsonElement variant, HashSet<int> required, HashSet<int> minimum)
    {
        var locus = Locus(variant);
        ImmutableArray<string> alternates = [.. Items(variant, "alts").Select(a => a.GetString()!)];
        var texts = variant.TryGetProperty("cpicToVcfAlleleMap", out var map) ? map.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!) : [];
        return new DefinitionPosition(
            locus, variant.GetProperty("ref").GetString()!, alternates, Text(variant, "rsid"),
            HgvsNames(variant.GetProperty("chromosomeHgvsName").GetString()!.Split("; "), alternates, texts))
        {
            Required = required.Contains(locus.Position),
            RecommendedMinimum = minimum.Contains(locus.Position),
        };
    }

    /// <summary>The release lists the names of a position in an order of its own; a name belongs to the ALT it ends with, or to the repeat count it states.</summary>
    private static ImmutableArray<string> HgvsNames(string[] names, ImmutableArray<string> alternates, Dictionary<string, string> texts)
    {
        var chosen = alternates.Select(alternate => Array.Find(names, name => name.EndsWith('>' + alternate) || States(name, alternate, texts))).ToArray();
        var rest = new Queue<string>(names.Except(chosen.OfType<string>()));
        return [.. chosen.Select(name => name ?? rest.Dequeue())];
    }

    private static bool States(string name, string alternate, Dictionary<string, string> texts) =>
        name.IndexOf('[', StringComparison.Ordinal) is > 0 and var bracket
        && texts.Any(t => t.Value == alternate && t.Key.EndsWith($"({name[(bracket + 1)..^1]})", StringComparison.Ordinal));

    private static NamedAllele Allele(
        JsonElement row, bool reference, int[] columns, ImmutableArray<DefinitionPosition> positions, Dictionary<string, string?> reportedAs)
    {
        string name = row.GetProperty("name").GetString()!;
        var cells = Items(row, "alleles")
            .Select((cell, i) => (Text: cell.GetString(), Position: columns[i]))
            .Where(c => c.Text is not null)
            .Select(c => AlleleCell.Parse(c.Text!, c.Position, positions[c.Position]));
        return new NamedAllele(name, reference, [.. cells.OrderBy(c => c.Position)]) { ReportedAs = reportedAs.GetValueOrDefault(name) };
    }

    private static UnphasedPriority Priority(JsonElement entry) =>
        new([.. Items(entry, "list").Select(d => d.GetString()!)], entry.GetProperty("pick").GetString()!);

    private static Locus Locus(JsonElement variant) =>
        new(Chromosome.Parse(variant.GetProperty("chromosome").GetString()), variant.GetProperty("position").GetInt32());

    private static HashSet<int> Numbers(JsonElement? entry, string name) => entry is { } e ? [.. Items(e, name).Select(n => n.GetInt32())] : [];

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static bool Flag(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
