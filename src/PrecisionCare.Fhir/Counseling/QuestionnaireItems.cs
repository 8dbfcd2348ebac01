using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using PrecisionCare.Counseling.Questionnaires;
using PrecisionCare.Patients;

namespace PrecisionCare.Fhir.Counseling;

/// <summary>Reads the items of one Questionnaire. What a form cannot ask is named and left out.</summary>
/// <param name="report">Takes a fault: severity, code, message, remedy, path.</param>
/// <param name="sets">The answers that the questionnaire offers.</param>
internal sealed class QuestionnaireItems(Action<IssueSeverity, string, string, string, string> report, AnswerSets sets)
{
    private const int Most = 500, Deepest = 8;

    private readonly HashSet<string> _linkIds = new(StringComparer.Ordinal);

    public ImmutableArray<QuestionnaireItem> Items(JsonElement holder, string path, int depth)
    {
        var items = ImmutableArray.CreateBuilder<QuestionnaireItem>();
        int place = 0;
        foreach (var item in Json.List(holder, "item"))
        {
            string at = $"{path}item[{place++.ToString(CultureInfo.InvariantCulture)}]";
            if (depth >= Deepest || _linkIds.Count >= Most)
            {
                report(IssueSeverity.Error, "questionnaire.too-large", $"More than {Most} items, or more than {Deepest} levels of them; the rest is left out.", "Split the questionnaire.", at);
                break;
            }

            if (Item(item, at, depth) is { } read) items.Add(read);
        }

        return items.ToImmutable();
    }

    private QuestionnaireItem? Item(JsonElement item, string at, int depth)
    {
        if (Json.Text(item, "linkId") is not { } linkId || !_linkIds.Add(linkId))
        {
            report(IssueSeverity.Error, "questionnaire.link-id", "An item has no linkId, or the linkId of another; it is left out.", "Give every item a linkId of its own.", at);
            return null;
        }

        if (TypeOf(Json.Text(item, "type")) is not { } type)
        {
            report(IssueSeverity.Warning, "questionnaire.item-type", $"Items of the type '{Json.Text(item, "type")}' cannot be asked here; it is left out.", "Ask for it otherwise, for instance as text.", at);
            return null;
        }

        bool repeats = Json.Flag(item, "repeats");
        if (repeats && type != ItemType.Choice) report(IssueSeverity.Information, "questionnaire.repeats", "The item may repeat; it is asked once.", "Nothing to do, unless several answers matter.", at);
        var options = type == ItemType.Choice ? sets.Options(item, report, at) : [];
        if (type == ItemType.Choice && options.IsEmpty)
        {
            report(IssueSeverity.Warning, "questionnaire.no-options", "The answers of a choice stand in no answerOption and in no contained value set; it is asked as text.", "Contain the value set in the questionnaire.", at);
            type = ItemType.Line;
        }

        return new QuestionnaireItem
        {
            LinkId = linkId, Type = type, Text = QuestionnaireReader.Translated(item, "text", Json.Text(item, "text") ?? linkId), Prefix = Json.Text(item, "prefix"), Required = Json.Flag(item, "required"),
            Several = repeats && type == ItemType.Choice, MaxLength = (int?)Json.Number(item, "maxLength"), Codes = [.. Json.List(item, "code").Select(QuestionnaireReader.CodingOf).OfType<Coding>()], Options = options,
            EnableWhen = [.. Json.List(item, "enableWhen").Select(w => When(w, at)).OfType<EnableWhen>()], EnableAll = Json.Text(item, "enableBehavior") == "all",
            Items = Items(item, at + ".", depth + 1),
        };
    }

    private EnableWhen? When(JsonElement when, string at)
    {
        string? answer = Json.Object(when, "answerCoding") is { ValueKind: JsonValueKind.Object } coding ? Json.Text(coding, "code") ?? Json.Text(coding, "display")
            : when.EnumerateObject().FirstOrDefault(m => m.Name is "answerBoolean" or "answerDecimal" or "answerInteger" or "answerDate" or "answerString") is { Name: not null } other ? Json.Value(other.Value) : null;
        if (Json.Text(when, "question") is { } question && Json.Text(when, "operator") is { } sign && EnableWhen.Operators.Contains(sign) && answer is not null) return new EnableWhen(question, sign, answer);
        report(IssueSeverity.Warning, "questionnaire.condition", "A condition cannot be read; it is taken as not there, so the item may be asked more often.", "Look at enableWhen: question, operator and an answer of a type that is asked here.", at);
        return null;
    }

    private static ItemType? TypeOf(string? type) => type switch
    {
        "group" => ItemType.Group,
        "display" => ItemType.Display,
        "choice" or "open-choice" => ItemType.Choice,
        "boolean" => ItemType.Boolean,
        "integer" => ItemType.WholeNumber,
        "decimal" => ItemType.Number,
        "text" => ItemType.Text,
        "string" => ItemType.Line,
        "date" => ItemType.Date,
        _ => null,
    };
}
