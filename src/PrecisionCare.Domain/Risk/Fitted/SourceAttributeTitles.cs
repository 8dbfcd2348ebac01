using System.Collections.Immutable;
using System.Globalization;

namespace PrecisionCare.Risk.Fitted;

/// <summary>What the regulation asks of each kind of model, in short words, and what an equation's definition answers by itself.</summary>
public static class SourceAttributeTitles
{
    /// <summary>The 31 attributes of a predictive intervention, without answers.</summary>
    public static ImmutableArray<SourceAttribute> Predictive { get; } = Numbered(
    [
        ("Details and output", ["Developer and contact", "Funding source", "Value that it gives", "Kind of output"]),
        ("Purpose", ["Intended use", "Intended patients", "Intended users", "Role in the decision"]),
        ("Out of scope", ["Tasks, situations and populations to be cautious with", "Known risks, inappropriate settings and uses, limitations"]),
        ("Development and input", ["Inclusion and exclusion of training data", "Use of race, ethnicity, language, sexual orientation, gender identity, sex, date of birth, social determinants, health status",
            "Demographic representativeness", "Relevance of the training data to the place of use"]),
        ("Fairness in development", ["Approach to fair output", "Management of bias"]),
        ("External validation: process", ["Data source and setting", "Who validated", "Demographic representativeness", "How it was done"]),
        ("Quantitative measures", ["Validity in test data", "Fairness in test data", "Validity in external data", "Fairness in external data", "References on outcomes of use"]),
        ("Maintenance and monitoring", ["How and how often validity is monitored", "Validity in local data", "How and how often fairness is monitored", "Fairness in local data"]),
        ("Updates", ["How and how often it is updated", "How and how often performance is corrected"]),
    ]);

    /// <summary>The 13 attributes of an evidence-based intervention, without answers.</summary>
    public static ImmutableArray<SourceAttribute> EvidenceBased { get; } = Numbered(
    [
        ("Source", ["Bibliographic citation", "Developer", "Funding source", "Release and revision dates"]),
        ("Use of patient attributes", ["Race", "Ethnicity", "Language", "Sexual orientation", "Gender identity", "Sex", "Date of birth", "Social determinants of health", "Health status assessments"]),
    ]);

    /// <summary>The 13 attributes of a published equation, answered from its definition.</summary>
    public static ImmutableArray<SourceAttribute> Of(IRiskModel equation)
    {
        var citation = equation.Citation;
        string Used(params string[] sources)
        {
            string[] inputs = [.. equation.Inputs.Where(i => sources.Any(s => i.From == s || i.From.StartsWith(s + ">", StringComparison.Ordinal))).Select(i => i.Label)];
            return inputs.Length == 0 ? "Not used" : $"Used: {string.Join(", ", inputs)}";
        }

        string?[] answers =
        [
            string.Join(". ", new[] { citation.Source, citation.Title, citation.Pmid is { } pmid ? $"PMID {pmid}" : null, citation.Confirmed ? null : "reference not confirmed" }.OfType<string>().Where(t => t.Length > 0)),
            "The authors of the publication; carried over as data by PrecisionCare",
            null,
            $"Published {citation.Date?.ToString("O", CultureInfo.InvariantCulture) ?? "at a date that is not recorded"}; version {equation.Version} of the definition",
            Used("ancestry"), "Not used", "Not used", "Not used", "Not used", Used("female"), Used("age", "ageDecade"), "Not used", "Not used",
        ];
        return [.. EvidenceBased.Select((a, i) => a with { Answer = answers[i] })];
    }

    private static ImmutableArray<SourceAttribute> Numbered((string Group, string[] Titles)[] groups) =>
        [.. groups.SelectMany(g => g.Titles.Select(t => (g.Group, Title: t))).Select((a, i) => new SourceAttribute(i + 1, a.Group, a.Title, null))];
}
