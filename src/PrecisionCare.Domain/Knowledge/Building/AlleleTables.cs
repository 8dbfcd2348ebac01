using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using PrecisionCare.Pharmacogenomics.Definitions;
using PrecisionCare.Pharmacogenomics.Functions;

namespace PrecisionCare.Knowledge.Building;

/// <summary>
/// Makes the allele definitions, functions and phenotype rules from ClinPGx's release files (<c>pharmcat/definition</c>, <c>pharmcat/phenotype</c>), and those
/// of genes that the release leaves out from the newest older file at hand (<c>pharmcat/phenotype_older</c>).
/// </summary>
public static class AlleleTables
{
    private const string Licence = "CC0-1.0 (CPIC and PharmVar content; attribution to CPIC, PharmVar and ClinPGx asked for)";

    /// <summary>Builds the sources whose files are under <paramref name="from"/>; none when there are no definitions.</summary>
    /// <exception cref="InvalidDataException">A file is not as its publisher writes it.</exception>
    public static IEnumerable<BuiltSource> Build(string from)
    {
        string folder = Path.Combine(from, "pharmcat");
        if (!Directory.Exists(Path.Combine(folder, "definition"))) yield break;
        yield return Definitions(Path.Combine(folder, "definition"));
        yield return Functions(Path.Combine(folder, "phenotype"));
        foreach (string path in Files(Path.Combine(folder, "phenotype_older"), "*.json")) yield return OlderFunctions(path);
    }

    private static BuiltSource Definitions(string folder)
    {
        using var exemptionsFile = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "exemptions.json")));
        var tables = ImmutableSortedDictionary.CreateBuilder<string, byte[]>(StringComparer.Ordinal);
        string version = "";
        foreach (string path in Files(folder, "*_translation.json"))
        {
            version = Version(path);
            string gene = Path.GetFileName(path)[..^"_translation.json".Length];
            using var stream = File.OpenRead(path);
            var definition = OfficialDefinition.Read(stream, exemptionsFile.RootElement.TryGetProperty(gene, out var entry) ? entry : null);
            tables.Add($"pharmacogenes/alleles/{definition.Gene}.tsv", DefinitionFile.Write(definition));
        }
        return new BuiltSource("ClinPGx allele definitions", version, Released(version), Licence, tables.ToImmutable());
    }

    private static BuiltSource Functions(string folder)
    {
        var tables = ImmutableSortedDictionary.CreateBuilder<string, byte[]>(StringComparer.Ordinal);
        string version = "";
        foreach (string path in Files(folder, "*.json"))
        {
            version = Version(path);
            Add(tables, path, null);
        }
        return new BuiltSource("ClinPGx allele functions", version, Released(version), Licence, tables.ToImmutable());
    }

    /// <summary>A file named <c>GENE.yyyy-MM-dd.json</c>; functions of a later year beside it (<c>GENE.function.yyyy.tsv</c>) replace its own.</summary>
    private static BuiltSource OlderFunctions(string path)
    {
        string[] name = Path.GetFileName(path).Split('.');
        var tables = ImmutableSortedDictionary.CreateBuilder<string, byte[]>(StringComparer.Ordinal);
        string? later = Files(Path.GetDirectoryName(path)!, $"{name[0]}.function.*.tsv").LastOrDefault();
        Add(tables, path, later is null ? null : Assigned(later));
        string version = later is null ? name[1] : $"{name[1]}, functions of {Path.GetFileName(later).Split('.')[2]}";
        return new BuiltSource($"ClinPGx allele functions, {name[0]}", version, Released(name[1]), Licence, tables.ToImmutable());
    }

    private static void Add(ImmutableSortedDictionary<string, byte[]>.Builder tables, string path, IReadOnlyDictionary<string, string>? assigned)
    {
        using var stream = File.OpenRead(path);
        var functions = OfficialPhenotypes.Read(stream, assigned);
        tables.Add($"pharmacogenes/functions/{functions.Gene}.tsv", FunctionFile.Write(functions));
    }

    private static OrderedDictionary<string, string> Assigned(string path)
    {
        var functions = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in File.ReadLines(path).Skip(1)) functions.Add(line.Split('\t')[0], line.Split('\t')[1]);
        return functions;
    }

    private static string Version(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.GetProperty("version").GetString()![.."2025-11-05".Length];
    }

    private static DateOnly Released(string version) => DateOnly.ParseExact(version, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string[] Files(string folder, string pattern) =>
        Directory.Exists(folder) ? [.. Directory.GetFiles(folder, pattern).Order(StringComparer.Ordinal)] : [];
}
