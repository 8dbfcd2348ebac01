using System.Text.Json;
using PrecisionCare.Knowledge;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Web.Commands;

/// <summary>Guidance by drug and source as JSON: how many recommendations match, and what each asks for.</summary>
internal static class DrugJson
{
    /// <summary>Every drug that a guideline speaks of, those without a match among them, so that "no advice" and "not tested" can be told apart.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyCollection<GeneResult> genes, KnowledgeBase knowledge)
    {
        var guidance = GuidanceMatcher.Match([.. genes], knowledge).ToLookup(g => (g.Drug, g.Source));
        var tested = genes.Where(g => g.HasCall).Select(g => g.Gene).ToHashSet(StringComparer.Ordinal);
        json.WriteStartArray("drugs"u8);
        foreach (string drug in knowledge.Guidelines.Drugs)
        foreach (var guidelines in knowledge.Guidelines.For(drug).GroupBy(g => g.Source).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var advice = guidance[(drug, guidelines.Key)].ToList();
            json.WriteStartObject();
            json.WriteString("drug"u8, drug);
            json.WriteString("source"u8, guidelines.Key);
            json.WriteNumber("matches"u8, advice.Select(a => a.Id).Distinct().Count());
            Strings(json, "notTested", guidelines.SelectMany(g => g.Genes).Distinct().Where(g => !tested.Contains(g)));
            json.WriteStartArray("advice"u8);
            foreach (var each in advice) Write(json, each);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Guidance guidance)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, guidance.Id);
        json.WriteString("population"u8, guidance.Population);
        json.WriteString("action"u8, JsonNamingPolicy.CamelCase.ConvertName(guidance.Action.ToString()));
        json.WriteString("classification"u8, guidance.Classification);
        if (guidance.DoseFactor is { } factor) json.WriteNumber("doseFactor"u8, factor);
        json.WriteString("certainty"u8, JsonNamingPolicy.CamelCase.ConvertName(guidance.Certainty.ToString()));
        json.WriteString("text"u8, guidance.Text);
        Strings(json, "implications", guidance.Implications);
        Strings(json, "caveats", guidance.Caveats);
        json.WriteString("pmid"u8, guidance.Citation.Pmid);
        json.WriteString("version"u8, guidance.Citation.Version);
        json.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
