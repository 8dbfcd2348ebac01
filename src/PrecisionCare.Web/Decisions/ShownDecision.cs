using PrecisionCare.Decisions;

namespace PrecisionCare.Web.Decisions;

/// <summary>A signed decision as a reader is shown it.</summary>
/// <param name="Decision">As it was signed.</param>
/// <param name="Whole">
/// The reader sees exactly the facts that the signer saw. Else only the outcome and the signature are shown: reasons and words may speak of what is withheld, and
/// so does whether the advice was followed.
/// </param>
/// <param name="Stands">No later decision is about the same option.</param>
/// <param name="Today">What is advised about the option today; <c>null</c> when it is an option no more.</param>
internal sealed record ShownDecision(Decision Decision, bool Whole, bool Stands, AdvisedOption? Today)
{
    /// <summary>The advice stands otherwise than when it was signed, as far as this reader can tell.</summary>
    public bool IsOutdated => Whole && Decision.IsOutdatedBy(Today);
}
