using PrecisionCare.Genome;
using PrecisionCare.Knowledge;

namespace PrecisionCare.Tests.Genome;

public sealed class RefSeqSequenceTests
{
    [Theory]
    [InlineData("NC_000010.11", "chr10", GenomeAssembly.GRCh38)]
    [InlineData("NC_000010.10", "chr10", GenomeAssembly.GRCh37)]
    [InlineData("NC_000001.11", "chr1", GenomeAssembly.GRCh38)]
    [InlineData("NC_000007.13", "chr7", GenomeAssembly.GRCh37)]
    [InlineData("NC_000023.11", "chrX", GenomeAssembly.GRCh38)]
    [InlineData("NC_000024.9", "chrY", GenomeAssembly.GRCh37)]
    [InlineData("NC_000001.9", "chr1", GenomeAssembly.Unknown)]
    [InlineData("NC_012920.1", "chrM", GenomeAssembly.Unknown)]
    public void An_accession_tells_the_chromosome_and_its_version_the_assembly(string text, string chromosome, GenomeAssembly assembly)
    {
        Assert.True(RefSeqSequence.TryParse(text, out var found, out var of));
        Assert.Equal((chromosome, assembly), (found.ToString(), of));
        Assert.Equal(found, Chromosome.Parse(text));
    }

    [Theory]
    [InlineData("NC_000010")]
    [InlineData("NC_000025.1")]
    [InlineData("NC_000000.1")]
    [InlineData("NC_060925.1")]
    [InlineData("NG_007726.3")]
    [InlineData("NC_00001O.11")]
    [InlineData("NC_000010.")]
    public void Other_accessions_are_no_chromosomes(string text) => Assert.False(Chromosome.TryParse(text, out _));

    [Fact]
    public void The_sequences_of_the_allele_definitions_are_those_of_GRCh38()
    {
        foreach (var definition in KnowledgeBase.Load(KnowledgeFolder.Shipped()).Pharmacogenes.All.Select(g => g.Definition).OfType<PrecisionCare.Pharmacogenomics.Definitions.GeneDefinition>())
        {
            Assert.True(RefSeqSequence.TryParse(definition.Sequence, out var chromosome, out var assembly), definition.Gene);
            Assert.Equal((definition.Chromosome, GenomeAssembly.GRCh38), (chromosome, assembly));
        }
    }
}
