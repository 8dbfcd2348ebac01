namespace PrecisionCare.Genome;

/// <summary>
/// Lengths of the primary chromosomes in bases, by which a file shows its assembly better than by any name it gives itself. From the assembly reports of the
/// Genome Reference Consortium, GRCh37 (GCA_000001405.1) and GRCh38 (GCA_000001405.15); patches leave them as they are.
/// </summary>
public static class AssemblyContigs
{
    /// <summary>Length of the mitochondrial sequence that UCSC shipped as chrM of hg19 (NC_001807): not the revised Cambridge sequence, so its coordinates differ.</summary>
    public const int MitochondrionOfHg19 = 16571;

    private static readonly int[] GRCh37Lengths =
    [
        249250621, 243199373, 198022430, 191154276, 180915260, 171115067, 159138663, 146364022, 141213431, 135534747, 135006516, 133851895,
        115169878, 107349540, 102531392, 90354753, 81195210, 78077248, 59128983, 63025520, 48129895, 51304566, 155270560, 59373566, 16569,
    ];

    private static readonly int[] GRCh38Lengths =
    [
        248956422, 242193529, 198295559, 190214555, 181538259, 170805979, 159345973, 145138636, 138394717, 133797422, 135086622, 133275309,
        114364328, 107043718, 101991189, 90338345, 83257441, 80373285, 58617616, 64444167, 46709983, 50818468, 156040895, 57227415, 16569,
    ];

    /// <summary>Bases of a chromosome.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The assembly is unknown, or <paramref name="chromosome"/> is no chromosome.</exception>
    public static int LengthOf(GenomeAssembly assembly, Chromosome chromosome)
    {
        ArgumentOutOfRangeException.ThrowIfZero(chromosome.Ordinal, nameof(chromosome));
        return assembly switch
        {
            GenomeAssembly.GRCh37 => GRCh37Lengths[chromosome.Ordinal - 1],
            GenomeAssembly.GRCh38 => GRCh38Lengths[chromosome.Ordinal - 1],
            _ => throw new ArgumentOutOfRangeException(nameof(assembly)),
        };
    }

    /// <summary>
    /// The assembly in which a nuclear chromosome has this length: <see cref="GenomeAssembly.Unknown"/> when in neither. The mitochondrial chromosome is the
    /// same in both and tells nothing.
    /// </summary>
    public static GenomeAssembly Identify(Chromosome chromosome, long length)
    {
        if (chromosome == Chromosome.M) return GenomeAssembly.Unknown;
        if (length == LengthOf(GenomeAssembly.GRCh38, chromosome)) return GenomeAssembly.GRCh38;
        return length == LengthOf(GenomeAssembly.GRCh37, chromosome) ? GenomeAssembly.GRCh37 : GenomeAssembly.Unknown;
    }
}
