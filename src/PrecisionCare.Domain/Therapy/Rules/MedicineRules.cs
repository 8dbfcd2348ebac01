using System.Collections.Immutable;
using PrecisionCare.Findings;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Risk;

namespace PrecisionCare.Therapy.Rules;

/// <summary>What medicines do to each other when all parties are taken.</summary>
/// <param name="Parties">Medicines or classes.</param>
/// <param name="Intended">Problems for which the combination is meant: the rule is silent then.</param>
/// <param name="When">A further condition of the patient.</param>
internal sealed record InteractionRule(
    ImmutableArray<string> Parties, string Effect, string Mechanism, RuleSeverity Severity, string Advice, ImmutableArray<string> Intended,
    PatientCondition? When, Citation Citation)
{
    public string Id { get; } = $"interaction:{string.Join('+', Parties)}";
}

/// <summary>A limit by laboratory value, organ function, age, pregnancy or lactation.</summary>
/// <param name="Only">Problems for which alone the limit holds; empty for all.</param>
/// <param name="Unless">Problems that exempt.</param>
internal sealed record LimitRule(
    string Medicine, string Parameter, string Operator, double Value, string Unit, RuleSeverity Severity, string Advice, ImmutableArray<string> Only,
    ImmutableArray<string> Unless, Citation Citation)
{
    public string Id { get; } = $"limit:{Medicine}:{Parameter}{Operator}{Value.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
}

/// <summary>A medicine and a disease that do not go together.</summary>
/// <param name="Problems">Any of them.</param>
/// <param name="Ever">Whether a history counts as well.</param>
internal sealed record DiseaseRule(
    string Medicine, ImmutableArray<string> Problems, bool Ever, RuleSeverity Severity, string Why, ImmutableArray<string> Unless, Citation Citation)
{
    public string Id { get; } = $"disease:{Medicine}:{string.Join(',', Problems)}";
}

/// <summary>What an allergy to one medicine or class means for another.</summary>
internal sealed record AllergyRule(
    ImmutableArray<string> Allergens, ImmutableArray<string> Medicines, RuleSeverity Allergy, RuleSeverity Severe, RuleSeverity Intolerance, string Advice,
    Citation Citation)
{
    public string Id { get; } = $"allergy:{string.Join(',', Allergens)}:{string.Join(',', Medicines)}";

    public RuleSeverity For(AllergyWeight weight) =>
        weight switch { AllergyWeight.Severe => Severe, AllergyWeight.Intolerance => Intolerance, _ => Allergy };
}

/// <summary>A gene that has to be known before the first dose.</summary>
internal sealed record GeneticTestRule(string Drug, string Gene, string Weight, string Text, Citation Citation);

/// <summary>What of a patient speaks for an option of a problem.</summary>
internal sealed record FavourRule(string Problem, string? Aim, ImmutableArray<string> Medicines, PatientCondition When, string Strength, string Text, Citation Citation);

/// <summary>What a score means for an option of a problem.</summary>
/// <param name="Outcome">Which of the model's results is meant; <c>null</c> for its value.</param>
/// <param name="Weight">Orders options of one band: more expected benefit, or less expected harm, comes first.</param>
internal sealed record ScoreRule(
    string Model, string? Outcome, string Operator, double Value, string Problem, string? Aim, ImmutableArray<string> Medicines, RuleSeverity Severity, int Weight,
    string Strength, string Text, Citation Citation)
{
    /// <summary>The number that is compared; <c>null</c> when the score has none.</summary>
    public double? ValueOf(RiskScore? score) => Outcome is null ? score?.Value : score?.Outcomes.FirstOrDefault(o => o.Name == Outcome)?.Value;
}

/// <summary>What to watch with a medicine.</summary>
internal sealed record MonitoringRule(string Medicine, string Text);
