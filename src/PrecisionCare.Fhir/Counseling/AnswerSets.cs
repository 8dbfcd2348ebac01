using System.Collections.Immutable;
using System.Text.Json;
using PrecisionCare.Counseling.Questionnaires;
using PrecisionCare.Patients;

namespace PrecisionCare.Fhir.Counseling;

/// <summary>The answers that a Questionnaire offers: in its items, or in value sets that it contains.</summary>
internal sealed class AnswerSets
{
    private const string Ordinal = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
    private const int Most = 200;

    private readonly Dictionary<string, JsonElement> _contained;

    private AnswerSets(Dictionary<string, JsonElement> contained) => _contained = contained;

    public static AnswerSets Of(JsonElement questionnaire) => new(Json.List(questionnaire, "contained")
        .Where(c => Json.Text(c, "resourceType") == "ValueSet" && Json.Text(c, "id") is not null).DistinctBy(c => Json.Text(c, "id")).ToDictionary(c => Json.Text(c, "id")!, c => c));

    /// <summary>Each key once; what repeats one is named and left out.</summary>
    public ImmutableArray<AnswerOption> Options(JsonElement item, Action<IssueSeverity, string, string, string, string> report, string at)
    {
        var options = Json.List(item, "answerOption").Select(OfOption).Concat(OfSet(Json.Text(item, "answerValueSet"))).OfType<AnswerOption>().Take(Most).ToList();
        var kept = options.DistinctBy(o => o.Key).ToImmutableArray();
        if (kept.Length < options.Count) report(IssueSeverity.Warning, "questionnaire.same-answer", "Two answers have the same code; the second is left out.", "Give each answer a code of its own.", at);
        return kept;
    }

    private static AnswerOption? OfOption(JsonElement option)
    {
        decimal? weight = WeightOf(option);
        if (Json.Object(option, "valueCoding") is { ValueKind: JsonValueKind.Object } coding) return OfCoding(coding, Json.Text(coding, "system"), weight ?? WeightOf(coding));
        foreach (string name in (ReadOnlySpan<string>)["valueString", "valueInteger", "valueDate"])
            if (option.TryGetProperty(name, out var value) && Json.Value(value) is { Length: > 0 } words)
                return new AnswerOption(words, QuestionnaireReader.Translated(option, name, words), null, weight);
        return null;
    }

    private IEnumerable<AnswerOption?> OfSet(string? address)
    {
        if (address is not ['#', .. var id] || !_contained.TryGetValue(id, out var set)) return [];
        return Json.List(Json.Object(set, "compose"), "include").SelectMany(include => Json.List(include, "concept").Select(c => OfCoding(c, Json.Text(include, "system"), WeightOf(c))))
            .Concat(Json.List(Json.Object(set, "expansion"), "contains").Select(c => OfCoding(c, Json.Text(c, "system"), WeightOf(c))));
    }

    private static AnswerOption? OfCoding(JsonElement coding, string? system, decimal? weight)
    {
        string? code = Json.Text(coding, "code"), display = Json.Text(coding, "display");
        if ((code ?? display) is not { } key) return null;
        return new AnswerOption(key, QuestionnaireReader.Translated(coding, "display", display ?? key), code is null ? null : new Coding(system ?? "", code, display), weight);
    }

    private static decimal? WeightOf(JsonElement holder) => Json.List(holder, "extension").Where(e => Json.Text(e, "url") == Ordinal).Select(e => Json.Number(e, "valueDecimal")).FirstOrDefault();
}
