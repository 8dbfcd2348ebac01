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
    string Key, string Name, ImmutableArray<ExplainedResult> Results, string? WhyNot, ImmutableArray<KeptExplanation> Drafts, ImmutableArray<StandingExplanation> Signed);

/// <summary>The newest signed explanation of a result in a language.</summary>
/// <param name="Signed">As signed.</param>
/// <param name="Since">What the result as it is now would say otherwise; empty when nothing changed.</param>
internal sealed record StandingExplanation(SignedExplanation Signed, ImmutableArray<SentenceDifference> Since);

/// <summary>An explanation as a page shows it: a draft, or signed.</summary>
/// <param name="Id">Of the explanation.</param>
/// <param name="Text">As composed and edited.</param>
/// <param name="Draft">While it is written.</param>
/// <param name="Signed">Once it is signed.</param>
/// <param name="Now">The same result as the record has it now; <c>null</c> when it is no longer there.</param>
internal sealed record OpenedExplanation(Guid Id, ExplanationText Text, KeptExplanation? Draft, SignedExplanation? Signed, ExplainedResult? Now)
{
    public Language Language => Language.Find(Text.Composed.Language) ?? Language.English;

    /// <summary>The result is another than it was composed from, or gone.</summary>
    public bool IsOutdated => Now is null || !ExplanationJson.Write(Now).AsSpan().SequenceEqual(ExplanationJson.Write(Text.Composed.Result));

    /// <summary>What a page composed now would say otherwise.</summary>
    public ImmutableArray<SentenceDifference> Since => Now is null || !IsOutdated ? [] : Differences.Between(Text.Composed, Explainer.Compose(Now, Language));
}
