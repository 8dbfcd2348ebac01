using PrecisionCare.Vcf;
using static PrecisionCare.Tests.Vcf.Reading;

namespace PrecisionCare.Tests.Vcf;

public sealed class VcfRowTests
{
    [Fact]
    public void A_call_carries_what_its_row_and_cell_say()
    {
        var vcf = VcfText.GRCh38("NA1").Line("chr10\t100\trs4244285\tg\ta,<NON_REF>\t50\tLowQual\tDP=31\tGT:AD:DP:GQ:PS\t1|0:12,17,0:31:99.7:100");
        var call = Read(vcf, "chr10:100").Samples.Single().Calls.Single();

        Assert.Equal("chr10:100", call.Locus.ToString());
        Assert.Equal("rs4244285", call.Id);
        Assert.Equal("G", call.Reference);
        Assert.Equal(["A", "<NON_REF>"], call.Alternates.AsEnumerable());
        Assert.Equal("LowQual", call.Filter);
        Assert.Equal("1|0", call.Genotype?.ToString());
        Assert.Equal([12, 17, 0], call.AlleleDepths.AsEnumerable());
        Assert.Equal(31, call.Depth);
        Assert.Equal(99, call.GenotypeQuality);
        Assert.Equal("100", call.PhaseSet);
        Assert.False(call.IsReferenceBlock);
        Assert.Equal(new SourceLocation("test.vcf", vcf.LineOf(0)), call.Where);
    }

    [Theory]
    [InlineData("0/1", "0/1", false)]
    [InlineData("0|1", "0|1", true)]
    [InlineData("1", "1", true)]
    [InlineData("./.", "./.", false)]
    [InlineData(".", ".", true)]
    [InlineData("1/.", "1/.", false)]
    [InlineData("0/1/1", "0/1/1", false)]
    [InlineData("0|1/1", "0/1/1", false)]
    [InlineData("|0|1", "0|1", true)]
    [InlineData("/1", "1", false)]
    public void Genotypes_are_read_in_every_ploidy_and_phase(string cell, string genotype, bool phased)
    {
        var read = ReadRow("G", "A", cell)?.Genotype;

        Assert.Equal(genotype, read?.ToString());
        Assert.Equal(phased, read?.Phased);
    }

    [Fact]
    public void A_cell_may_end_before_its_last_keys() => Assert.Null(ReadRow("G", "A", "0/1", "GT:DP:GQ")?.Depth);

    [Fact]
    public void A_missing_value_is_unknown_and_not_zero() => Assert.Null(ReadRow("G", "A", "0/1:.", "GT:DP")?.Depth);

    [Theory]
    [InlineData("12,17", new[] { 12, 17 })]
    [InlineData("12", new int[0])]
    [InlineData("12,17,3", new int[0])]
    [InlineData(".", new int[0])]
    public void Allele_depths_are_kept_only_when_every_allele_has_one(string cell, int[] depths) =>
        Assert.Equal(depths, ReadRow("G", "A", "0/1:" + cell, "GT:AD")!.AlleleDepths.Select(depth => depth!.Value));

    [Fact]
    public void Allele_depths_are_not_kept_when_the_header_counts_them_otherwise()
    {
        var vcf = VcfText.GRCh38("NA1").Header("##FORMAT=<ID=AD,Number=1,Type=Integer,Description=\"Reads of ALT\">").FullRow("chr10:100", "G", "A", ".", "GT:AD", "0/1:1,2");
        Assert.Empty(Read(vcf, "chr10:100").Samples.Single().Calls.Single().AlleleDepths);
    }

    [Theory]
    [InlineData("chr10", "chr10:100", 1)]
    [InlineData("10", "chr10:100", 1)]
    [InlineData("chr10_GL383545v1_alt", "chr10:100", 0)]
    [InlineData("chr1", "chr10:100", 0)]
    public void Chromosomes_are_known_with_and_without_prefix_and_other_contigs_are_passed_by(string contig, string position, int calls) =>
        Assert.Equal(calls, Read(VcfText.GRCh38("NA1").Row(contig + ":100", "G", "A", "0/1"), position).Samples.Single().Calls.Length);

    [Theory]
    [InlineData(94, "GATTACA", "G", true)] // deletes 95 to 100
    [InlineData(93, "GATTACA", "GATTACC", false)] // a substitution that ends at 99
    [InlineData(60, "G", "GTT", true)] // an insertion that may move
    [InlineData(49, "G", "GTT", false)]
    [InlineData(140, "TAA", "T", true)]
    [InlineData(151, "TAA", "T", false)]
    [InlineData(99, "G", "C", false)]
    [InlineData(101, "G", "C", false)]
    [InlineData(60, "G", "*", false)]
    public void A_row_is_kept_when_it_touches_a_position_of_interest_or_could_be_moved_there(int start, string reference, string alternate, bool kept)
    {
        var vcf = VcfText.GRCh38("NA1").Row("chr10:" + start, reference, alternate, "0/1");
        Assert.Equal(kept, Read(vcf, "chr10:100").Samples.Single().Calls.Length == 1);
    }

