using PrecisionCare.Genome;
using PrecisionCare.Patients;

namespace PrecisionCare.Pharmacogenomics.Matching;

/// <summary>
/// Many callers write two alleles for chrX whatever the sex. A man's homozygous genotypes there are one allele; a man's heterozygous ones, or a woman's single
/// ones, are left as they are and reported, for they may mean a swapped sample.
/// </summary>
internal static class CopiesOfX
{
    public static GeneReadings Counted(GeneReadings readings, AdministrativeSex sex, string file)
    {
        if (readings.Definition.Chromosome != Chromosome.X) return readings;
        var read = readings.Readings.OfType<PositionReading>().ToList();
        string? contradiction = sex switch
        {
            AdministrativeSex.Male when read.Exists(r => r.IsHeterozygous) => "heterozygous genotypes, the record is of a man",
            AdministrativeSex.Female when read.Count > 0 && read.TrueForAll(r => r.IsHaploid) => "one copy only, the record is of a woman",
            _ => null,
        };
        if (contradiction is not null)
            return readings with
            {
                Issues = readings.Issues.Add(new Issue(
                    "pgx.sex-contradicts", IssueSeverity.Warning, $"{readings.Gene.Gene} on chrX has {contradiction}.",
                    "Check that the sample is of this patient.", new SourceLocation(file))),
            };
        return sex == AdministrativeSex.Male
            ? readings with { Readings = [.. readings.Readings.Select(r => r is null ? null : r with { IsHaploid = true, IsPhased = true })] }
            : readings;
    }
}
