using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using PrecisionCare.Counseling.Questionnaires;
using PrecisionCare.Patients;

namespace PrecisionCare.Fhir.Counseling;

/// <summary>Writes questionnaires and their responses as FHIR R4. What <see cref="QuestionnaireReader"/> reads of the one is an equal questionnaire.</summary>
public static class QuestionnaireWriter
{
    private const string Translation = "http://hl7.org/fhir/StructureDefinition/translation";
    private const string Ordinal = "http://hl7.org/fhir/StructureDefinition/ordinalValue";

    public static JsonObject Write(Questionnaire questionnaire) => new()
    {
        ["resourceType"] = "Questionnaire",
        ["id"] = questionnaire.Name,
        ["language"] = questionnaire.Language,
        ["url"] = questionnaire.Url,
        ["version"] = questionnaire.Version,
        ["name"] = questionnaire.Name,
        ["title"] = questionnaire.Title.Text,
        ["_title"] = Translations(questionnaire.Title),
        ["status"] = "active",
        ["subjectType"] = new JsonArray("Patient"),
        ["copyright"] = questionnaire.Copyright,
        ["code"] = Codings(questionnaire.Codes),
        ["item"] = new JsonArray([.. questionnaire.Items.Select(Item)]),
    };

    /// <summary>The response, with the items in the questionnaire's order; groups in which nothing was answered are left out.</summary>
    /// <param name="response">As it is kept.</param>
    /// <param name="patient">Reference to the patient.</param>
    /// <param name="author">Reference to who entered it.</param>
    public static JsonObject Write(QuestionnaireResponse response, JsonObject patient, JsonObject author) => new()
    {
        ["resourceType"] = "QuestionnaireResponse",
        ["id"] = response.Id.ToString(),
        ["language"] = response.Language,
        ["questionnaire"] = response.Questionnaire.Version is { } version ? $"{response.Questionnaire.Url}|{version}" : response.Questionnaire.Url,
        ["status"] = response.TakenBack is null ? "completed" : "entered-in-error",
        ["subject"] = patient.DeepClone(),
        ["authored"] = response.Answered.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["author"] = author.DeepClone(),
        ["source"] = patient.DeepClone(),
        ["item"] = Answered(response.Questionnaire.Items, response),
    };

    private static JsonObject Item(QuestionnaireItem item) => new()
    {
        ["linkId"] = item.LinkId,
        ["code"] = Codings(item.Codes),
        ["prefix"] = item.Prefix,
        ["text"] = item.Text.Text,
        ["_text"] = Translations(item.Text),
        ["type"] = TypeOf(item.Type),
        ["enableWhen"] = new JsonArray([.. item.EnableWhen.Select(When)]),
        ["enableBehavior"] = item.EnableWhen.IsEmpty ? null : item.EnableAll ? "all" : "any",
        ["required"] = item.Required ? true : null,
        ["repeats"] = item.Several ? true : null,
        ["maxLength"] = item.MaxLength,
        ["answerOption"] = new JsonArray([.. item.Options.Select(Option)]),
        ["item"] = new JsonArray([.. item.Items.Select(Item)]),
    };

    private static JsonObject Option(AnswerOption option)
    {
        var written = new JsonObject
        {
            ["extension"] = option.Ordinal is { } weight ? new JsonArray { new JsonObject { ["url"] = Ordinal, ["valueDecimal"] = weight } } : null,
        };
        if (option.Coding is null) written["valueString"] = option.Key;
        else written["valueCoding"] = Coding(option.Coding with { Display = option.Text.Text }, Translations(option.Text));
        return written;
    }

    private static JsonObject When(EnableWhen when) => new()
    {
        ["question"] = when.Question,
        ["operator"] = when.Operator,
        ["answerBoolean"] = when.Answer is "true" or "false" ? when.Answer == "true" : null,
        ["answerCoding"] = when.Answer is "true" or "false" || Answering.Number(when.Answer) is not null ? null : new JsonObject { ["code"] = when.Answer },
        ["answerDecimal"] = Answering.Number(when.Answer),
    };

    private static JsonArray Answered(ImmutableArray<QuestionnaireItem> items, QuestionnaireResponse response)
    {
        var written = new JsonArray();
        foreach (var item in items)
        {
            var answers = new JsonArray([.. response.Answers.Where(a => a.LinkId == item.LinkId).Select(a => Answer(item, a.Value))]);
            var below = Answered(item.Items, response);
            if (answers.Count + below.Count > 0)
                written.Add(new JsonObject { ["linkId"] = item.LinkId, ["text"] = item.Text.In(response.Language), ["answer"] = answers, ["item"] = below });
        }

        return written;
    }

    private static JsonObject Answer(QuestionnaireItem item, string value) => item.Type switch
    {
        ItemType.Choice when item.Options.FirstOrDefault(o => o.Key == value)?.Coding is { } coding => new() { ["valueCoding"] = Coding(coding, null) },
        ItemType.Boolean => new() { ["valueBoolean"] = value == "true" },
        ItemType.WholeNumber => new() { ["valueInteger"] = int.Parse(value, CultureInfo.InvariantCulture) },
        ItemType.Number => new() { ["valueDecimal"] = Answering.Number(value) },
        ItemType.Date => new() { ["valueDate"] = value },
        _ => new() { ["valueString"] = value },
    };

    private static JsonObject Coding(Coding coding, JsonObject? translations) => new()
    {
        ["system"] = coding.System.Length > 0 ? coding.System : null, ["code"] = coding.Code, ["display"] = coding.Display, ["_display"] = translations,
    };

    private static JsonArray Codings(ImmutableArray<Coding> codings) => new([.. codings.Select(c => Coding(c, null))]);

    private static JsonObject? Translations(LocalText text) => text.Translations.IsEmpty ? null : new JsonObject
    {
        ["extension"] = new JsonArray([.. text.Translations.Select(t => new JsonObject
        {
            ["url"] = Translation,
            ["extension"] = new JsonArray { new JsonObject { ["url"] = "lang", ["valueCode"] = t.Key }, new JsonObject { ["url"] = "content", ["valueString"] = t.Value } },
        })]),
    };

    private static string TypeOf(ItemType type) => type switch
    {
        ItemType.WholeNumber => "integer",
        ItemType.Number => "decimal",
        ItemType.Line => "string",
        _ => type.ToString().ToLowerInvariant(),
    };
}
