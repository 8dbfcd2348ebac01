using System.Collections.Immutable;
using System.Text.Json;
using PrecisionCare.Counseling.Questionnaires;

namespace PrecisionCare.Fhir.Counseling;

/// <summary>An answered question of a response that came from elsewhere.</summary>
/// <param name="LinkId">As the source names it.</param>
/// <param name="Text">The question, when the source says it.</param>
/// <param name="Answers">In words.</param>
public sealed record ForeignAnswer(string LinkId, string? Text, ImmutableArray<string> Answers);

/// <summary>A QuestionnaireResponse of the record.</summary>
/// <param name="Questionnaire">Canonical address of the questionnaire, when stated.</param>
/// <param name="Answers">In order, those in groups too.</param>
/// <param name="Known">The questionnaire of ours that it answers; <c>null</c> when it is another.</param>
/// <param name="Mapped">Its answers as ours; an answer that cannot be told is left out, never guessed.</param>
public sealed record ForeignResponse(string? Questionnaire, ImmutableArray<ForeignAnswer> Answers, OfferedQuestionnaire? Known, ImmutableArray<ResponseAnswer> Mapped)
{
    public Score? Score => Known?.Scoring?.Apply(Known.Questionnaire, Mapped);
}

/// <summary>Reads a QuestionnaireResponse from its source: every linkId with its answers, and for PHQ-9 and GAD-7, named by LOINC or by ours, the answers as scored.</summary>
public static class ResponseReader
{
    private const int Most = 1000;

    /// <returns><c>null</c> when the source is no QuestionnaireResponse.</returns>
    public static ForeignResponse? Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        if (Json.Text(document.RootElement, "resourceType") != "QuestionnaireResponse") return null;
        var items = Flat(document.RootElement).Take(Most).ToList();
        string? canonical = Json.Text(document.RootElement, "questionnaire");
        var known = OwnQuestionnaires.All.FirstOrDefault(o => Answers(o.Questionnaire, canonical, items));
        return new(
            canonical, [.. items.Where(i => Json.List(i, "answer").Any()).Select(i => new ForeignAnswer(Json.Text(i, "linkId") ?? "", Json.Text(i, "text"), [.. Json.List(i, "answer").Select(Words)]))],
            known, known is null ? [] : [.. known.Questionnaire.Questions.SelectMany(q => Mapped(q, items))]);
    }

    private static IEnumerable<JsonElement> Flat(JsonElement holder)
    {
        foreach (var item in Json.List(holder, "item"))
        {
            yield return item;
            foreach (var below in Flat(item).Concat(Json.List(item, "answer").SelectMany(Flat))) yield return below;
        }
    }

    /// <summary>It names the questionnaire, by our address or by the LOINC code of the panel, and answers at least one of its questions.</summary>
    private static bool Answers(Questionnaire questionnaire, string? canonical, List<JsonElement> items)
    {
        string? address = canonical?.Split('|')[0];
        bool named = address == questionnaire.Url || questionnaire.Codes.Any(c => address?.EndsWith("/" + c.Code, StringComparison.Ordinal) == true);
        int known = questionnaire.Questions.Count(q => items.Any(i => IsOf(i, q)));
        // Not named, it is known by its questions: by every code of a panel, not by some.
        return known > 0 && (named || (questionnaire.Codes.Length > 0 && known == questionnaire.Questions.Count()));
    }

    private static bool IsOf(JsonElement item, QuestionnaireItem question) =>
        Json.Text(item, "linkId") is { } linkId && (linkId == question.LinkId || question.Codes.Any(c => linkId.Split('/')[^1] == c.Code));

    private static IEnumerable<ResponseAnswer> Mapped(QuestionnaireItem question, List<JsonElement> items)
    {
        foreach (var answer in items.Where(i => IsOf(i, question)).SelectMany(i => Json.List(i, "answer")))
        {
            if (question.Type != ItemType.Choice)
            {
                yield return new ResponseAnswer(question.LinkId, Words(answer));
                continue;
            }

            string? code = Json.Text(Json.Object(answer, "valueCoding"), "code");
            decimal? weight = Json.Number(answer, "valueInteger") ?? Json.Number(answer, "valueDecimal");
            string words = Words(answer);
            var option = question.Options.FirstOrDefault(o => o.Key == code)
                ?? (weight is null ? null : question.Options.FirstOrDefault(o => o.Ordinal == weight))
                ?? question.Options.FirstOrDefault(o => string.Equals(o.Text.Text, words, StringComparison.OrdinalIgnoreCase));
            if (option is not null) yield return new ResponseAnswer(question.LinkId, option.Key);
        }
    }

    private static string Words(JsonElement answer)
    {
        var value = answer.EnumerateObject().FirstOrDefault(m => m.Name.StartsWith("value", StringComparison.Ordinal)).Value;
        return value.ValueKind == JsonValueKind.Object
            ? Json.Text(value, "display") ?? Json.Text(value, "text") ?? Json.Text(value, "code") ?? string.Join(' ', new[] { Json.Number(value, "value")?.ToString(System.Globalization.CultureInfo.InvariantCulture), Json.Text(value, "unit") }.OfType<string>())
            : Json.Value(value) ?? "";
    }
}
