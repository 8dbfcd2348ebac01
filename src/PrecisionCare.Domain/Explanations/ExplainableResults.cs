using System.Collections.Immutable;
using PrecisionCare.Knowledge;

namespace PrecisionCare.Explanations;

/// <summary>What of an assessment can be explained.</summary>
public static class ExplainableResults
{
    /// <summary>
    /// A pharmacogenetic result for each gene with advice, one that nothing was found for genes that change nothing, and a risk score for each absolute risk.
    /// Genes that were not tested give no result; they are named among the limits of the others.
    /// </summary>
    /// <param name="assessment">Of the patient, as filtered for the reader.</param>
    /// <param name="knowledge">With which it was made.</param>
    public static ImmutableArray<ExplainedResult> Of(Assessment assessment, KnowledgeBase knowledge) => throw new NotImplementedException($"{assessment} {knowledge}");
}
