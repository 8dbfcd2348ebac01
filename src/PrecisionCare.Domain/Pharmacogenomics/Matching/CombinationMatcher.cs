using PrecisionCare.Pharmacogenomics.Definitions;

namespace PrecisionCare.Pharmacogenomics.Matching;

/// <summary>
/// Explains a copy by several alleles together: every allele whose stated positions all agree takes part unless a larger one covers it, and variants that
/// belong to none are named by HGVS. Open positions mean nothing here.
/// </summary>
/// <param name="readings">The readings, for the names of undocumented alleles.</param>
/// <param name="strands">The strands whose copies are explained.</param>
/// <param name="candidates">Non-reference alleles that may take part.</param>
/// <param name="positions">Positions whose variants must be explained.</param>
internal sealed class CombinationMatcher(GeneReadings readings, Strands strands, IEnumerable<NamedAllele> candidates, IEnumerable<int> positions)
{
    private readonly List<(NamedAllele Allele, AlleleCell[] Core)> _candidates =
    [
        .. candidates.Select(a => (Allele: a, Core: a.Cells.Where(c => strands.IsUsable(c.Position)).ToArray()))
            .Where(c => c.Core.Length > 0)
            .OrderByDescending(c => c.Core.Length)
            .ThenBy(c => c.Allele.Name, AlleleNameOrder.Instance),
    ];

    private readonly int[] _positions = [.. positions.Where(strands.IsUsable)];

    public IReadOnlyList<MatchedAllele> Explain(GeneCopy copy)
    {
        var present = _candidates.Where(c => Array.TrueForAll(c.Core, cell => cell.Accepts(copy.Allele(cell.Position)))).ToList();
        var variants = _positions.Where(i => copy.Allele(i) > 0 && !readings.Definition.Reference.Cells[i].Accepts(copy.Allele(i))).ToList();
        if (present.Count == 0 && variants.Count == 0)
            return copy.Strands.Usable.Any(i => copy.Allele(i) != Strands.Missing) ? [Reference(strands.Usable.Length)] : [];
        return present.Count == 0 ? [Named([], variants, copy)] : [.. Sets(present).Select(set => Named(set, variants, copy))];
    }

    public MatchedAllele Reference(int score) => new([readings.Definition.Reference.Name], [], score);

    /// <summary>
    /// Alleles without a position in common go together. One that overlaps all sets opens another, but not when it is covered by a larger allele.
    /// </summary>
    private static List<List<(NamedAllele Allele, AlleleCell[] Core)>> Sets(List<(NamedAllele Allele, AlleleCell[] Core)> present)
    {
        var sets = new List<List<(NamedAllele Allele, AlleleCell[] Core)>>();
        foreach (var candidate in present)
        {
            bool added = false, covered = false;
            foreach (var set in sets)
            {
                var overlapping = set.Where(member => Overlap(member.Core, candidate.Core)).ToList();
                covered |= overlapping.Exists(member => member.Core.Length > candidate.Core.Length);
                if (overlapping.Count > 0) continue;
                set.Add(candidate);
                added = true;
            }
            if (!added && !covered) sets.Add([candidate]);
        }
        return sets;
    }

    private static bool Overlap(AlleleCell[] one, AlleleCell[] other) => Array.Exists(one, a => Array.Exists(other, b => a.Position == b.Position));

    private MatchedAllele Named(List<(NamedAllele Allele, AlleleCell[] Core)> set, List<int> variants, GeneCopy copy)
    {
        var left = variants.Where(i => !set.Exists(m => Array.Exists(m.Core, c => c.Position == i))).ToList();
        var partials = left.Select(i => readings.Definition.Positions[i].HgvsOf(copy.Allele(i), readings.Readings[i]!.UndocumentedAllele));
        return new MatchedAllele(set.Select(m => m.Allele.ReportedAs ?? m.Allele.Name), [.. partials], set.Sum(m => m.Core.Length) + left.Count);
    }
}
