using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using PrecisionCare.Counseling.Questionnaires;
using PrecisionCare.Patients;

namespace PrecisionCare.Fhir.Counseling;

/// <summary>A FHIR R4 Questionnaire that was read.</summary>
/// <param name="Questionnaire"><c>null</c> when nothing of it can be asked.</param>
/// <param name="Issues">All faults at once.</param>
public sealed record ReadQuestionnaire(Questionnaire? Questionnaire, ImmutableArray<Issue> Issues);

/// <summary>
/// Reads a FHIR R4 Questionnaire into a form: items of the types choice, boolean, integer, decimal, string, text, date, group and display, their conditions, options with
/// weights, contained value sets, translations. What a form cannot ask is named and left out.
/// </summary>
public static class QuestionnaireReader
{
    public const int LongestFile = 1 << 20;

    private const int MostItems = 500, Deepest = 8;
    private const string Translation = "http://hl7.org/fhir/StructureDefinition/translation";

    /// <param name="json">UTF-8.</param>
    /// <param name="file">Its name, for issues.</param>
    public static ReadQuestionnaire Read(ReadOnlyMemory<byte> json, string file)
    {
        var log = new IssueLog();
        void Report(IssueSeverity severity, string code, string message, string remedy, string path) => log.Add(new Issue(code, severity, message, remedy, new SourceLocation(file, Path: path)));
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 48 });
            var root = document.RootElement;
            if (Json.Text(root, "resourceType") != "Questionnaire")
            {
                Report(IssueSeverity.Error, "questionnaire.other-resource", "The file holds no FHIR Questionnaire.", "Export the Questionnaire itself as JSON, not a bundle and not a response to it.", "resourceType");
                return new(null, log.Issues);
            }

            var items = new Reading(Report, AnswerSets.Of(root)).Items(root, "", 0);
            string title = Json.Text(root, "title") ?? Json.Text(root, "name") ?? Json.Text(root, "id") ?? "";
            string name = NameOf(Json.Text(root, "name") ?? Json.Text(root, "id") ?? title);
            if (title.Length == 0 || name.Length == 0) Report(IssueSeverity.Error, "questionnaire.no-title", "The questionnaire has neither a title nor a name.", "Give it a title.", "title");
            if (!items.SelectMany(i => i.Whole).Any(i => i.IsQuestion)) Report(IssueSeverity.Error, "questionnaire.no-question", "No item can be asked in a form.", "See what the other faults say of its items.", "item");
            if (log.Issues.Any(i => i is { Severity: IssueSeverity.Error, Code: "questionnaire.no-title" or "questionnaire.no-question" })) return new(null, log.Issues);
            return new(
                new Questionnaire
                {
                    Name = name, Url = Json.Text(root, "url") ?? $"urn:precisioncare:questionnaire:{name}", Version = Json.Text(root, "version"), Title = Translated(root, "title", title),
                    Copyright = Json.Text(root, "copyright"), Codes = [.. Json.List(root, "code").Select(CodingOf).OfType<Coding>()],
                    Language = (Json.Text(root, "language") ?? "en").Split('-')[0].ToLowerInvariant(), Items = items,
                },
                log.Issues);
        }
        catch (JsonException fault)
        {
            Report(IssueSeverity.Error, "questionnaire.not-json", "The text breaks the rules of JSON.", "Export the file again; if it was edited by hand, mend the place named.", $"line {(fault.LineNumberOrDefault()).ToString(CultureInfo.InvariantCulture)}");
            return new(null, log.Issues);
        }
    }

    internal static Coding? CodingOf(JsonElement coding) =>
        Json.Text(coding, "code") is { } code ? new Coding(Json.Text(coding, "system") ?? "", code, Json.Text(coding, "display")) : null;

    /// <summary>A text with the translations that its primitive's extensions hold (HL7 extension translation).</summary>
    internal static LocalText Translated(JsonElement holder, string name, string text) => new(text, Json.List(Json.Object(holder, "_" + name), "extension")
        .Where(e => Json.Text(e, "url") == Translation)
        .Select(e => (Language: Json.Part(e, "lang"), Words: Json.Part(e, "content")))
        .Where(t => t is { Language: not null, Words: not null }).DistinctBy(t => t.Language)
        .ToImmutableSortedDictionary(t => t.Language!, t => t.Words!, StringComparer.Ordinal));

    /// <summary>Lower-case letters, digits and hyphens.</summary>
    private static string NameOf(string text)
    {
        var name = new StringBuilder();
        foreach (char c in text.ToLowerInvariant())
            if (c is (>= 'a' and <= 'z') or (>= '0' and <= '9')) name.Append(c);
            else if (name.Length > 0 && name[^1] != '-') name.Append('-');
        return name.ToString()[..Math.Min(name.Length, 60)].Trim('-');
    }

    private static long LineNumberOrDefault(this JsonException fault) => (fault.LineNumber ?? 0) + 1;

    private sealed class Reading(Action<IssueSeverity, string, string, string, string> report, AnswerSets sets)
    {
        private readonly HashSet<string> _linkIds = new(StringComparer.Ordinal);

        public ImmutableArray<QuestionnaireItem> Items(JsonElement holder, string path, int depth)
        {
            var items = ImmutableArray.CreateBuilder<QuestionnaireItem>();
            int place = 0;
            foreach (var item in Json.List(holder, "item"))
            {
                string at = $"{path}item[{place++.ToString(CultureInfo.InvariantCulture)}]";
                if (depth >= Deepest || _linkIds.Count >= MostItems)
                {
                    report(IssueSeverity.Error, "questionnaire.too-large", $"More than {MostItems} items, or more than {Deepest} levels of them; the rest is left out.", "Split the questionnaire.", at);
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
                LinkId = linkId, Type = type, Text = Translated(item, "text", Json.Text(item, "text") ?? linkId), Prefix = Json.Text(item, "prefix"), Required = Json.Flag(item, "required"),
                Several = repeats && type == ItemType.Choice, MaxLength = (int?)Json.Number(item, "maxLength"), Codes = [.. Json.List(item, "code").Select(CodingOf).OfType<Coding>()], Options = options,
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
}
