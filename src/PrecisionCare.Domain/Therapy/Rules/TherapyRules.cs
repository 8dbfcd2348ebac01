using System.Collections.Immutable;
using PrecisionCare.Knowledge;
using PrecisionCare.Medicines;

namespace PrecisionCare.Therapy.Rules;

/// <summary>The cited rules on medicines and the options of problems, indexed by the medicine or class that they speak of.</summary>
public sealed class TherapyRules
{
    private readonly MedicineCatalogue _medicines;
    private readonly Dictionary<string, ImmutableArray<InteractionRule>> _interactions;
    private readonly Dictionary<string, ImmutableArray<LimitRule>> _limits;
    private readonly Dictionary<string, ImmutableArray<DiseaseRule>> _diseases;
    private readonly Dictionary<string, ImmutableArray<GeneticTestRule>> _tests;
    private readonly Dictionary<string, ImmutableArray<MonitoringRule>> _monitoring;

    private TherapyRules(KnowledgeBase knowledge)
    {
        var tables = new RuleTables(knowledge);
        _medicines = knowledge.Medicines;
        Interactions = tables.Interactions();
        Limits = tables.Limits();
        Diseases = tables.Diseases();
        Allergies = tables.Allergies();
        Favours = tables.Favours();
        Scores = tables.Scores();
        Tests = tables.Tests();
        Monitoring = tables.Monitoring();
        Options = tables.Options();
        Uses = tables.Uses();
        _interactions = Index(Interactions, r => r.Parties.Distinct());
        _limits = Index(Limits, r => [r.Medicine]);
        _diseases = Index(Diseases, r => [r.Medicine]);
        _tests = Index(Tests, r => [r.Drug]);
        _monitoring = Index(Monitoring, r => [r.Medicine]);
    }

    /// <exception cref="InvalidDataException">A table is not as it should be, or names what the knowledge base does not have.</exception>
    public static TherapyRules Load(KnowledgeBase knowledge) => new(knowledge);

    internal ImmutableArray<InteractionRule> Interactions { get; }
    internal ImmutableArray<LimitRule> Limits { get; }
    internal ImmutableArray<DiseaseRule> Diseases { get; }
    internal ImmutableArray<AllergyRule> Allergies { get; }
    internal ImmutableArray<FavourRule> Favours { get; }
    internal ImmutableArray<ScoreRule> Scores { get; }
    internal ImmutableArray<GeneticTestRule> Tests { get; }
    internal ImmutableArray<MonitoringRule> Monitoring { get; }

    /// <summary>Uses as guidelines tell them apart (codes of GuidancePopulations), to the problems that are such a use.</summary>
    internal Dictionary<string, ImmutableArray<string>> Uses { get; }

    /// <summary>Options by problem and aim, in the order of the table.</summary>
    internal ImmutableArray<OptionList> Options { get; }

    /// <summary>The names of all options of an indication, as an assessment lists them.</summary>
    public IEnumerable<string> OptionNames(string indication) => Options.Where(l => l.Id == indication).SelectMany(l => l.Options).Select(o => o.Name);

    internal IEnumerable<InteractionRule> InteractionsOf(IEnumerable<string> terms) => Of(_interactions, terms);

    internal IEnumerable<LimitRule> LimitsOf(IEnumerable<string> terms) => Of(_limits, terms);

    internal IEnumerable<DiseaseRule> DiseasesOf(IEnumerable<string> terms) => Of(_diseases, terms);

    internal IEnumerable<MonitoringRule> MonitoringOf(IEnumerable<string> terms) => Of(_monitoring, terms);

    internal ImmutableArray<GeneticTestRule> TestsOf(string drug) => _tests.GetValueOrDefault(drug, []);

    /// <summary>The words under which rules may speak of an ingredient given by a route: its name and its classes, in a fixed order.</summary>
    internal ImmutableArray<string> TermsOf(string ingredient, MedicineRoute route) =>
        route == MedicineRoute.Local || _medicines.Find(ingredient) is not { } drug ? []
            : [ingredient, .. (route == MedicineRoute.Inhaled ? drug.InhaledClasses : drug.Classes).Order(StringComparer.Ordinal)];

    /// <summary>A rule is the same only as itself: to compare what rules say costs more than to weigh them.</summary>
    private static IEnumerable<T> Of<T>(Dictionary<string, ImmutableArray<T>> rules, IEnumerable<string> terms)
        where T : class =>
        terms.SelectMany(term => rules.TryGetValue(term, out var found) ? found : []).Distinct(ReferenceEqualityComparer.Instance).Cast<T>();

    private static Dictionary<string, ImmutableArray<T>> Index<T>(IEnumerable<T> rules, Func<T, IEnumerable<string>> terms) =>
        rules.SelectMany(terms, (rule, term) => new { term, rule }).GroupBy(x => x.term, x => x.rule, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);
}