    [Theory]
    [InlineData("<DEL>", "END=120", true)]
    [InlineData("<DEL>", "SVTYPE=DEL;SVLEN=-60", true)]
    [InlineData("<DEL>", "SVLEN=.,60;CIEND=0,5", true)]
    [InlineData("<INS>", "SVLEN=60", false)]
    [InlineData("<DEL>", "CIEND=120", false)]
    [InlineData("<DUP>", "END=99", false)]
    public void A_symbolic_allele_reaches_as_far_as_INFO_says(string alternate, string info, bool kept)
    {
        var vcf = VcfText.GRCh38("NA1").FullRow("chr10:50", "G", alternate, info, "GT", "0/1");
        Assert.Equal(kept, Read(vcf, "chr10:100").Samples.Single().Calls.Length == 1);
    }

    [Fact]
    public void Each_sample_has_its_own_calls_and_those_with_equal_cells_share_them()
    {
        var vcf = VcfText.GRCh38("A", "B", "C").Row("chr10:100", "G", "A", "0/1", "1/1", "0/1");
        var samples = Read(vcf, "chr10:100").Samples;

        Assert.Equal(["A", "B", "C"], samples.Select(sample => sample.Sample));
        Assert.Equal(["0/1", "1/1", "0/1"], samples.Select(sample => sample.Calls.Single().Genotype?.ToString()));
        Assert.Same(samples[0].Calls[0], samples[2].Calls[0]);
    }

    [Fact]
    public void Only_the_wanted_samples_are_read()
    {
        var vcf = VcfText.GRCh38("A", "B", "C").Row("chr10:100", "G", "A", "0/1", "1/1", "0/0");
        var contents = Read(vcf.ToBytes(), Positions("chr10:100"), new VcfOptions { Samples = ["C", "Z"] });

        Assert.Equal("0/0", contents.Samples.Single().Calls.Single().Genotype?.ToString());
        Assert.Equal(["vcf.sample-not-found"], contents.Codes());
    }

    [Fact]
    public void Rows_in_any_order_give_the_same_calls()
    {
        var sorted = VcfText.GRCh38("A").Row("chr10:100", "G", "A", "0/1").Row("chr10:200", "C", "T", "1/1").Row("chrX:50", "C", "T", "1");
        var shuffled = VcfText.GRCh38("A").Row("chrX:50", "C", "T", "1").Row("chr10:200", "C", "T", "1/1").Row("chr10:100", "G", "A", "0/1");

        string[] loci = ["chr10:100", "chr10:200", "chrX:50"];
        Assert.Equal(Read(sorted, loci).Samples.Single().Lines().Order(), Read(shuffled, loci).Samples.Single().Lines().Order());
        Assert.Empty(Read(shuffled, loci).Issues);
    }

    [Fact]
    public void Carriage_returns_a_byte_order_mark_and_blank_lines_change_nothing()
    {
        var plain = VcfText.GRCh38("A").Row("chr10:100", "G", "A", "0/1").Row("chr10:200", "C", "T", "1/1");
        var windows = VcfText.GRCh38("A").WithCarriageReturns().Row("chr10:100", "G", "A", "0/1").Line("").Row("chr10:200", "C", "T", "1/1");
        string[] loci = ["chr10:100", "chr10:200"];
        var read = Read([0xef, 0xbb, 0xbf, .. windows.ToBytes()], loci);

        Assert.Equal(Read(plain, loci).Samples.Single().Lines(), read.Samples.Single().Lines());
        Assert.Empty(read.Issues);
    }

    [Fact]
    public void Lines_longer_than_any_buffer_are_read()
    {
        string padding = new('x', 3_000_000);
        var vcf = VcfText.GRCh38("A").FullRow("chr10:100", "G", "A", padding, "GT", "0/1").Row("chr10:200", "C", "T", "1/1");
        Assert.Equal(["chr10:100 G>A 0/1", "chr10:200 C>T 1/1"], Read(vcf, "chr10:100", "chr10:200").Samples.Single().Lines());
    }

    [Theory]
    [InlineData("VCFv4.1")]
    [InlineData("VCFv4.2")]
    [InlineData("VCFv4.3")]
    [InlineData("VCFv4.4")]
    public void Every_version_from_4_1_to_4_4_is_read_without_remark(string version) =>
        Assert.Empty(Read(VcfText.GRCh38("A").Version(version).Row("chr10:100", "G", "A", "0/1"), "chr10:100").Issues);

    [Theory]
    [InlineData("0|1:s1,s2", "s1,s2")]
    [InlineData("0|1:.", null)]
    [InlineData("0/1:.,s2", null)]
    public void Phase_sets_by_allele_are_one_set_where_all_alleles_have_one(string cell, string? expected) =>
        Assert.Equal(expected, ReadRow("G", "A", cell, "GT:PSL")?.PhaseSet);

    [Fact]
    public void PS_counts_before_PSL() => Assert.Equal("7", ReadRow("G", "A", "0|1:7:a,b", "GT:PS:PSL")?.PhaseSet);
}
