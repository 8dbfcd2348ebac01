using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics.Definitions;

namespace PrecisionCare.Pharmacogenomics.Matching;

/// <summary>
/// Calls the genes in which the alleles with the least function decide (DPYD, RYR1). Where the copies are known, a diplotype, of combinations if need be; where
/// they are not, a list of all alleles that are present, twice if on both copies.
/// </summary>
internal sealed class LowestFunctionMatcher
{
    private readonly GeneReadings _readings;
    private readonly LinkedVariantMatcher? _linked;
    private readonly ImmutableArray<NamedAllele> _alleles;
    private readonly Strands _all;
    private readonly Strands _unlinked;

    public LowestFunctionMatcher(GeneReadings readings)
    {
        _readings = readings;
        _linked = readings.Gene.Rules.Linked is { } pair ? new LinkedVariantMatcher(pair, readings) : null;
        if (_linked is { IsPresent: false }) _linked = null;
        _alleles = [.. readings.Definition.Alleles.Where(a => _linked?.IsOneOfBoth(a) != true)];
        _all = Strands.Of(readings);
        _unlinked = _linked is null ? _all : Strands.Without(readings, _linked.Positions);
    }

    public Strands Strands => _all;

    public IEnumerable<Issue> Issues(SourceLocation where) => _linked?.Issues(where) ?? [];

    /// <summary>Diplotypes where the copies are known, else a list of alleles.</summary>
    public (ImmutableArray<MatchedDiplotype> Diplotypes, ImmutableArray<string> Haplotypes) Match()
    {
        if (_all.IsEffectivelyPhased)
            return (GeneCopy.Pair(_all, ExactWithLinked) is { IsEmpty: false } exact ? exact : GeneCopy.Pair(_all, CombinedWithLinked()), []);
        if (_all.UsesPhaseSets && _all.Blocks <= GeneCopy.MostBlocks) return (GeneCopy.Pair(_all, CombinedWithLinked()), []);
        if (_unlinked.Blocks == 0 && _linked is not null) return (LinkedByCount(_linked), []);
        return ([], List());
    }

    private IReadOnlyList<MatchedAllele> ExactWithLinked(GeneCopy copy) => WithLinked(Exact(copy), copy);

    private Func<GeneCopy, IReadOnlyList<MatchedAllele>> CombinedWithLinked()
    {
        var combinations = Combinations(_all);
        return copy => WithLinked(combinations.Explain(copy), copy);
    }

    private IReadOnlyList<MatchedAllele> WithLinked(IReadOnlyList<MatchedAllele> alleles, GeneCopy copy) =>
        _linked is null ? alleles : [.. alleles.Select(a => _linked.AddTo(a, copy))];

    private List<MatchedAllele> Exact(GeneCopy copy) =>
    [
        .. _alleles.Where(a => AlleleFit.Explains(a, copy, _unlinked))
            .Select(a => new MatchedAllele([a.ReportedAs ?? a.Name], [], AlleleFit.StatedPositions(a, _all))),
    ];

    private CombinationMatcher Combinations(Strands strands) => new(_readings, strands, _alleles.Where(a => !a.IsReference), _unlinked.Usable);

    /// <summary>Both copies are alike but for the linked variants, whose order to each other does not matter: they are shared out by number.</summary>
    private ImmutableArray<MatchedDiplotype> LinkedByCount(LinkedVariantMatcher linked)
    {
        var copy = new GeneCopy(_unlinked, 0);
        IReadOnlyList<MatchedAllele> alleles = Exact(copy);
        if (alleles.Count == 0) alleles = Combinations(_unlinked).Explain(copy);
        var names = linked.ByCount();
        return
        [
            .. alleles.Select(a => (One: names.Length > 0 ? linked.Add(a, names[0]) : a, Other: names.Length > 1 ? linked.Add(a, names[1]) : a))
                .Select(p => new MatchedDiplotype(p.One, p.Other, p.One.Score + p.Other.Score))
                .Order(),
        ];
    }

    private ImmutableArray<string> List()
    {
        var found = new List<string>();
        string reference = _readings.Definition.Reference.Name;
        foreach (var allele in _alleles)
        {
            var fit = allele.IsReference ? AlleleFit.OfWhole(allele, _unlinked) : AlleleFit.OfStated(allele, _unlinked);
            if (fit is null) continue;
            found.Add(allele.ReportedAs ?? allele.Name);
            if (fit.Complements(fit)) found.Add(allele.ReportedAs ?? allele.Name);
        }
        if (_linked is not null) found.AddRange(_linked.ByCount());
        if (found.Count > 2) found.RemoveAll(name => name == reference);
        return found.Count == 0 ? [reference] : [.. found.Order(AlleleNameOrder.Instance)];
    }
}
