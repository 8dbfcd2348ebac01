using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Web.Patients;

/// <summary>A part of the guideline medicines by what is to be done, chosen by the address alone.</summary>
/// <param name="Key">In the address.</param>
/// <param name="Name">As shown.</param>
/// <param name="Holds">Whether a drug belongs to it.</param>
internal sealed record DrugFilter(string Key, string Name, Func<DrugAdvice, bool> Holds)
{
    public static ImmutableArray<DrugFilter> All { get; } =
    [
        new("", "All", _ => true),
        new("avoid", "Avoid", Asks(GuidanceAction.Avoid)),
        new("alternative", "Consider an alternative", Asks(GuidanceAction.ConsiderAlternative)),
        new("dose", "Change the dose", Asks(GuidanceAction.LowerDose, GuidanceAction.HigherDose, GuidanceAction.Titrate)),
        new("monitor", "Watch more closely", Asks(GuidanceAction.Monitor)),
        new("standard", "Standard dose", d => d.Action == GuidanceAction.NoChange),
        new("differ", "Sources differ", d => d.SourcesDiffer),
        new("depends", "Depends on the reading", d => d.DependsOnReading),
        new("not-assessable", "Not assessable", d => d is { DependsOnReading: false, Action: null or GuidanceAction.NoRecommendation }),
    ];

    private static Func<DrugAdvice, bool> Asks(params ImmutableArray<GuidanceAction> actions) => drug => drug.Sources.Any(s => s.Action is { } action && actions.Contains(action));
}
