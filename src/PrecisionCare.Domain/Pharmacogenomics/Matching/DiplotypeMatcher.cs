using System.Collections.Immutable;

namespace PrecisionCare.Pharmacogenomics.Matching;

/// <summary>
/// Finds the pairs of named alleles that explain every genotype exactly, where open positions of an allele mean reference: one allele on some copy, the other on
/// its mirror image.
/// </summary>
internal static class DiplotypeMatcher
{
    /// <summary>All pairs, best first.</summary>
    public static ImmutableArray<MatchedDiplotype> Match(Strands strands)
    {
        var fits = strands.Definition.Alleles.Select(a => AlleleFit.OfWhole(a, strands)).OfType<AlleleFit>().ToList();
        var pairs = new SortedSet<MatchedDiplotype>();
        for (int i = 0; i < fits.Count; i++)
        {
            if (strands.IsHaploid)
            {
                pairs.Add(new MatchedDiplotype(Named(fits[i]), null, fits[i].Score));
                continue;
            }
            for (int j = i; j < fits.Count; j++)
                if (fits[i].Complements(fits[j]))
                    pairs.Add(new MatchedDiplotype(Named(fits[i]), Named(fits[j]), fits[i].ScoreWith(fits[j])));
        }
        return [.. pairs];
    }

    private static MatchedAllele Named(AlleleFit fit) => new([fit.Allele.ReportedAs ?? fit.Allele.Name], [], fit.Score);
}
