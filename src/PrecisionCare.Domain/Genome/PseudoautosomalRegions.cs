namespace PrecisionCare.Genome;

/// <summary>
/// The two regions that chrX and chrY share, where everybody has two copies and heterozygous calls say nothing about sex. Coordinates of the Genome Reference
/// Consortium (GRCh37 and GRCh38 assembly regions PAR#1 and PAR#2), 1-based and inclusive.
/// </summary>
public static class PseudoautosomalRegions
{
    /// <summary>Whether a locus of chrX or chrY lies in PAR1 or PAR2; never for other chromosomes or an unknown assembly.</summary>
    public static bool Contain(GenomeAssembly assembly, Chromosome chromosome, int position)
    {
        bool onX = chromosome == Chromosome.X;
        if (!onX && chromosome != Chromosome.Y) return false;
        return (assembly, onX) switch
        {
            (GenomeAssembly.GRCh37, true) => position is (>= 60001 and <= 2699520) or (>= 154931044 and <= 155260560),
            (GenomeAssembly.GRCh37, false) => position is (>= 10001 and <= 2649520) or (>= 59034050 and <= 59363566),
            (GenomeAssembly.GRCh38, true) => position is (>= 10001 and <= 2781479) or (>= 155701383 and <= 156030895),
            (GenomeAssembly.GRCh38, false) => position is (>= 10001 and <= 2781479) or (>= 56887903 and <= 57217415),
            _ => false,
        };
    }
}
