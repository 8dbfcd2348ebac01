using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using PrecisionCare.Patients;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Therapy;

namespace PrecisionCare.Web.Commands;

/// <summary>An assessment as the command line prints it.</summary>
internal static class AssessmentPrinter
{
    private static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static void Print(Stream output, Person patient, Assessment assessment)
    {
        using (var json = new Utf8JsonWriter(output, Written))
        {
            json.WriteStartObject();
            Patient(json, patient);
            json.WriteString("at"u8, Day(assessment.At));
            Array(json, "knowledgeBase", assessment.KnowledgeSources, s =>
            {
                json.WriteString("source"u8, s.Source);
                json.WriteString("version"u8, s.Version);
            });
            GeneJson.Write(json, assessment.Genes);
            Array(json, "effectivePhenotypes", assessment.EffectivePhenotypes, e =>
            {
                json.WriteString("gene"u8, e.Gene);
                json.WriteString("genetic"u8, e.Genetic);
                json.WriteString("effective"u8, e.Effective);
                Strings(json, "causes", e.Causes);
                Citation(json, e.Citation);
            });
            Array(json, "scores", assessment.Scores, s => ScoreJson.Write(json, s));
            Array(json, "medicines", assessment.Medicines, m => Medicine(json, m));
            Array(json, "problems", assessment.Problems, p => Problem(json, p));
            Array(json, "conflicts", assessment.Conflicts, c =>
            {
                json.WriteString("kind"u8, Name(c.Kind));
                json.WriteString("message"u8, c.Message);
                json.WriteString("remedy"u8, c.Remedy);
                Strings(json, "facts", c.Facts);
                json.WriteBoolean("holdsBackGenomicAdvice"u8, c.HoldsBackGenomicAdvice);
            });
            IssueJson.Write(json, assessment.Issues);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void Patient(Utf8JsonWriter json, Person patient)
    {
        json.WriteStartObject("patient"u8);
        json.WriteString("id"u8, patient.LogicalId);
        json.WriteString("sex"u8, Name(patient.Sex));
        json.WriteString("birthDate"u8, patient.BirthDate?.ToString());
        json.WriteEndObject();
    }

    private static void Medicine(Utf8JsonWriter json, MedicineAssessment medicine)
    {
        json.WriteString("drug"u8, medicine.Drug);
        json.WriteString("text"u8, medicine.Text);
        json.WriteBoolean("recognised"u8, medicine.Recognised);
        json.WriteString("band"u8, Name(medicine.Band));
        json.WriteString("dose"u8, medicine.Dose);
        Strings(json, "facts", medicine.Facts);
        Array(json, "reasons", medicine.Reasons, r => Reason(json, r));
        Strings(json, "missing", medicine.Missing);
    }

    private static void Problem(Utf8JsonWriter json, ProblemAssessment problem)
    {
        json.WriteString("indication"u8, problem.Indication);
        json.WriteString("name"u8, problem.Name);
        json.WriteString("aim"u8, problem.Aim);
        Strings(json, "facts", problem.Facts);
        Array(json, "codes", problem.Codes, c =>
        {
            json.WriteString("system"u8, c.System);
            json.WriteString("code"u8, c.Code);
        });
        Array(json, "suggestions", problem.Suggestions, s => Suggestion(json, s));
        Array(json, "excluded", problem.Excluded, s => Suggestion(json, s));
        json.WriteString("notRanked"u8, problem.NotRanked);
    }

    private static void Suggestion(Utf8JsonWriter json, TherapySuggestion option)
    {
        if (option.Rank > 0) json.WriteNumber("rank"u8, option.Rank);
        json.WriteString("drug"u8, option.Drug);
        json.WriteString("class"u8, option.DrugClass);
        json.WriteString("band"u8, Name(option.Band));
        json.WriteNumber("line"u8, option.Line);
        json.WriteString("context"u8, option.Context);
        json.WriteBoolean("current"u8, option.Current);
        json.WriteString("dose"u8, option.Dose);
        json.WriteString("usualDose"u8, option.UsualDose);
        Array(json, "reasons", option.Reasons, r => Reason(json, r));
        Strings(json, "monitoring", option.Monitoring);
        Strings(json, "missing", option.Missing);
        Array(json, "counterfactuals", option.Counterfactuals, c =>
        {
            json.WriteString("if"u8, c.If);
            json.WriteString("then"u8, c.Then);
            Strings(json, "facts", c.Facts);
        });
        Citation(json, option.Citation);
    }

    private static void Reason(Utf8JsonWriter json, Reason reason)
    {
        json.WriteBoolean("favours"u8, reason.Favours);
        json.WriteString("text"u8, reason.Text);
        Strings(json, "facts", reason.Facts);
        json.WriteString("rule"u8, reason.Rule);
        json.WriteString("band"u8, Name(reason.Band));
        json.WriteString("source"u8, $"{reason.Citation.Source}: {reason.Citation.Title}");
        json.WriteString("strength"u8, reason.Strength);
        Citation(json, reason.Citation);
    }

    internal static void Citation(Utf8JsonWriter json, Citation citation)
    {
        json.WriteStartObject("citation"u8);
        json.WriteString("source"u8, citation.Source);
        json.WriteString("title"u8, citation.Title);
        json.WriteString("version"u8, citation.Version);
        json.WriteString("date"u8, citation.Date is { } day ? Day(day) : null);
        json.WriteString("pmid"u8, citation.Pmid);
        json.WriteString("url"u8, citation.Url);
        json.WriteBoolean("confirmed"u8, citation.Confirmed);
        json.WriteEndObject();
    }

    internal static void Array<T>(Utf8JsonWriter json, string name, ImmutableArray<T> items, Action<T> members)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            members(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static void Strings(Utf8JsonWriter json, string name, ImmutableArray<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
