using System.Collections.Immutable;
using PrecisionCare.Genome;
using PrecisionCare.Variants;

namespace PrecisionCare.Patients;

/// <summary>
/// The alleles that a sample was fully called to have, by locus, in a form in which two samples compare: without phase, and with reference blocks. Loci with
/// several rows, symbolic alleles or partial calls are left out: they do not compare by text.
/// </summary>
internal sealed class CalledAlleles
{
    private readonly Dictionary<Locus, (string Reference, string Alleles)> _rows;
    private readonly List<(Locus Start, int End)> _blocks;

    public CalledAlleles(SampleCalls sample)
    {
        _rows = sample.Calls.Where(c => !c.IsReferenceBlock).GroupBy(c => c.Locus).Where(g => g.Count() == 1).Select(g => g.First())
            .Where(c => c.Genotype is { IsNoCall: false, IsPartial: false } && !c.Alternates.Any(a => a.StartsWith('<') || a.Contains('*')))
            .ToDictionary(c => c.Locus, c => (c.Reference, Alleles(c)));
        _blocks = [.. sample.Calls.Where(c => c is { IsReferenceBlock: true, Genotype.IsHomozygousReference: true }).Select(c => (c.Locus, c.End)).Order()];
    }

    /// <summary>Loci at which both have a full call and the alleles differ, in order.</summary>
    public ImmutableArray<(Locus Locus, string First, string Second)> DifferencesFrom(CalledAlleles other)
    {
        var differing = new List<(Locus, string, string)>();
        foreach (var (locus, (reference, alleles)) in _rows)
        {
            if (other._rows.TryGetValue(locus, out var theirs))
            {
                if (theirs.Reference == reference && theirs.Alleles != alleles) differing.Add((locus, alleles, theirs.Alleles));
            }
            else if (other.IsReferenceAt(locus) && !IsReference(reference, alleles))
            {
                differing.Add((locus, alleles, "reference"));
            }
        }

        foreach (var (locus, (reference, alleles)) in other._rows)
            if (!_rows.ContainsKey(locus) && IsReferenceAt(locus) && !IsReference(reference, alleles)) differing.Add((locus, "reference", alleles));
        return [.. differing.OrderBy(d => d.Item1)];
    }

    private static string Alleles(VariantCall call)
    {
        string[] bases = [call.Reference, .. call.Alternates];
        return string.Join('/', call.Genotype!.Alleles.Select(a => bases[a!.Value]).Order(StringComparer.Ordinal));
    }

    private static bool IsReference(string reference, string alleles) => alleles.Split('/').All(a => a == reference);

    private bool IsReferenceAt(Locus locus)
    {
        int at = _blocks.BinarySearch((locus, int.MaxValue));
        int before = (at < 0 ? ~at : at) - 1;
        return before >= 0 && _blocks[before].Start.Chromosome.CompareTo(locus.Chromosome) == 0 && _blocks[before].End >= locus.Position;
    }
}
