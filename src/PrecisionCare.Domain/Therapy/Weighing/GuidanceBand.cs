using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Therapy.Weighing;

/// <summary>The band to which a guideline's recommendation leads.</summary>
internal static class GuidanceBand
{
    /// <summary>
    /// To avoid is to avoid, unless the guideline calls its own evidence optional. An alternative to be considered weighs like avoiding when a strong or
    /// moderate recommendation asks for it without leaving a changed dose as the other way. Any change of dose or closer watching is caution.
    /// </summary>
    public static Band Of(Guidance guidance) =>
        guidance.Action switch
        {
            GuidanceAction.Avoid => guidance.Strength == GuidanceStrength.Optional ? Band.Caution : Band.Avoid,
            GuidanceAction.ConsiderAlternative => guidance.Strength >= GuidanceStrength.Moderate && guidance.Doses.IsEmpty ? Band.Avoid : Band.Caution,
            GuidanceAction.LowerDose or GuidanceAction.HigherDose or GuidanceAction.Titrate or GuidanceAction.Monitor => Band.Caution,
            _ => Band.Usable,
        };
}
