using System.Collections.Immutable;
using System.Numerics;
using PrecisionCare.Pharmacogenomics.Definitions;

namespace PrecisionCare.Pharmacogenomics;

/// <summary>
/// Finds the cheapest test for a gene whose possible readings differ in what guidelines look them up by: the fewest positions that were not read and whose
/// genotypes differ between any two such readings; else phase, where the order of the variants is open; else what the report leaves out.
/// </summary>
internal static class SettlingTests
{
    /// <returns><c>null</c> where there is one reading, or all come to the same.</returns>
    public static SettlingTest? For(Pharmacogene gene, GeneResult result)
    {
        var readings = result.Readings.DistinctBy(r => new { r.Label, Key = KeyOf(r) }).ToList();
        if (readings.Select(KeyOf).Distinct().Count() < 2) return null;
        string choice = string.Join(" or ", readings.Select(r => r.Label.Length > 0 ? r.Label : KeyOf(r)).Distinct());
        if (result.Status == GeneCallStatus.Reported) return OfReport(gene, readings, choice);
        var pairs = readings.SelectMany((a, i) => readings.Skip(i + 1), (a, b) => (a, b)).Where(p => KeyOf(p.a) != KeyOf(p.b)).ToList();
        var positions = Separating(gene.Definition!, result, pairs, out bool all);
        if (all) return new SettlingTest(SettlingTestKind.Genotyping, positions, $"Genotyping {string.Join(" and ", positions)} would tell whether it is {choice}.");
        ImmutableArray<string> open = [.. result.Variants.Where(v => v.Alleles.Distinct().Count() > 1).Select(v => v.RsId ?? v.Locus.ToString())];
        return open.Length > 1 && result.Phase is "unphased" or "partly phased"
            ? new SettlingTest(SettlingTestKind.Phasing, open,
                $"Phasing {string.Join(", ", open)} (long reads, or the parents' genotypes) would tell whether it is {choice}.")
            : new SettlingTest(SettlingTestKind.Sequencing, [], $"Sequencing the whole gene would tell whether it is {choice}.");
    }

    private static SettlingTest OfReport(Pharmacogene gene, List<DiplotypeResult> readings, string choice)
    {
        if (readings.TrueForAll(r => r.Alleles.IsEmpty))
            return new SettlingTest(SettlingTestKind.AskLaboratory, [], $"The laboratory can tell the genotype of {gene.Gene} behind its report: {choice}.");
        bool copies = readings.Select(r => string.Join('/', r.Alleles.Select(a => WithoutCopies(a.Name)))).Distinct().Count() == 1;
        return copies
            ? new SettlingTest(SettlingTestKind.CopyNumber, [], $"Counting the copies of {gene.Gene} would tell whether it is {choice}; ask the laboratory first.")
            : new SettlingTest(SettlingTestKind.AskLaboratory, [], $"The laboratory can tell which of its results for {gene.Gene} holds: {choice}.");
    }

    private static string WithoutCopies(string allele) => allele.IndexOf('x', StringComparison.Ordinal) is > 0 and var at ? allele[..at] : allele;

    /// <summary>What guidelines can tell readings apart by.</summary>
    private static string KeyOf(DiplotypeResult reading) =>
        reading.LookupKeys.IsEmpty ? reading.Phenotype ?? reading.Label : string.Join(", ", reading.LookupKeys);

    /// <summary>Positions not read that tell the pairs apart, chosen one after another by how many pairs each settles, single bases before repeats.</summary>
    private static ImmutableArray<string> Separating(
        GeneDefinition definition, GeneResult result, List<(DiplotypeResult A, DiplotypeResult B)> pairs, out bool all)
    {
        var alleles = definition.Alleles.GroupBy(a => a.ReportedAs ?? a.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var unread = result.Positions.Missing.Select(definition.IndexOf).Where(i => i >= 0).OrderBy(i => definition.Positions[i].IsSingleBase ? 0 : 1).ToList();
        var chosen = ImmutableArray.CreateBuilder<string>();
        var left = pairs.ToList();
        while (left.Count > 0 && unread.Count > 0)
        {
            int best = unread.MaxBy(p => left.Count(pair => Differ(p, pair)));
            if (left.RemoveAll(pair => Differ(best, pair)) == 0) break;
            chosen.Add(definition.Positions[best].RsId ?? definition.Positions[best].Locus.ToString());
        }

        all = left.Count == 0;
        return chosen.ToImmutable();

        bool Differ(int position, (DiplotypeResult A, DiplotypeResult B) pair)
        {
            var one = Genotypes(position, pair.A);
            return one.Count > 0 && Genotypes(position, pair.B) is { Count: > 0 } other && !one.Overlaps(other);
        }

        HashSet<(int, int)> Genotypes(int position, DiplotypeResult reading)
        {
            var copies = reading.Alleles.Select(a => alleles.TryGetValue(a.Name, out var allele) ? Cell(allele, position) : default).ToList();
            return [.. Numbers(copies[0]).SelectMany(_ => Numbers(copies[^1]), (a, b) => (Math.Min(a, b), Math.Max(a, b)))];
        }

        AlleleCell Cell(NamedAllele allele, int position) =>
            allele.Cells.FirstOrDefault(c => c.Position == position, definition.OpenCell(position));
    }

    private static IEnumerable<int> Numbers(AlleleCell cell)
    {
        for (uint bits = cell.Alleles; bits != 0; bits &= bits - 1) yield return BitOperations.TrailingZeroCount(bits);
    }
}
