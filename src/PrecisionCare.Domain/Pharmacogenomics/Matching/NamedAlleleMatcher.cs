using System.Collections.Immutable;

namespace PrecisionCare.Pharmacogenomics.Matching;

/// <summary>
/// Calls the named alleles of a gene from the readings of a sample:
/// <list type="number">
/// <item>no position read: not covered; a required one missing: no call;</item>
/// <item>one copy unknown somewhere: no call, unless combinations were asked for;</item>
/// <item>genes in which the least function decides have their own way (<see cref="LowestFunctionMatcher"/>);</item>
/// <item>otherwise every pair of alleles that explains all genotypes, the highest score first, ties kept;</item>
/// <item>unphased candidates that the guideline ranks are settled by its list (NAT2);</item>
/// <item>nothing found: no call, or combinations if they were asked for.</item>
/// </list>
/// Missing positions are left out of every allele; alleles that then look alike all match.
/// </summary>
internal static class NamedAlleleMatcher
{
    public static GeneMatch Match(GeneReadings readings, PgxOptions options, string file)
    {
        var where = new SourceLocation(file);
        var strands = Strands.Of(readings);
        var issues = readings.Issues.AddRange(Missing(readings, where));
        if (strands.Usable.IsEmpty) return new GeneMatch(readings, GeneCallStatus.NotCovered, file) { Extra = readings.Extra, Issues = readings.Issues };
        var match = new GeneMatch(readings, GeneCallStatus.NoCall, file) { Extra = readings.Extra, Phase = strands.Phase, UntestedAlleles = Untested(readings, strands), Issues = issues };
        if (readings.Definition.Positions.Where((p, i) => p.Required && readings.Readings[i] is null).Any()) return match;
        if (strands.HasPartial && !options.Combinations)
            return match with { Issues = issues.Add(Partial(readings, where)) };
        if (readings.Gene.Rules.LowestFunction)
        {
            var lowest = new LowestFunctionMatcher(readings);
            var (diplotypes, haplotypes) = lowest.Match();
            return Called(match, diplotypes, haplotypes) with { Issues = issues.AddRange(lowest.Issues(where)) };
        }
        var found = strands.HasPartial ? [] : Chosen(DiplotypeMatcher.Match(strands), strands, options);
        if (found.IsEmpty && options.Combinations)
        {
            if (strands.Blocks > GeneCopy.MostBlocks) return match with { Issues = issues.Add(TooOpen(readings, strands, where)) };
            found = GeneCopy.Pair(strands, Combinations(readings, strands).Explain);
        }
        return Called(match, found, []);
    }

    private static GeneMatch Called(GeneMatch match, ImmutableArray<MatchedDiplotype> diplotypes, ImmutableArray<string> haplotypes) =>
        diplotypes.IsEmpty && haplotypes.IsEmpty ? match : match with { Status = GeneCallStatus.Called, Diplotypes = diplotypes, Haplotypes = haplotypes };

    private static ImmutableArray<MatchedDiplotype> Chosen(ImmutableArray<MatchedDiplotype> candidates, Strands strands, PgxOptions options)
    {
        if (candidates.IsEmpty) return [];
        if (!strands.IsEffectivelyPhased)
            foreach (var priority in strands.Definition.UnphasedPriorities)
                if (priority.Candidates.All(label => candidates.Any(c => c.Label == label)))
                    return [candidates.First(c => c.Label == priority.Pick)];
        return options.AllCandidates ? candidates : [.. candidates.TakeWhile(c => c.Score == candidates[0].Score)];
    }

    private static CombinationMatcher Combinations(GeneReadings readings, Strands strands)
    {
        var candidates = readings.Definition.Alleles.Where(a => !a.IsReference);
        if (readings.Gene.Rules.NoPlusInCombinations) candidates = candidates.Where(a => !a.Name.Contains('+'));
        return new CombinationMatcher(readings, strands, candidates, strands.Usable);
    }

    private static ImmutableArray<string> Untested(GeneReadings readings, Strands strands) =>
        [.. readings.Definition.Alleles.Where(a => AlleleFit.StatedPositions(a, strands) == 0).Select(a => a.Name)];

    private static IEnumerable<Issue> Missing(GeneReadings readings, SourceLocation where)
    {
        var positions = readings.Definition.Positions.Where((_, i) => readings.Readings[i] is null).ToList();
        if (positions.Where(p => p.Required).Select(p => p.Locus.ToString()).ToList() is { Count: > 0 } required)
            yield return new Issue(
                "pgx.required-position-missing", IssueSeverity.Information,
                $"{readings.Gene.Gene} is not called without {string.Join(", ", required)}.", "Genotype these positions.", where);
        if (positions.Where(p => p.RecommendedMinimum).Select(p => p.RsId ?? p.Locus.ToString()).ToList() is { Count: > 0 } minimum)
            yield return new Issue(
                "pgx.minimum-position-missing", IssueSeverity.Information,
                $"{readings.Gene.Gene}: of the positions that every clinical test should cover (AMP tier 1), {string.Join(", ", minimum)} "
                + (minimum.Count == 1 ? "was not read." : "were not read."),
                "Genotype these positions before relying on a normal result.", where);
    }

    private static Issue Partial(GeneReadings readings, SourceLocation where) => new(
        "pgx.partial-genotype", IssueSeverity.Information,
        $"{readings.Gene.Gene} is not called: one of the two copies is unknown at "
        + $"{string.Join(", ", readings.Readings.Where(r => r is { IsPartial: true }).Select(r => r!.Position.Locus))}.",
        "Genotype the position again.", where);

    private static Issue TooOpen(GeneReadings readings, Strands strands, SourceLocation where) => new(
        "pgx.too-many-combinations", IssueSeverity.Information,
        $"{readings.Gene.Gene} has {strands.Blocks} heterozygous blocks whose order is not known; their combinations are not listed.",
        "Phase the variants.", where);
}
