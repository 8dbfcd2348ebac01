using System.Collections.Immutable;

namespace PrecisionCare.Decisions;

/// <summary>A coded reason for not following advice.</summary>
/// <param name="Code">Permanent code: kept with decisions and counters, never renamed.</param>
/// <param name="Text">As people read it.</param>
/// <param name="ForGiving">A reason to give what is advised against.</param>
/// <param name="ForLeavingOut">A reason not to give what is offered.</param>
public sealed record OverrideReason(string Code, string Text, bool ForGiving, bool ForLeavingOut);

/// <summary>The reasons to choose from. Codes of our own: no published code system covers both directions.</summary>
public static class OverrideReasons
{
    /// <summary>Canonical address of the code system.</summary>
    public const string System = "urn:precisioncare:override-reason";

    /// <summary>The reason that stands in the person's words alone.</summary>
    public const string Other = "other";

    public static ImmutableArray<OverrideReason> All { get; } =
    [
        new("patient-preference", "Patient's preference after being informed", true, true),
        new("already-tolerated", "Already taken and tolerated", true, false),
        new("benefit-outweighs-risk", "Benefit outweighs the risk", true, false),
        new("no-alternative", "Alternative not available or not tolerated", true, false),
        new("managed-otherwise", "Dose adjusted or monitoring arranged elsewhere", true, false),
        new("tried-before", "Tried before without success or not tolerated", false, true),
        new("not-available", "Not available here", false, true),
        new("not-on-record", "Something that the record does not hold speaks against it", false, true),
        new("result-doubted", "Result is doubted or being repeated", true, true),
        new("palliative-aim", "Palliative aim", true, true),
        new("does-not-apply", "The advice does not apply to this patient", true, true),
        new(Other, "Other reason, in words", true, true),
    ];

    public static OverrideReason? Find(string? code) => All.FirstOrDefault(r => r.Code == code);

    /// <param name="giving">True for giving what is advised against; false for leaving out what is offered.</param>
    public static ImmutableArray<OverrideReason> For(bool giving) => [.. All.Where(r => giving ? r.ForGiving : r.ForLeavingOut)];
}
