using PrecisionCare.Genome;

namespace PrecisionCare.Tests.Genome;

public sealed class AssemblyTests
{
    /// <summary>Total length of chromosomes 1 to 22, X and Y as the assembly reports give it.</summary>
    [Theory]
    [InlineData(GenomeAssembly.GRCh37, 3_095_677_412)]
    [InlineData(GenomeAssembly.GRCh38, 3_088_269_832)]
    public void Chromosome_lengths_add_up_to_the_published_total(GenomeAssembly assembly, long total) =>
        Assert.Equal(total, Enumerable.Range(1, 24).Sum(ordinal => (long)AssemblyContigs.LengthOf(assembly, Chromosome.FromOrdinal(ordinal))));

    [Fact]
    public void Every_nuclear_chromosome_tells_its_assembly_by_its_length()
    {
        foreach (var assembly in (GenomeAssembly[])[GenomeAssembly.GRCh37, GenomeAssembly.GRCh38])
            foreach (int ordinal in Enumerable.Range(1, 24))
                Assert.Equal(assembly, AssemblyContigs.Identify(Chromosome.FromOrdinal(ordinal), AssemblyContigs.LengthOf(assembly, Chromosome.FromOrdinal(ordinal))));
    }

    [Fact]
    public void The_mitochondrial_chromosome_is_the_same_in_both_and_tells_nothing() =>
        Assert.Equal(GenomeAssembly.Unknown, AssemblyContigs.Identify(Chromosome.M, 16569));

    [Theory]
    [InlineData("GRCh38.p14", GenomeAssembly.GRCh38)]
    [InlineData("hg38", GenomeAssembly.GRCh38)]
    [InlineData("file:///ref/Homo_sapiens_assembly38.fasta", GenomeAssembly.GRCh38)]
    [InlineData("/ref/hs38DH.fa", GenomeAssembly.GRCh38)]
    [InlineData("GRCh37", GenomeAssembly.GRCh37)]
    [InlineData("b37", GenomeAssembly.GRCh37)]
    [InlineData("ftp://ftp.1000genomes.ebi.ac.uk/vol1/ftp/technical/reference/phase2_reference_assembly_sequence/hs37d5.fa.gz", GenomeAssembly.GRCh37)]
    [InlineData("human_g1k_v37.fasta", GenomeAssembly.GRCh37)]
    [InlineData("file:///ucsc.hg19.fasta", GenomeAssembly.GRCh37)]
    [InlineData("B36", GenomeAssembly.Unknown)]
    [InlineData("T2T-CHM13v2.0", GenomeAssembly.Unknown)]
    [InlineData("hg19_lifted_to_hg38.fa", GenomeAssembly.Unknown)]
    [InlineData("/home/lab38/genome.fa", null)]
    [InlineData("reference.fasta", null)]
    [InlineData("", null)]
    public void Assemblies_are_recognised_by_the_names_in_use(string text, GenomeAssembly? expected) =>
        Assert.Equal(expected, AssemblyNames.Recognise(text));

    [Theory]
    [InlineData(GenomeAssembly.GRCh38, "chrX:2781479", true)]
    [InlineData(GenomeAssembly.GRCh38, "chrX:2781480", false)]
    [InlineData(GenomeAssembly.GRCh38, "chrX:155701383", true)]
    [InlineData(GenomeAssembly.GRCh38, "chrY:56887902", false)]
    [InlineData(GenomeAssembly.GRCh38, "chrX:154532046", false)] // G6PD
    [InlineData(GenomeAssembly.GRCh37, "chrX:60001", true)]
    [InlineData(GenomeAssembly.GRCh37, "chrX:60000", false)]
    [InlineData(GenomeAssembly.GRCh37, "chrY:2649520", true)]
    [InlineData(GenomeAssembly.GRCh37, "chrX:154931044", true)]
    [InlineData(GenomeAssembly.GRCh37, "chrX:155260561", false)]
    [InlineData(GenomeAssembly.GRCh37, "chrY:59034049", false)]
    [InlineData(GenomeAssembly.GRCh37, "chr1:100000", false)]
    public void Pseudoautosomal_regions_have_their_published_ends(GenomeAssembly assembly, string locus, bool inside) =>
        Assert.Equal(inside, PseudoautosomalRegions.Contain(assembly, Locus.Parse(locus).Chromosome, Locus.Parse(locus).Position));
}
