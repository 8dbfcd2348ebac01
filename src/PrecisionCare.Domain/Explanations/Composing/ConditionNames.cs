using System.Collections.Frozen;

namespace PrecisionCare.Explanations.Composing;

/// <summary>Recognises conditions and outcomes as reports and models name them in English.</summary>
internal static class ConditionNames
{
    private static readonly Lazy<FrozenDictionary<string, string>> Ids = new(() =>
        TextFile.Entries("outlines/condition-names.txt").SelectMany(e => e.Value.Split("; ").Append(e.Key.Replace('-', ' ')).Select(name => (Key: Plain(name), e.Key)))
            .DistinctBy(n => n.Item1).ToFrozenDictionary(n => n.Item1, n => n.Item2, StringComparer.Ordinal));

    /// <summary>The id of a condition; <c>null</c> when the name is not known.</summary>
    public static string? IdOf(string name) => Ids.Value.GetValueOrDefault(Plain(name));

    /// <summary>Words in lower case, so that commas, case and hyphens do not matter, without the tag of a SNOMED CT name such as <c>(disorder)</c>.</summary>
    private static string Plain(string name) => string.Join(' ', name.ToLowerInvariant().Replace("(disorder)", "", StringComparison.Ordinal).Replace("(finding)", "", StringComparison.Ordinal).Split([' ', ',', '-', '(', ')', '/', '\''], StringSplitOptions.RemoveEmptyEntries));
}
