using PrecisionCare.Pharmacogenomics;

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
}
