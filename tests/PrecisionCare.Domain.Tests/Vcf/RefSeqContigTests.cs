using PrecisionCare.Genome;
using static PrecisionCare.Tests.Vcf.Reading;

namespace PrecisionCare.Tests.Vcf;

public sealed class RefSeqContigTests
{
    [Theory]
    [InlineData("##contig=<ID=NC_000010.11>")]
    [InlineData("##contig=<ID=NC_000010.11,length=133797422>")]
    public void Contigs_named_by_accession_are_read_and_tell_the_assembly(string contig)
    {
        var contents = Read(VcfText.Of("A").Header(contig).Row("NC_000010.11:100", "G", "A", "0/1"), "chr10:100");

        Assert.Equal(GenomeAssembly.GRCh38, contents.Assembly);
        Assert.Empty(contents.Issues);
        Assert.Equal(["chr10:100 G>A 0/1"], contents.Samples.Single().Lines());
    }

    [Fact]
    public void An_accession_of_GRCh37_tells_GRCh37() =>
        Assert.Equal(GenomeAssembly.GRCh37, Read(VcfText.Of("A").Header("##contig=<ID=NC_000010.10>"), "chr10:100").Assembly);

    [Fact]
    public void Accessions_of_two_assemblies_contradict_each_other() =>
        Assert.Equal(
            ["vcf.assembly-contradictory"],
            Read(VcfText.Of("A").Header("##contig=<ID=NC_000010.10>").Header("##contig=<ID=NC_000011.10>"), "chr10:100").Codes());

    [Fact]
    public void Rows_on_a_sequence_of_another_assembly_are_passed_by()
    {
        var contents = Read(VcfText.GRCh38("A").Row("NC_000010.10:100", "G", "A", "0/1").Row("chr10:100", "G", "T", "0/1"), "chr10:100");

        Assert.Equal(["chr10:100 G>T 0/1"], contents.Samples.Single().Lines());
    }
}
