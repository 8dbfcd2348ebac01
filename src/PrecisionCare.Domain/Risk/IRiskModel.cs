using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Risk;

/// <summary>A model that turns inputs of a patient into a score: an equation today, a fitted model tomorrow.</summary>
public interface IRiskModel
{
    /// <summary>Permanent id, such as <c>ckd_epi_2021_creatinine</c>.</summary>
    string Id { get; }

    /// <summary>Name as shown.</summary>
    string Name { get; }

    /// <summary>Unit of the value.</summary>
    string Unit { get; }

    ImmutableArray<RiskInput> Inputs { get; }

    Citation Citation { get; }

    /// <summary>For which drug or problem the score matters; <c>null</c> when for everyone.</summary>
    string? Relevance { get; }

    /// <summary>The score, or the reason why there is none. Never throws for a value, however odd.</summary>
    RiskScore Score(IReadOnlyDictionary<string, InputValue> given);
}
