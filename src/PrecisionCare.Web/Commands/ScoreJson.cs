using System.Collections.Immutable;
using System.Text.Json;
using PrecisionCare.Risk;

namespace PrecisionCare.Web.Commands;

/// <summary>The members of a score as the command line prints it: <c>value</c> for a model with one result, <c>values</c> and <c>outcomes</c> for one with several.</summary>
internal static class ScoreJson
{
    public static void Write(Utf8JsonWriter json, RiskScore score)
    {
        json.WriteString("model"u8, score.Model);
        json.WriteString("name"u8, score.Name);
        json.WriteString("version"u8, score.Version);
        json.WriteString("fingerprint"u8, score.Fingerprint);
        Number(json, "value", score.Value);
        if (!score.Outcomes.IsEmpty) Outcomes(json, score.Outcomes);
        json.WriteString("unit"u8, score.Unit);
        json.WriteString("meaning"u8, score.Meaning);
        Interval(json, score.Interval);
        json.WriteString("scale"u8, score.Scale);
        Number(json, "linearPredictor", score.LinearPredictor);
        Contributions(json, score.Contributions);
        json.WriteString("notApplicable"u8, score.NotApplicable);
        AssessmentPrinter.Strings(json, "caveats", score.Caveats);
        AssessmentPrinter.Citation(json, score.Citation);
    }

    private static void Outcomes(Utf8JsonWriter json, ImmutableArray<RiskOutcome> outcomes)
    {
        json.WriteStartObject("values"u8);
        foreach (var outcome in outcomes) Number(json, outcome.Name, outcome.Value);
        json.WriteEndObject();
        AssessmentPrinter.Array(json, "outcomes", outcomes, o =>
        {
            json.WriteString("name"u8, o.Name);
            json.WriteString("label"u8, o.Label);
            Number(json, "value", o.Value);
            json.WriteString("unit"u8, o.Unit);
            Interval(json, o.Interval);
            Number(json, "linearPredictor", o.LinearPredictor);
            Contributions(json, o.Contributions);
            json.WriteString("notApplicable"u8, o.NotApplicable);
        });
    }

    private static void Contributions(Utf8JsonWriter json, ImmutableArray<Contribution> contributions) =>
        AssessmentPrinter.Array(json, "contributions", contributions, c =>
        {
            json.WriteString("input"u8, c.Input);
            json.WriteString("value"u8, c.Value);
            json.WriteNumber("contribution"u8, c.Addend);
            AssessmentPrinter.Strings(json, "facts", c.Facts);
        });

    private static void Interval(Utf8JsonWriter json, Interval? interval)
    {
        if (interval is null)
        {
            json.WriteNull("interval"u8);
            return;
        }

        json.WriteStartObject("interval"u8);
        json.WriteNumber("low"u8, interval.Low);
        json.WriteNumber("high"u8, interval.High);
        json.WriteNumber("level"u8, interval.Level);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }
}
