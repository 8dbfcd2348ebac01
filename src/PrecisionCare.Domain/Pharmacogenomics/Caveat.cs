using System.Collections.Immutable;

namespace PrecisionCare.Pharmacogenomics;

/// <summary>Something to keep in mind of a gene's result.</summary>
/// <param name="Rule">Id of the rule that found it.</param>
/// <param name="Gene">HGNC symbol.</param>
/// <param name="Text">In our words.</param>
/// <param name="Drugs">Drugs whose advice it limits; empty for every drug of the gene.</param>
/// <param name="IsFootnote">It explains the result, and limits no advice.</param>
public sealed record Caveat(string Rule, string Gene, string Text, ImmutableArray<string> Drugs, bool IsFootnote)
{
    public bool Limits(string drug) => !IsFootnote && (Drugs.IsEmpty || Drugs.Contains(drug));
}
