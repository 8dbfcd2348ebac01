using PrecisionCare.Findings;
using PrecisionCare.Measurements;
using PrecisionCare.Therapy.Rules;

namespace PrecisionCare.Therapy.Weighing;

/// <summary>
/// Weighs limits by laboratory value, organ function, age, pregnancy and lactation. Of several limits on one quantity the most severe that holds counts, then
/// the one on the medicine itself, then the tightest. A quantity that is not known is named as missing.
/// </summary>
internal sealed class LimitWeigher(TherapyRules rules, ParameterTable parameters)
{
    private const string Kidney = "kidney";

    public IEnumerable<Weighed> Weigh(Candidate candidate, PatientFindings patient)
    {
        var missing = new List<string>();
        var limits = rules.LimitsOf(candidate.Terms).Where(r => Concerns(r, candidate, patient)).GroupBy(r => Subject(r.Parameter));
        foreach (var limit in limits)
        {
            var judged = limit.Select(r => new { Rule = r, Quantity = PatientQuantity.Of(r.Parameter, patient, parameters) }).ToList();
            var holding = judged.Where(j => j.Quantity.Missing is null && j.Quantity.Satisfies(j.Rule.Operator, j.Rule.Value))
                .OrderBy(j => j.Rule.Severity).ThenByDescending(j => j.Rule.Medicine == candidate.Drug).ThenBy(j => Math.Abs(j.Quantity.Low - j.Rule.Value))
                .ToList();
            var open = judged.Where(j => j.Quantity.Missing is null && j.Quantity.MaySatisfy(j.Rule.Operator, j.Rule.Value) && !j.Quantity.Satisfies(j.Rule.Operator, j.Rule.Value))
                .OrderBy(j => j.Rule.Severity).ToList();
            if (holding.Count > 0) yield return Reason(holding[0].Rule, holding[0].Quantity);
            if (open.Count > 0 && (holding.Count == 0 || open[0].Rule.Severity < holding[0].Rule.Severity)) yield return Open(open[0].Rule, open[0].Quantity);
            if (judged.FirstOrDefault(j => j.Quantity.Missing is not null) is { Rule: { } unknown } gap)
            {
                if (limit.Key is Kidney or "pregnancy" or "gestation") yield return new Weighed(null, null, $"{Weighed.Sentence(gap.Quantity.Missing!)[..^1]} ({LimitWords(unknown)}: {unknown.Severity.Word()})");
                else missing.Add(parameters.Has(unknown.Parameter) ? parameters[unknown.Parameter].Label : unknown.Parameter == "alt_x_uln" ? parameters["alt"].Label : parameters["bilirubin"].Label);
            }
        }

        if (missing.Count > 0) yield return new Weighed(null, null, $"Not recorded, too old or unusable, and {candidate.Drug} has limits by it: {string.Join(", ", missing.Distinct().Order(StringComparer.Ordinal))}");
    }

    private static bool Concerns(LimitRule rule, Candidate candidate, PatientFindings patient) =>
        (rule.Only.IsEmpty || rule.Only.Any(p => candidate.Purposes.Contains(p) || !patient.Problems.FactsNow(p).IsEmpty))
        && !rule.Unless.Any(p => candidate.Purposes.Contains(p) || !patient.Problems.FactsEver(p).IsEmpty);

    /// <summary>eGFR and creatinine clearance both speak of the kidney; they are weighed together.</summary>
    private static string Subject(string parameter) =>
        parameter switch { "egfr" or "crcl" => Kidney, "pregnancy" or "gestation" => "pregnancy", "age" or "age_days" => "age", _ => parameter };

    private static Weighed Reason(LimitRule rule, PatientQuantity quantity) =>
        new(new Reason(false, Text(rule, quantity), quantity.Facts, rule.Id, rule.Severity.Band(), rule.Severity.Word(), rule.Citation),
            rule.Severity.Band() == Band.Caution && Weighed.DoseIn(rule.Advice) is { } dose ? $"{LimitWords(rule)}: {dose}" : null);

    /// <summary>In a pregnancy of unknown week a limit by weeks counts as if it held, but never as more than avoid; other open limits are only missing facts.</summary>
    private static Weighed Open(LimitRule rule, PatientQuantity quantity)
    {
        if (rule.Parameter != "gestation") return new Weighed(null, null, $"{Weighed.Sentence(quantity.Shown)[..^1]}: {rule.Severity.Word()} if {LimitWords(rule)}");
        var severity = rule.Severity < RuleSeverity.Avoid ? RuleSeverity.Avoid : rule.Severity;
        return new Weighed(new Reason(false, Text(rule, quantity), quantity.Facts, rule.Id, severity.Band(), severity.Word(), rule.Citation));
    }

    private static string Text(LimitRule rule, PatientQuantity quantity)
    {
        string shown = char.ToUpperInvariant(quantity.Shown[0]) + quantity.Shown[1..];
        string advice = rule.Advice.Length > 0 ? rule.Advice : $"{rule.Severity.Word()} by the label";
        return IsState(rule) ? $"{shown}: {Weighed.Sentence(advice)}" : $"{shown}, limit {LimitWords(rule)}: {Weighed.Sentence(advice)}";
    }

    private static bool IsState(LimitRule rule) => rule.Parameter is "pregnancy" or "childbearing" or "lactation";

    private static string LimitWords(LimitRule rule)
    {
        string value = rule.Parameter == "child_pugh" ? "class " + (rule.Value switch { 1 => "A", 2 => "B", _ => "C" }) : Words.Number(rule.Value) + (rule.Unit.Length > 0 ? " " + rule.Unit : "");
        return IsState(rule) ? $"in {(rule.Parameter == "childbearing" ? "childbearing age" : rule.Parameter)}" : rule.Operator switch
        {
            "<" => $"below {value}",
            "<=" => $"{value} or below",
            ">" => $"above {value}",
            ">=" => $"from {value} on",
            _ => value,
        };
    }
}
