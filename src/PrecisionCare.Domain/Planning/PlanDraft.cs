using System.Collections.Immutable;

namespace PrecisionCare.Planning;

/// <summary>A goal of treatment.</summary>
/// <param name="Text">What is to be reached, in words.</param>
/// <param name="Measure">Id of the measured quantity in the knowledge base; <c>null</c> for a goal that is not measured.</param>
/// <param name="Comparison">How the target bounds the value: <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c>, <c>&gt;=</c>; with a measure only.</param>
/// <param name="Target">The bound, in the unit of the quantity.</param>
/// <param name="Due">The day by which.</param>
public sealed record PlanGoal(string Text, string? Measure = null, string? Comparison = null, decimal? Target = null, DateOnly? Due = null);

/// <summary>What a plan holds beside its medicines, which come from signed decisions.</summary>
public sealed record PlanDraft
{
    public ImmutableArray<PlanGoal> Goals { get; init; } = [];

    /// <summary>Codes of chosen <see cref="LifestyleMeasure"/>s.</summary>
    public ImmutableArray<string> Measures { get; init; } = [];

    /// <summary>More measures, in words.</summary>
    public string? Lifestyle { get; init; }

    /// <summary>When the plan is looked at again; <c>null</c> in a draft that does not say yet.</summary>
    public DateOnly? Review { get; init; }

    public string? Remarks { get; init; }
}
