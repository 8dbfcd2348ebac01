using System.Collections.Immutable;

namespace PrecisionCare.Therapy;

/// <summary>One thing that the advice on a patient says otherwise than before.</summary>
/// <param name="Subject">Of what: a problem, an option of a problem, a current medicine, a gene.</param>
/// <param name="Before">What was said; <c>null</c> when nothing was.</param>
/// <param name="Now">What is said; <c>null</c> when nothing is any more.</param>
/// <param name="Causes">Reasons that came and that went, in their words, and releases of the knowledge base that changed. Empty when nothing but time has passed.</param>
public sealed record AdviceChange(string Subject, string? Before, string? Now, ImmutableArray<string> Causes);
