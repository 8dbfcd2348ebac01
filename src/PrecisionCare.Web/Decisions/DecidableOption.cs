using System.Collections.Immutable;
using PrecisionCare.Decisions;
using PrecisionCare.Therapy;

namespace PrecisionCare.Web.Decisions;

/// <summary>An option as somebody decides on it.</summary>
/// <param name="Option">What is advised.</param>
/// <param name="Suggestion">With its reasons.</param>
/// <param name="Standing">The decision that stands; <c>null</c> when there is none.</param>
/// <param name="Shown">The kept assessment that is shown: what is decided on.</param>
internal sealed record DecidableOption(AdvisedOption Option, TherapySuggestion Suggestion, ShownDecision? Standing, Guid Shown)
{
    /// <summary>What can be made of the advice: what is advised against is not modified but overridden.</summary>
    public ImmutableArray<DecisionKind> Kinds => Option.AdvisesAgainst ? [DecisionKind.Accepted, DecisionKind.Overridden] : [.. Enum.GetValues<DecisionKind>()];

    /// <summary>Why the advice may be overridden.</summary>
    public ImmutableArray<OverrideReason> Reasons => OverrideReasons.For(giving: Option.AdvisesAgainst);

    public ImmutableArray<Reason> Deciding => [.. Suggestion.Reasons.Where(r => r.Band == Suggestion.Band)];

    /// <summary>The kind that an address chooses beforehand (<c>accept</c>, <c>modify</c>, <c>override</c>), as far as it can be chosen.</summary>
    public DecisionKind? KindNamed(string? name) => name switch
    {
        "accept" => DecisionKind.Accepted,
        "modify" when !Option.AdvisesAgainst => DecisionKind.Modified,
        "modify" or "override" => DecisionKind.Overridden,
        _ => null,
    };
}
