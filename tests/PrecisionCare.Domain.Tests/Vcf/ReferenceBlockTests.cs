using static PrecisionCare.Tests.Vcf.Reading;

namespace PrecisionCare.Tests.Vcf;

public sealed class ReferenceBlockTests
{
    [Theory]
    [InlineData("<NON_REF>", "END=150")]
    [InlineData("<*>", "END=150")]
    [InlineData(".", "END=150;BLOCKAVG_min30p3a")]
    public void A_block_of_reference_is_kept_as_a_block_with_its_end(string alternate, string info)
    {
        var call = Read(VcfText.GRCh38("A").FullRow("chr10:50", "G", alternate, info, "GT", "0/0"), "chr10:100").Samples.Single().Calls.Single();

        Assert.True(call.IsReferenceBlock);
        Assert.Equal(150, call.End);
    }

    [Theory]
    [InlineData("./.")]
    [InlineData("0/.")]
    [InlineData(".")]
    public void A_block_without_a_full_call_is_no_evidence_of_reference(string cell)
    {
        var call = Read(VcfText.GRCh38("A").FullRow("chr10:50", "G", "<NON_REF>", "END=150", "GT", cell), "chr10:100").Samples.Single().Calls.Single();

        Assert.False(call.IsReferenceBlock);
        Assert.Equal(150, call.End);
    }

    [Fact]
    public void A_block_without_genotypes_is_no_evidence_of_reference()
    {
        var contents = Read(VcfText.GRCh38("A").FullRow("chr10:50", "G", "<NON_REF>", "END=150", "DP", "30"), "chr10:100");

        Assert.False(contents.Samples.Single().Calls.Single().IsReferenceBlock);
        Assert.Equal(["vcf.genotype-absent"], contents.Codes());
    }

    [Fact]
    public void The_depth_of_a_block_is_its_least_depth() =>
        Assert.Equal(3, ReadRow("G", "<NON_REF>", "0/0:30:3", "GT:DP:MIN_DP", "END=150")?.Depth);

    [Fact]
    public void The_depth_of_a_variant_is_its_own() => Assert.Equal(30, ReadRow("G", "A", "0/1:30:3", "GT:DP:MIN_DP")?.Depth);

    [Fact]
    public void A_variant_beside_the_catch_all_allele_is_no_block() => Assert.False(ReadRow("G", "A,<NON_REF>", "0/0", info: "END=150")?.IsReferenceBlock);

    [Fact]
    public void A_reference_call_at_one_base_without_END_is_a_call_and_not_a_block()
    {
        var call = ReadRow("G", ".", "0/0");

        Assert.False(call?.IsReferenceBlock);
        Assert.Equal(100, call?.End);
        Assert.True(call?.Genotype?.IsHomozygousReference);
    }

    [Fact]
    public void A_block_that_ends_before_the_position_does_not_cover_it() =>
        Assert.Empty(Read(VcfText.GRCh38("A").FullRow("chr10:50", "G", "<NON_REF>", "END=99", "GT", "0/0"), "chr10:100").Samples.Single().Calls);

    [Theory]
    [InlineData("END=49")]
    [InlineData("END=x")]
    [InlineData("END=")]
    public void An_impossible_END_is_reported_and_the_block_is_only_as_long_as_its_REF(string info)
    {
        var vcf = VcfText.GRCh38("A").FullRow("chr10:50", "G", "<NON_REF>", info, "GT", "0/0");
        var contents = Read(vcf, "chr10:50", "chr10:51");

        Assert.Equal(["vcf.end"], contents.Codes());
        Assert.Equal(50, contents.Samples.Single().Calls.Single().End);
        Assert.Equal(vcf.LineOf(0), contents.Issues.Single().Where.Line);
    }

    [Fact]
    public void A_block_that_states_its_length_by_sample_ends_where_each_sample_says()
    {
        var samples = Read(VcfText.GRCh38("A", "B", "C").Version("VCFv4.5").FullRow("chr10:50", "G", "<*>", ".", "GT:LEN", "0/0:101", "0/0:20", "0/0"), "chr10:100").Samples;

        Assert.Equal([150, 69, 50], samples.Select(s => s.Calls.Single().End));
        Assert.All(samples, s => Assert.True(s.Calls.Single().IsReferenceBlock));
    }

    [Fact]
    public void The_length_of_a_sample_counts_before_the_END_of_the_row() =>
        Assert.Equal(60, Read(VcfText.GRCh38("A").FullRow("chr10:50", "G", "<*>", "END=150", "GT:LEN", "0/0:11"), "chr10:60").Samples.Single().Calls.Single().End);

    [Fact]
    public void Blocks_that_state_a_length_do_not_reach_beyond_it() =>
        Assert.Empty(Read(VcfText.GRCh38("A").FullRow("chr10:50", "G", "<*>", ".", "GT:LEN", "0/0:50"), "chr10:100").Samples.Single().Calls);
}
