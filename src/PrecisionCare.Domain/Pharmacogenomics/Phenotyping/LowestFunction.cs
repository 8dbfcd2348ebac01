using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics.Definitions;
using PrecisionCare.Pharmacogenomics.Functions;

namespace PrecisionCare.Pharmacogenomics.Phenotyping;

/// <summary>
/// Which two alleles stand for a gene in which the least function decides: of each copy the allele with the lowest activity value, or, in genes without values,
/// one whose function holds the rule's word; ties by name. Where the copies are not known, the two lowest of all.
/// </summary>
/// <param name="gene">A gene with the rule.</param>
internal sealed class LowestFunction(Pharmacogene gene)
{
    private static readonly ActivityScore Unvalued = new(decimal.MaxValue, true);

    /// <param name="alleles">All alleles of unphased data.</param>
    public ImmutableArray<AlleleFunction> OfList(IEnumerable<string> alleles) => [.. alleles.Select(gene.FunctionsOrNone.Of).Order(this.Order).Take(2)];

    /// <param name="diplotypes">The alleles of each copy, for each diplotype in question.</param>
    /// <returns>The pair with the least function in sum; the first where several are equal.</returns>
    public ImmutableArray<AlleleFunction> OfDiplotypes(IEnumerable<ImmutableArray<ImmutableArray<string>>> diplotypes) => diplotypes
        .Select(copies => copies.Select(copy => copy.Select(gene.FunctionsOrNone.Of).Order(this.Order).First()).ToImmutableArray())
        .MinBy(pair => pair.Aggregate(default(ActivityScore), (sum, allele) => Sum(sum, Rank(allele))));

    private IComparer<AlleleFunction> Order => Comparer<AlleleFunction>.Create((x, y) =>
        Rank(x).CompareTo(Rank(y)) is not 0 and var order ? order : AlleleNameOrder.Instance.Compare(x.Name, y.Name));

    private ActivityScore Rank(AlleleFunction allele)
    {
        if (gene.Rules.WorstFunction is { } word)
            return new ActivityScore(allele.Function?.Contains(word, StringComparison.Ordinal) == true ? 0 : 1, false);
        return ActivityScore.TryParse(allele.ActivityValue, out var value) ? value : Unvalued;
    }

    private static ActivityScore Sum(ActivityScore one, ActivityScore other) =>
        one == Unvalued || other == Unvalued ? Unvalued : one + other;
}
