using System.Text.Json;
using System.Text.Json.Nodes;
using PrecisionCare.Consent.Labelling;
using PrecisionCare.Patients;

namespace PrecisionCare.Web.Patients;

/// <summary>
/// Takes out of the source of a fact that is shown what speaks of one that is not: references to it, its codes, its words, and the narrative, which may say
/// anything. What facts that are shown say as well stays.
/// </summary>
internal sealed class SourceRedaction
{
    /// <summary>Shorter words stand in too much else.</summary>
    private const int ShortestWord = 3;

    private static readonly JsonSerializerOptions AsText = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<(string System, string Code)> _codes = [];
    private readonly HashSet<string> _words = new(StringComparer.OrdinalIgnoreCase);

    public static SourceRedaction Of(PatientRecord whole, PatientRecord shown, IReadOnlySet<string> withheld)
    {
        var redaction = new SourceRedaction();
        foreach (var fact in whole.Clinical.Facts)
        {
            if (!withheld.Contains(fact.Id)) continue;
            redaction._ids.Add(BareId(fact.Id));
            redaction.Take(fact);
        }
        foreach (var fact in shown.Clinical.Facts.Append(shown.Clinical.Patient)) redaction.Leave(fact);
        foreach (var call in whole.OutsideCalls.Except(shown.OutsideCalls))
            foreach (string? word in new[] { call.Gene, call.Diplotype, call.Phenotype })
                if (word is { Length: >= ShortestWord }) redaction._words.Add(word);
        return redaction;
    }

    public ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> json)
    {
        if (JsonNode.Parse(json.Span) is not JsonObject resource) return json;
        resource.Remove("text");
        foreach (var (name, value) in resource.ToList())
            if (value is not null && Keep(value) is false) resource.Remove(name);
        return System.Text.Encoding.UTF8.GetBytes(resource.ToJsonString(AsText));
    }

    private void Take(ClinicalFact fact)
    {
        foreach (var concept in FactContent.ConceptsOf(fact))
        {
            foreach (var coding in concept.Codings)
            {
                _codes.Add((coding.System, coding.Code));
                AddWord(coding.Display);
            }
            AddWord(concept.Text);
        }
        foreach (string words in FactContent.WordsOf(fact)) AddWord(words);
    }

    private void Leave(ClinicalFact fact)
    {
        foreach (var concept in FactContent.ConceptsOf(fact))
        {
            foreach (var coding in concept.Codings)
            {
                _codes.Remove((coding.System, coding.Code));
                if (coding.Display is { } display) _words.Remove(display);
            }
            if (concept.Text is { } text) _words.Remove(text);
        }
        foreach (string words in FactContent.WordsOf(fact)) _words.Remove(words);
    }

    private void AddWord(string? word)
    {
        if (word is { Length: >= ShortestWord }) _words.Add(word);
    }

    /// <summary>Cleans a value; false when nothing of it may stay.</summary>
    private bool Keep(JsonNode value) => value switch
    {
        JsonObject item => KeepObject(item),
        JsonArray list => KeepList(list),
        JsonValue text when text.TryGetValue(out string? words) => !_words.Any(w => words.Contains(w, StringComparison.OrdinalIgnoreCase)),
        _ => true,
    };

    private bool KeepObject(JsonObject item)
    {
        if (Text(item, "reference") is { } reference && _ids.Contains(BareId(reference))) return false;
        if (Text(item, "code") is { } code && _codes.Contains((Text(item, "system") ?? "", code))) return false;
        // A concept one of whose codes goes, goes whole: its other codes and its text say the same.
        if (item["coding"] is JsonArray codings && codings.OfType<JsonObject>().Any(c => !KeepObject((JsonObject)c.DeepClone()))) return false;
        foreach (var (name, value) in item.ToList())
            if (value is not null && !Keep(value)) item.Remove(name);
        return item.Count > 0;
    }

    private bool KeepList(JsonArray list)
    {
        for (int i = list.Count - 1; i >= 0; i--)
            if (list[i] is { } item && !Keep(item)) list.RemoveAt(i);
        return list.Count > 0;
    }

    private static string? Text(JsonObject item, string name) => item[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    /// <summary>The id alone, of <c>Condition/c1</c>, of an address with or without a version, of <c>urn:uuid:c1</c>.</summary>
    private static string BareId(string reference)
    {
        int history = reference.IndexOf("/_history/", StringComparison.Ordinal);
        if (history >= 0) reference = reference[..history];
        return reference[(reference.LastIndexOfAny(['/', ':']) + 1)..];
    }
}
