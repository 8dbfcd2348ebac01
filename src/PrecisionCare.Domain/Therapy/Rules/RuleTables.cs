using System.Collections.Immutable;
using System.Globalization;
using PrecisionCare.Findings;
using PrecisionCare.Knowledge;
using PrecisionCare.Medicines;
using PrecisionCare.Risk;

namespace PrecisionCare.Therapy.Rules;

/// <summary>Reads the therapy tables into rules and checks every name in them against the knowledge base.</summary>
internal sealed class RuleTables(KnowledgeBase knowledge)
{
    private readonly RuleSources _sources = RuleSources.Load(knowledge.Folder);

    public ImmutableArray<InteractionRule> Interactions() =>
        Read("interactions", r => new InteractionRule(
            [.. r["parties"].Split(" + ").Select(p => Term(p, r))], r["effect"], r["mechanism"], r.Severity("severity"), r["advice"], Problems("intended", r),
            Condition(r, "when"), _sources.Of(r, r["parties"].Split(" + ")[0])));

    public ImmutableArray<LimitRule> Limits() =>
        Read("limits", r => new LimitRule(
            Term(r["medicine"], r), Parameter(r), r["operator"], Value(r), r["unit"], r.Severity("severity"), r["advice"], Problems("only", r), Problems("unless", r),
            _sources.Of(r, r["medicine"])));

    public ImmutableArray<DiseaseRule> Diseases() =>
        Read("disease_limits", r => new DiseaseRule(
            Term(r["medicine"], r), Problems("problems", r), r["when"] == "ever", r.Severity("severity"), r["why"], Problems("unless", r), _sources.Of(r, r["medicine"])));

    public ImmutableArray<AllergyRule> Allergies() =>
        Read("allergies", r => new AllergyRule(
            Terms("allergens", r), Terms("medicines", r), r.Severity("allergy"), r.Severity("severe"), r.Severity("intolerance"), r["advice"],
            _sources.Of(r, r["medicines"])));

    public ImmutableArray<FavourRule> Favours() =>
        Read("favours", r => new FavourRule(
            Problem(r["problem"], r), r.Optional("aim"), Terms("medicines", r), Condition(r, "when")!, r["strength"], r["text"], _sources.Of(r)));

    public ImmutableArray<ScoreRule> Scores() =>
        Read("score_rules", r => new ScoreRule(
            Model(r).Id, Outcome(r), r["operator"], r.Number("value"), Problem(r["problem"], r), r.Optional("aim"), Terms("medicines", r), r.Severity("band"), (int)r.Number("weight"),
            r["strength"], r["text"], _sources.Of(r)));

    public ImmutableArray<GeneticTestRule> Tests() =>
        Read("genetic_tests", r => new GeneticTestRule(Term(r["drug"], r), r["gene"], r["weight"], r["text"], _sources.Of(r, r["drug"])));

    public ImmutableArray<MonitoringRule> Monitoring() => Read("monitoring", r => new MonitoringRule(Term(r["medicine"], r), r["text"]));

    public Dictionary<string, ImmutableArray<string>> Uses() =>
        KnowledgeTable.Read(knowledge.Folder, "therapies/populations.tsv").Rows.ToDictionary(r => r["code"], r => Problems("problems", r), StringComparer.Ordinal);

    public ImmutableArray<OptionList> Options() =>
        [.. Read("options", Option).GroupBy(o => new { o.Problem, o.Aim }).GroupBy(g => g.Key.Problem).SelectMany(problem => problem.Select((aim, i) =>
            new OptionList(i == 0 ? problem.Key : $"{problem.Key}-{Slug(aim.Key.Aim!)}", knowledge.Problems[problem.Key], aim.Key.Aim, [.. aim])))];

    private TherapyOption Option(KnowledgeTable.Row row) =>
        new(Problem(row["problem"], row), row.Optional("aim"), [.. row["drugs"].Split('+').Select(d => Drug(d, row))], row["class"], Line(row), row.Optional("dose"),
            row.Optional("route"), Condition(row, "needs"), row.Optional("context"), _sources.Of(row));

    private ImmutableArray<T> Read<T>(string table, Func<KnowledgeTable.Row, T> rule) =>
        [.. KnowledgeTable.Read(knowledge.Folder, $"therapies/{table}.tsv").Rows.Select(rule)];

    private string Term(string term, KnowledgeTable.Row row) =>
        knowledge.Medicines.Classes.Contains(term) || knowledge.Medicines.Find(term)?.Name == term ? term : throw row.Fault($"'{term}' is neither a medicine nor a class.");

    private string Drug(string drug, KnowledgeTable.Row row) =>
        knowledge.Medicines.Find(drug)?.Name == drug ? drug : throw row.Fault($"'{drug}' is not in drugs.tsv.");

    private ImmutableArray<string> Terms(string column, KnowledgeTable.Row row) => [.. row.List(column).Select(t => Term(t, row))];

    private string Problem(string problem, KnowledgeTable.Row row) => knowledge.Problems.Has(problem) ? problem : throw row.Fault($"'{problem}' is not in problems.tsv.");

    private ImmutableArray<string> Problems(string column, KnowledgeTable.Row row) => [.. row.List(column).Select(p => Problem(p, row))];

    private string Parameter(KnowledgeTable.Row row) =>
        PatientQuantity.IsKnown(row["parameter"], knowledge.Parameters) ? row["parameter"] : throw row.Fault($"'{row["parameter"]}' is no quantity.");

    private IRiskModel Model(KnowledgeTable.Row row) =>
        knowledge.RiskModels.Find(row["model"].Split('/')[0]) ?? throw row.Fault($"'{row["model"]}' is no model.");

    /// <summary>What stands behind a model's slash: one of its results.</summary>
    private string? Outcome(KnowledgeTable.Row row) =>
        row["model"].Split('/') is not [_, var outcome] ? null
        : Model(row) is Equation equation && equation.Outcomes.Contains(outcome) ? outcome
        : throw row.Fault($"'{row["model"]}' is no result of a model.");

    private PatientCondition? Condition(KnowledgeTable.Row row, string column)
    {
        try
        {
            return row.Optional(column) is { } text ? knowledge.Condition(text) : null;
        }
        catch (FormatException fault)
        {
            throw row.Fault(fault.Message);
        }
    }

    /// <summary>Numbers, <c>yes</c> for states, and Child-Pugh classes as 1 to 3.</summary>
    private static double Value(KnowledgeTable.Row row) => row["value"] switch { "yes" => 1, "A" => 1, "B" => 2, "C" => 3, _ => row.Number("value") };

    private static string Slug(string aim) => MedicineText.Fold(aim).Replace(' ', '-');

    private static int Line(KnowledgeTable.Row row) =>
        row["line"] switch
        {
            "add-on" => TherapyLine.AddOn,
            "special" => TherapyLine.Special,
            var line => int.TryParse(line, CultureInfo.InvariantCulture, out int number) && number is >= 1 and <= 3 ? number : throw row.Fault($"'{line}' is no line."),
        };
}
