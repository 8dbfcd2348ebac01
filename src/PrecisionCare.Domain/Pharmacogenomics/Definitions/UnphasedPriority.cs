using System.Collections.Immutable;

namespace PrecisionCare.Pharmacogenomics.Definitions;

/// <summary>Diplotypes that unphased data cannot tell apart, and the one that the guideline's authors say to report (NAT2).</summary>
/// <param name="Candidates">All of them, as labels.</param>
/// <param name="Pick">The more frequent one.</param>
public sealed record UnphasedPriority(ImmutableArray<string> Candidates, string Pick);
