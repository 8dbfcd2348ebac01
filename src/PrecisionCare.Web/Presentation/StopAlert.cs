using PrecisionCare.Therapy;

namespace PrecisionCare.Web.Presentation;

/// <summary>
/// The one interruption that a visit allows: a current medicine that must not, or should not, be given. Everything else waits in its place on the page
/// (tiered alerts: Paterno, JAMIA 2009).
/// </summary>
/// <param name="Drug">The medicine.</param>
/// <param name="Band">Contraindicated or avoid.</param>
/// <param name="Reason">The heaviest reason against it.</param>
/// <param name="Dose">What the dose would have to be, when it may be given at all.</param>
/// <param name="Others">How many more current medicines stand in the bands that may interrupt.</param>
internal sealed record StopAlert(string Drug, Band Band, string Reason, string? Dose, int Others)
{
    /// <param name="assessment">With the current medicines.</param>
    /// <param name="setting">Which bands may interrupt.</param>
    public static StopAlert? Of(Assessment assessment, InterruptionSetting setting)
    {
        if (setting.Mildest is not { } mildest) return null;
        var worst = assessment.Medicines.Where(m => m.Recognised && m.Band <= mildest).OrderBy(m => m.Band).ToList();
        return worst is [var first, ..] ? new StopAlert(first.Drug, first.Band, OptionLine.WhyOf(first), first.Dose, worst.Count - 1) : null;
    }
}
