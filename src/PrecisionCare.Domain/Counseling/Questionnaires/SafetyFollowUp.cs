using PrecisionCare.Decisions;

namespace PrecisionCare.Counseling.Questionnaires;

/// <summary>How somebody dealt with an answer that is a matter of safety (<see cref="SafetyItem"/>).</summary>
/// <param name="Id">Ours.</param>
/// <param name="Response">The answered questionnaire, ours or imported, by our key.</param>
/// <param name="Done">What was found, agreed and done; <c>null</c> for a reader who sees less than its writer saw.</param>
/// <param name="By">Who, and when it was recorded.</param>
public sealed record SafetyFollowUp(Guid Id, Guid Response, string? Done, Signature By)
{
    public const int LongestText = 2000;

    /// <summary>Entered by mistake; kept, shown as such, and the answer waits again.</summary>
    public TakenBack? TakenBack { get; init; }

    /// <summary>That there is one, for readers who may not read what it says.</summary>
    public SafetyFollowUp WithoutWords() => this with { Done = null, TakenBack = TakenBack is { } back ? back with { Reason = "" } : null };
}
