using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using PrecisionCare.Knowledge;
using PrecisionCare.Medicines;
using PrecisionCare.Patients;

namespace PrecisionCare.Consent.Labelling;

/// <summary>Which codes, types and words make a fact sensitive, and with which labels (tables under <c>consent/</c>).</summary>
public sealed class SensitivityTable
{
    /// <summary>Words beyond which the memory of texts starts anew, so that it cannot grow without end.</summary>
    private const int RememberedTexts = 50_000;

    private static readonly FrozenDictionary<string, string> Systems = new Dictionary<string, string>
    {
        [CodeSystems.Snomed] = "snomed",
        [CodeSystems.Icd10] = "icd10",
        [CodeSystems.Icd10Cm] = "icd10",
        [CodeSystems.Loinc] = "loinc",
        [CodeSystems.RxNorm] = "rxnorm",
        ["http://terminology.hl7.org/CodeSystem/v2-0074"] = "v2-0074",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly FrozenDictionary<(string System, string Code), ImmutableArray<string>> _codes;
    private readonly FrozenDictionary<(string System, string Code), ImmutableArray<string>> _prefixes;
    private readonly FrozenDictionary<string, ImmutableArray<string>> _types;
    private readonly FrozenDictionary<string, ImmutableArray<string>> _systems;
    private readonly ImmutableArray<(string Words, ImmutableArray<string> Labels)> _words;
    private readonly ConcurrentDictionary<string, ImmutableArray<string>> _ofText = new(StringComparer.Ordinal);

    private SensitivityTable(ImmutableArray<KnowledgeTable.Row> rows)
    {
        _codes = By(rows, "code").ToFrozenDictionary(g => g.Key, g => g.Value);
        _prefixes = By(rows, "prefix").ToFrozenDictionary(g => g.Key, g => g.Value);
        _types = By(rows, "type").ToFrozenDictionary(g => g.Key.Value, g => g.Value, StringComparer.Ordinal);
        _systems = By(rows, "system").ToFrozenDictionary(g => g.Key.Value, g => g.Value, StringComparer.Ordinal);
        _words = [.. rows.Where(r => r["kind"] == "word").Select(r => (Pattern(r["value"]), r.List("labels")))];
    }

    /// <exception cref="InvalidDataException">A table is missing, altered or not as described.</exception>
    public static SensitivityTable Load(KnowledgeFolder folder)
    {
        var rows = KnowledgeTable.Read(folder, "consent/labels.tsv").Rows;
        if (rows.FirstOrDefault(r => r["kind"] is not ("code" or "prefix" or "type" or "system" or "word")) is { } strange) throw strange.Fault($"'{strange["kind"]}' is no kind of rule.");
        return new SensitivityTable(rows);
    }

    /// <summary>Labels of a resource type.</summary>
    public ImmutableArray<string> OfType(string type) => _types.GetValueOrDefault(type, []);

    /// <summary>Labels of one code: of its system, of itself, of what it begins with.</summary>
    public ImmutableArray<string> OfCode(string system, string code)
    {
        var labels = _systems.GetValueOrDefault(system, []);
        if (!Systems.TryGetValue(system, out string? known)) return labels;
        if (_codes.TryGetValue((known, code), out var exact)) labels = labels.AddRange(exact);
        if (known == "icd10")
            for (int length = 2; length <= Math.Min(code.Length, 6); length++)
                if (_prefixes.TryGetValue((known, code[..length]), out var begun)) labels = labels.AddRange(begun);
        return labels;
    }

    /// <summary>Labels of whole words in a text.</summary>
    public ImmutableArray<string> OfText(string text)
    {
        if (_ofText.TryGetValue(text, out var known)) return known;
        if (_ofText.Count > RememberedTexts) _ofText.Clear();
        string words = $" {MedicineText.Fold(text)} ";
        return _ofText[text] = [.. _words.Where(w => words.Contains(w.Words, StringComparison.Ordinal)).SelectMany(w => w.Labels).Distinct()];
    }

    private static string Pattern(string words) => words.EndsWith('*') ? " " + words[..^1] : $" {words} ";

    private static IEnumerable<KeyValuePair<(string System, string Value), ImmutableArray<string>>> By(ImmutableArray<KnowledgeTable.Row> rows, string kind) =>
        rows.Where(r => r["kind"] == kind).GroupBy(r => (r["system"], r["value"]))
            .Select(g => KeyValuePair.Create(g.Key, g.SelectMany(r => r.List("labels")).Distinct().ToImmutableArray()));
}
