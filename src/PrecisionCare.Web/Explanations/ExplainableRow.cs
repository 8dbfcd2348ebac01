using System.Collections.Immutable;
using PrecisionCare.Explanations;
using PrecisionCare.Storage.Explanations;

namespace PrecisionCare.Web.Explanations;

/// <summary>A result of the patient, with what has been written of it.</summary>
/// <param name="Key">Stands for it in forms: a digest, as of facts.</param>
/// <param name="Name">In a few words.</param>
/// <param name="Results">The result as each kind of explanation tells it, the likeliest kind first; empty when nothing may be explained.</param>
/// <param name="WhyNot">Why not; <c>null</c> where it can be.</param>
/// <param name="Drafts">Being written.</param>
/// <param name="Signed">The newest of each language, with what a newer result changes in it.</param>
internal sealed record ExplainableRow(
    string Key, string Name, ImmutableArray<ExplainedResult> Results, string? WhyNot, ImmutableArray<KeptExplanation> Drafts, ImmutableArray<StandingExplanation> Signed)
{
    /// <summary>The result as a page of the same kind would tell it now; <c>null</c> when it is told as another kind.</summary>
    public ExplainedResult? As(ExplanationText text) => Results.FirstOrDefault(r => r.Kind == text.Composed.Result.Kind);
}

/// <summary>The newest signed explanation of a result in a language.</summary>
/// <param name="Signed">As signed.</param>
/// <param name="Since">What the result as it is now would say otherwise; empty when nothing changed.</param>
internal sealed record StandingExplanation(SignedExplanation Signed, ImmutableArray<SentenceDifference> Since);
