using System.Collections.Immutable;
using PrecisionCare.Decisions;
using PrecisionCare.Measurements;

namespace PrecisionCare.Planning;

/// <summary>A goal of treatment.</summary>
/// <param name="Text">What is to be reached, in words.</param>
/// <param name="Measure">Id of the measured quantity in the knowledge base; <c>null</c> for a goal that is not measured.</param>
/// <param name="Comparison">How the target bounds the value, one of <see cref="Comparisons"/>; with a measure only.</param>
/// <param name="Target">The bound, in the unit of the quantity.</param>
/// <param name="Due">The day by which.</param>
public sealed record PlanGoal(string Text, string? Measure = null, string? Comparison = null, decimal? Target = null, DateOnly? Due = null)
{
    /// <summary>As FHIR's Quantity.comparator writes them.</summary>
    public static ImmutableArray<string> Comparisons { get; } = ["<", "<=", ">=", ">"];
}

/// <summary>What a plan holds beside its medicines, which come from signed decisions.</summary>
public sealed record PlanDraft
{
    public const int MostGoals = 8;
    public const int LongestGoal = 200;
    public const int LongestText = 1000;

    /// <summary>Months to the review when nothing else is chosen.</summary>
    public const int UsualMonths = 3;

    public ImmutableArray<PlanGoal> Goals { get; init; } = [];

    /// <summary>Codes of chosen <see cref="LifestyleMeasure"/>s.</summary>
    public ImmutableArray<string> Measures { get; init; } = [];

    /// <summary>More measures, in words.</summary>
    public string? Lifestyle { get; init; }

    /// <summary>When the plan is looked at again; <c>null</c> in a draft that does not say yet.</summary>
    public DateOnly? Review { get; init; }

    public string? Remarks { get; init; }

    /// <summary>An empty draft of a day.</summary>
    public static PlanDraft Of(DateOnly today) => new() { Review = today.AddMonths(UsualMonths) };

    /// <summary>Everything that keeps it from being kept, at once; for signing, a review too.</summary>
    /// <param name="today">The day of the program's clock.</param>
    /// <param name="parameters">The measures that are known.</param>
    /// <param name="signing">It is signed, not only kept.</param>
    public ImmutableArray<DecisionFault> Faults(DateOnly today, ParameterTable parameters, bool signing)
    {
        var faults = ImmutableArray.CreateBuilder<DecisionFault>();
        if (Goals.Length > MostGoals) faults.Add(new(nameof(Goals), $"At most {MostGoals} goals."));
        for (int i = 0; i < Goals.Length; i++) OfGoal(Goals[i], $"{nameof(Goals)}[{i}]", today, parameters, faults);
        if (Measures.FirstOrDefault(m => LifestyleMeasure.Find(m) is null) is { } unknown) faults.Add(new(nameof(Measures), $"'{unknown}' is not on the list."));
        if (Lifestyle?.Length > LongestText) faults.Add(new(nameof(Lifestyle), $"Say it in at most {LongestText} characters."));
        if (Remarks?.Length > LongestText) faults.Add(new(nameof(Remarks), $"Say it in at most {LongestText} characters."));
        if (Review is { } review ? review <= today : signing) faults.Add(new(nameof(Review), "Choose a day in the future on which the plan is looked at again."));
        return faults.ToImmutable();
    }

    private static void OfGoal(PlanGoal goal, string at, DateOnly today, ParameterTable parameters, ImmutableArray<DecisionFault>.Builder faults)
    {
        if (goal.Text.Length is 0 or > LongestGoal) faults.Add(new($"{at}.{nameof(goal.Text)}", $"Say the goal in 1 to {LongestGoal} characters."));
        if (goal.Measure is { } measure && !parameters.Has(measure)) faults.Add(new($"{at}.{nameof(goal.Measure)}", "Choose a measure of the list."));
        if (goal.Measure is not null && goal.Target is null) faults.Add(new($"{at}.{nameof(goal.Target)}", "Give the target of the measure as a number."));
        if (goal.Target is not null && goal.Measure is null) faults.Add(new($"{at}.{nameof(goal.Measure)}", "Choose what the target is a value of."));
        if (goal.Measure is not null && (goal.Comparison is null || !PlanGoal.Comparisons.Contains(goal.Comparison)))
            faults.Add(new($"{at}.{nameof(goal.Comparison)}", "Choose whether the value is to be below or above the target."));
        if (goal.Due is { } due && due <= today) faults.Add(new($"{at}.{nameof(goal.Due)}", "Choose a day in the future."));
    }
}
