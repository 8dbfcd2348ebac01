using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace PrecisionCare.Explanations.Composing;

/// <summary>All texts of one language: its folder.</summary>
internal sealed class LanguageTexts
{
    private static readonly string[] NotTemplates = ["language", "wording", "glossary", "conditions", "medicines"];

    /// <summary>Codes of the folders that hold a language.</summary>
    public static IEnumerable<string> Codes => TextFile.Paths.Where(p => p.EndsWith("/language.txt", StringComparison.Ordinal)).Select(p => p[..p.IndexOf('/', StringComparison.Ordinal)]);

    /// <summary>Name, direction, formulas, how numbers, dates and lists are written.</summary>
    public required FrozenDictionary<string, string> Settings { get; init; }

    /// <summary>Words and patterns of the wording rules.</summary>
    public required FrozenDictionary<string, string> Wording { get; init; }

    /// <summary>By id, which begins with the file's name.</summary>
    public required FrozenDictionary<string, Template> Templates { get; init; }

    public required ImmutableArray<GlossaryEntry> Glossary { get; init; }

    /// <summary>Plain words for conditions and outcomes, by the id that <see cref="ConditionNames"/> gives.</summary>
    public required FrozenDictionary<string, string> Conditions { get; init; }

    /// <summary>Names of ingredients in the language, by INN in lower case; one that is missing has its INN.</summary>
    public required FrozenDictionary<string, string> Medicines { get; init; }

    /// <summary>Digest of the folder.</summary>
    public required string Version { get; init; }

    public static LanguageTexts Read(string code)
    {
        string[] paths = [.. TextFile.Paths.Where(p => p.StartsWith(code + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        Dictionary<string, string> File(string name) => TextFile.Entries($"{code}/{name}.txt");
        var templates = paths.Select(p => p[(code.Length + 1)..^4]).Except(NotTemplates)
            .SelectMany(name => File(name).Select(e => new Template($"{name}.{e.Key}", e.Value)));
        return new LanguageTexts
        {
            Settings = File("language").ToFrozenDictionary(StringComparer.Ordinal),
            Wording = File("wording").ToFrozenDictionary(StringComparer.Ordinal),
            Templates = templates.ToFrozenDictionary(t => t.Id, StringComparer.Ordinal),
            Glossary = [.. File("glossary").Select(e => GlossaryEntry.Parse(e.Key, e.Value))],
            Conditions = File("conditions").ToFrozenDictionary(StringComparer.Ordinal),
            Medicines = File("medicines").ToFrozenDictionary(StringComparer.Ordinal),
            Version = Digest(paths),
        };
    }

    private static string Digest(IEnumerable<string> paths)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string path in paths)
        {
            using var reader = new StreamReader(TextFile.Open(path));
            hash.AppendData(Encoding.UTF8.GetBytes(reader.ReadToEnd()));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
