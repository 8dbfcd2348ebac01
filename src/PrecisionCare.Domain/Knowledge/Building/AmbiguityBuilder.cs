using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PrecisionCare.Knowledge.Building;

/// <summary>
/// Diplotypes that unphased data cannot tell from another one, from PharmCAT's rules for messages: gene, diplotype, the one that looks the same, and positions
/// that have to be heterozygous for it. The rules' drugs are left out: what is open of a gene is so for every drug. Their sentences are not taken over; other rules than these are part of our own table of caveats.
/// </summary>
internal static partial class AmbiguityBuilder
{
    private const string File = "pharmcat/misc/messages.json";

    /// <summary>The rules of 3.1.1 misprint an allele of G6PD, which their own definition spells in full.</summary>
    private static readonly (string Printed, string Meant) Misprint = ("Union,Maewo, Chinese-2, Kal", "Union,Maewo, Chinese-2, Kalo");

    public static IEnumerable<BuiltSource> Build(string from)
    {
        string path = Path.Combine(from, File);
        if (!System.IO.File.Exists(path)) yield break;
        using var rules = JsonDocument.Parse(System.IO.File.ReadAllBytes(path));
        var rows = rules.RootElement.EnumerateArray().Where(IsAmbiguity).Select(Row)
            .OrderBy(r => r[0], StringComparer.Ordinal).ThenBy(r => r[1], StringComparer.Ordinal);
        yield return new BuiltSource(
            "ClinPGx ambiguous diplotypes", "2025-11-05", DateOnly.Parse("2025-11-05", CultureInfo.InvariantCulture),
            "facts of PharmCAT's message rules (MPL-2.0; their text is not included)",
            ImmutableSortedDictionary<string, byte[]>.Empty.Add("pharmacogenes/ambiguities.tsv", KnowledgeTable.Write(["gene", "diplotype", "alternative", "variants"], rows)));
    }

    private static bool IsAmbiguity(JsonElement rule) =>
        rule.GetProperty("exception_type").GetString() == "ambiguity" && rule.GetProperty("matches").GetProperty("dips").GetArrayLength() > 0;

    private static IReadOnlyList<string> Row(JsonElement rule)
    {
        var matches = rule.GetProperty("matches");
        string name = rule.GetProperty("rule_name").GetString()!;
        var alternative = Alternative().Match(rule.GetProperty("message").GetString()!);
        if (!alternative.Success) throw new InvalidDataException($"The rule '{name}' names no other diplotype.");
        string other = alternative.Groups[1].Value;
        if (other.EndsWith(Misprint.Printed, StringComparison.Ordinal)) other = other[..^Misprint.Printed.Length] + Misprint.Meant;
        return
        [
            matches.GetProperty("gene").GetString()!, Joined(matches, "dips"), other, Joined(matches, "variant"),
        ];
    }

    private static string Joined(JsonElement matches, string list) => string.Join(';', matches.GetProperty(list).EnumerateArray().Select(e => e.GetString()!.Trim()));

    [GeneratedRegex(@"however, (.+?) cannot be ruled out")]
    private static partial Regex Alternative();
}
