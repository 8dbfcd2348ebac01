using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Therapy;

namespace PrecisionCare.Web.Presentation;

/// <summary>What a guideline asks for, in a few words.</summary>
internal static class GuidanceText
{
    public static string Action(GuidanceAction action) => action switch
    {
        GuidanceAction.NoChange => "Standard dose",
        GuidanceAction.Monitor => "Standard dose, watch more closely",
        GuidanceAction.Titrate => "Titrate more slowly or by level",
        GuidanceAction.HigherDose => "Higher dose",
        GuidanceAction.LowerDose => "Lower dose",
        GuidanceAction.ConsiderAlternative => "Consider an alternative",
        GuidanceAction.Avoid => "Avoid",
        _ => "No recommendation",
    };

    /// <summary>Sign and colour of an action, those of the band to which it leads.</summary>
    public static BandLook Look(GuidanceAction action) => BandLook.Of(action switch
    {
        GuidanceAction.Avoid or GuidanceAction.ConsiderAlternative => Band.Avoid,
        GuidanceAction.NoChange => Band.Usable,
        GuidanceAction.NoRecommendation => Band.NotAssessable,
        _ => Band.Caution,
    });

    /// <summary>The dose that a recommendation names, shortly; <c>null</c> when it names none.</summary>
    public static string? Dose(Guidance guidance) => guidance.Amount ?? (guidance.DoseFactor is { } factor && factor != 1 ? $"{factor:0.#%} of the standard dose" : null);

    /// <summary>The results by which the advice on a drug was found.</summary>
    public static string Keys(DrugAdvice drug) => string.Join("; ", drug.Sources.SelectMany(s => s.Rows).SelectMany(r => r.Keys)
        .Where(k => k.Value != GeneKeys.NoResult).GroupBy(k => k.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {string.Join(" or ", g.Select(k => k.Value).Distinct())}"));
}
