using System.Collections.Immutable;
using PrecisionCare.Explanations;
using PrecisionCare.Storage.Explanations;

namespace PrecisionCare.Web.Explanations;

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
    public bool IsOutdated => Now is null || !Text.IsOf(Now);

    /// <summary>What a page composed now would say otherwise.</summary>
    public ImmutableArray<SentenceDifference> Since => Now is null ? [] : Text.Since(Now);

    /// <summary>Why what stands in the form cannot be signed; empty when it can.</summary>
    /// <param name="typed">The text with what stands in the form.</param>
    public IEnumerable<string> WhyNotSigned(ExplanationText typed)
    {
        if (typed != Text) yield return "You have changed words since you last kept them. Keep and check first: you sign what you have read as checked.";
        if (WordingChecks.Check(typed).Any(f => f.Severity == IssueSeverity.Error)) yield return "A rule is broken that every page for patients keeps. Mend what is marked, then sign.";
        if (IsOutdated) yield return "The result has changed since this was composed. Take the new result over first.";
    }
}
