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

            var items = new QuestionnaireItems(Report, AnswerSets.Of(root)).Items(root, "", 0);
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
}
