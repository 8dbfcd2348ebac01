using PrecisionCare.Decisions;
using PrecisionCare.Therapy;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Decisions;

/// <summary>Decisions in the words of pages.</summary>
internal static class DecisionText
{
    public static string Kind(DecisionKind kind) => kind switch
    {
        DecisionKind.Accepted => "accepted",
        DecisionKind.Modified => "modified",
        DecisionKind.Overridden => "overridden",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>A choice of the form, as it is for this option.</summary>
    public static string Choice(DecisionKind kind, AdvisedOption option) => kind switch
    {
        DecisionKind.Accepted => option.AdvisesAgainst ? "Accept: do not give it, as advised" : "Accept: give it as advised",
        DecisionKind.Modified => "Modify: give it with another dose, or changed otherwise",
        _ => option.AdvisesAgainst ? "Override with reason: give it although advised against" : "Override with reason: do not give it",
    };

    /// <summary><c>accepted by Dr A. Rivera, 22-Nov-2026</c>; without what was made of the advice where the reader does not see what the signer saw.</summary>
    public static string Signed(ShownDecision shown) =>
        shown.Whole ? $"{Kind(shown.Decision.Kind)} by {Person(shown)}" : Person(shown);

    /// <summary>Whether the medicine is to be given.</summary>
    public static string Outcome(Decision decision) => decision.Gives ? "to be given" : "not to be given";

    public static string Reason(Decision decision) => OverrideReasons.Find(decision.Reason)?.Text ?? decision.Reason ?? "";

    /// <summary>What has become of the advice since; <c>null</c> when it stands as it was.</summary>
    public static string? Since(ShownDecision shown) =>
        !shown.IsOutdated ? null
        : shown.Today is { } today ? $"The advice has changed since this decision: it was {Stand(shown.Decision.Advised)} and is {Stand(today)}."
        : "The advice has changed since this decision: it is no longer an option of this patient.";

    public static string Stand(AdvisedOption option) => option.Excluded && option.Band != Band.Contraindicated ? "not an option" : BandWords.Of(option.Band);

    public const string NotShown = "What was advised, the reason and the words are not shown: it was signed on other facts than you see.";

    private static string Person(ShownDecision shown) => $"{shown.Decision.Signature.Name}, {DateOnly.FromDateTime(shown.Decision.Signature.At.UtcDateTime).Shown()}";
}
