using System.Globalization;

namespace PrecisionCare.Genome;

/// <summary>
/// Chromosomes by RefSeq accession, such as <c>NC_000010.11</c>, of which the version tells the assembly. From the assembly reports of the Genome Reference
/// Consortium: GRCh38 (GCF_000001405.26) raised the version of every nuclear chromosome of GRCh37 (GCF_000001405.13) by one; the mitochondrial one stayed.
/// </summary>
public static class RefSeqSequence
{
    private const int Mitochondrial = 12920;

    private static readonly byte[] VersionsInGRCh38 = [11, 12, 12, 12, 10, 12, 14, 11, 12, 11, 10, 12, 11, 9, 10, 10, 11, 10, 10, 11, 9, 11, 11, 10];

    /// <summary>Reads an accession with its version.</summary>
    /// <param name="text">What may be one.</param>
    /// <param name="chromosome">1 to 22, X, Y or the mitochondrial one.</param>
    /// <param name="assembly">The assembly that has this version; unknown for any other, and for the mitochondrial sequence, which both have.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out Chromosome chromosome, out GenomeAssembly assembly)
    {
        (chromosome, assembly) = (default, GenomeAssembly.Unknown);
        if (!text.StartsWith("NC_", StringComparison.Ordinal) || text.Length < 11 || text[9] != '.') return false;
        if (!int.TryParse(text[3..9], NumberStyles.None, CultureInfo.InvariantCulture, out int number)) return false;
        if (!int.TryParse(text[10..], NumberStyles.None, CultureInfo.InvariantCulture, out int version)) return false;
        if (number == Mitochondrial) chromosome = Chromosome.M;
        if (number is < 1 or > 24) return number == Mitochondrial;
        chromosome = Chromosome.FromOrdinal(number);
        int newest = VersionsInGRCh38[number - 1];
        assembly = version == newest ? GenomeAssembly.GRCh38 : version == newest - 1 ? GenomeAssembly.GRCh37 : GenomeAssembly.Unknown;
        return true;
    }
}
