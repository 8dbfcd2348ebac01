using PrecisionCare.Risk;

namespace PrecisionCare.Web.Scores;

/// <summary>Whether a model gives scores here, in the words of the registry.</summary>
/// <param name="Word">As shown.</param>
/// <param name="Look">Class of the tag.</param>
/// <param name="IsInUse">It gives scores.</param>
internal sealed record ModelUse(string Word, string Look, bool IsInUse)
{
    public static ModelUse Of(IRiskModel model, RiskModelSettings settings) =>
        settings.Withdrawn.ContainsKey(model.Id) ? new ModelUse("■ withdrawn", "error", false)
        : model.OnByDefault ? new ModelUse("in use", "good", true)
        : settings.Enabled.Contains(model.Id) ? new ModelUse("▲ in use, unconfirmed", "warning", true)
        : new ModelUse("○ off, unconfirmed", "untested", false);

    public static string KindOf(IRiskModel model) => model.Kind == RiskModelKind.Fitted ? "fitted model" : "published equation";
}
