using PrecisionCare.Vcf;
using static PrecisionCare.Tests.Vcf.Reading;

namespace PrecisionCare.Tests.Vcf;

public sealed class VcfFaultTests
{
    [Theory]
    [InlineData("", "vcf.empty")]
    [InlineData("{\"resourceType\":\"Bundle\"}", "vcf.not-vcf")]
    [InlineData("PK\u0003\u0004", "vcf.not-vcf")]
    [InlineData("BCF\u0002\u0002", "vcf.not-vcf")]
    [InlineData("chr10\t100\t.\tG\tA\t.\t.\t.\n", "vcf.not-vcf")]
    [InlineData("##fileformat=VCFv4.2\n", "vcf.no-column-line")]
    [InlineData("##fileformat=VCFv4.2\nchr10\t100\t.\tG\tA\t.\t.\t.\n", "vcf.no-column-line")]
    [InlineData("##fileformat=VCFv4.2\n#CHROM POS ID REF ALT QUAL FILTER INFO\n", "vcf.columns")]
    [InlineData("##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\n", "vcf.columns")]
    [InlineData("##fileformat=VCFv4.2\n\n\n", "vcf.no-column-line")]
    [InlineData("##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tNA1\n", "vcf.columns")]
    public void A_file_that_is_no_whole_VCF_is_refused_with_its_reason(string text, string code)
    {
        var contents = Read(System.Text.Encoding.UTF8.GetBytes(text), "chr10:100");

        var issue = Assert.Single(contents.Issues);
        Assert.Equal((code, IssueSeverity.Error), (issue.Code, issue.Severity));
        Assert.NotEmpty(issue.Remedy);
        Assert.Empty(contents.Samples);
    }

    [Theory]
    [InlineData("chr10\t100\t.\tG\tA\t.\t.\t.\tGT", "vcf.column-count")]
    [InlineData("chr10\t100\t.\tG\tA\t.\t.\t.\tGT\t0/1\t0/1", "vcf.column-count")]
    [InlineData("chr10 100 . G A . . . GT 0/1", "vcf.column-count")]
    [InlineData("chr10\tabc\t.\tG\tA\t.\t.\t.\tGT\t0/1", "vcf.position")]
    [InlineData("chr10\t-100\t.\tG\tA\t.\t.\t.\tGT\t0/1", "vcf.position")]
    [InlineData("chr10\t1e2\t.\tG\tA\t.\t.\t.\tGT\t0/1", "vcf.position")]
    [InlineData("chr10\t99999999999\t.\tG\tA\t.\t.\t.\tGT\t0/1", "vcf.position")]
    [InlineData("chr10\t133797423\t.\tG\tA\t.\t.\t.\tGT\t0/1", "vcf.beyond-chromosome")]
    [InlineData("chr10\t100\t.\tJ\tA\t.\t.\t.\tGT\t0/1", "vcf.reference-allele")]
    [InlineData("chr10\t100\t.\t<DEL>\tA\t.\t.\t.\tGT\t0/1", "vcf.reference-allele")]
    [InlineData("chr10\t100\t.\t.\tA\t.\t.\t.\tGT\t0/1", "vcf.reference-allele")]
    [InlineData("chr10\t100\t.\t\tA\t.\t.\t.\tGT\t0/1", "vcf.reference-allele")]
    [InlineData("chr10\t100\t.\tG\tA,\t.\t.\t.\tGT\t0/1", "vcf.alternate-allele")]
    [InlineData("chr10\t100\t.\tG\tA;C\t.\t.\t.\tGT\t0/1", "vcf.alternate-allele")]
    [InlineData("chr10\t100\t.\tG\tA\t.\t.\t.\tGT\t0/2", "vcf.genotype-index")]
    [InlineData("chr10\t100\t.\tG\t.\t.\t.\t.\tGT\t0/1", "vcf.genotype-index")]
    [InlineData("chr10\t100\t.\tG\tA\t.\t.\t.\tGT\t0/x", "vcf.genotype-malformed")]
    [InlineData("chr10\t100\t.\tG\tA\t.\t.\t.\tGT\t0//1", "vcf.genotype-malformed")]
    [InlineData("chr10\t100\t.\tG\tA\t.\t.\t.\tGT\t", "vcf.genotype-malformed")]
    [InlineData("chr10\t100\t.\tG\tA\t.\t.\t.\tGT\t/", "vcf.genotype-malformed")]
    [InlineData("chr10\t100\t.\tG\tA\t.\t.\t.\tGT\t99999999999/0", "vcf.genotype-malformed")]
    public void A_faulty_row_is_set_aside_with_its_line_and_the_sound_rows_stay(string row, string code)
    {
        var vcf = VcfText.GRCh38("A").Row("chr10:90", "C", "T", "0/1").Line(row).Row("chr10:110", "C", "T", "1/1");
        var contents = Read(vcf, "chr10:90", "chr10:100", "chr10:110");

        var issue = Assert.Single(contents.Issues);
        Assert.Equal((code, vcf.LineOf(1)), (issue.Code, issue.Where.Line));
        Assert.Equal(IssueSeverity.Error, issue.Severity);
        Assert.Equal(["chr10:90 C>T 0/1", "chr10:110 C>T 1/1"], contents.Samples.Single().Lines());
        Assert.Equal(3, contents.Records);
    }

    [Theory]
    [InlineData("G]17:198982]")]
    [InlineData("[13:123457[C")]
    [InlineData(".A")]
    [InlineData("<DUP:TANDEM>")]
    [InlineData("*")]
    [InlineData("R")]
    public void Alleles_that_VCF_knows_are_no_fault(string alternate) => Assert.Equal("0/1", ReadRow("G", alternate, "0/1")?.Genotype?.ToString());

    [Fact]
    public void One_bad_genotype_among_samples_spares_the_others()
    {
        var contents = Read(VcfText.GRCh38("A", "B").Row("chr10:100", "G", "A", "0/7", "0/1"), "chr10:100");

        Assert.Equal([0, 1], contents.Samples.Select(sample => sample.Calls.Length));
        Assert.Equal("column 10", contents.Issues.Single().Where.Path);
    }

    [Fact]
    public void A_genotype_that_does_not_come_first_is_read_with_a_remark()
    {
        var contents = Read(VcfText.GRCh38("A").FullRow("chr10:100", "G", "A", ".", "DP:GT", "30:0/1"), "chr10:100");

        Assert.Equal(["vcf.genotype-not-first"], contents.Codes());
        Assert.Equal("0/1", contents.Samples.Single().Calls.Single().Genotype?.ToString());
    }

    [Fact]
    public void A_repeated_row_is_reported_and_a_split_multi_allelic_site_is_not()
    {
        var vcf = VcfText.GRCh38("A").Row("chr10:100", "G", "A", "0/1").Row("chr10:100", "G", "C", "0/0").Row("chr10:100", "G", "A", "1/1");
        var contents = Read(vcf, "chr10:100");

        Assert.Equal((long)vcf.LineOf(2), contents.Issues.Single().Where.Line);
        Assert.Equal(["vcf.duplicate-row"], contents.Codes());
        Assert.Equal(3, contents.Samples.Single().Calls.Length);
    }

    [Fact]
    public void Samples_that_share_a_name_are_not_read_and_the_others_are()
    {
        var contents = Read(VcfText.GRCh38("A", "B", "A").Row("chr10:100", "G", "A", "0/1", "1/1", "0/0"), "chr10:100");

        Assert.Equal(["vcf.duplicate-sample"], contents.Codes());
        Assert.Equal(["B"], contents.Samples.Select(sample => sample.Sample));
    }

    [Fact]
    public void A_file_of_sites_alone_says_that_it_has_nobodys_genotypes()
    {
        var contents = Read(VcfText.GRCh38().Row("chr10:100", "G", "A"), "chr10:100");

        Assert.Equal(["vcf.no-samples"], contents.Codes());
        Assert.Equal(1, contents.Records);
    }

    [Fact]
    public void Joined_files_are_read_up_to_the_second_header()
    {
        string first = VcfText.GRCh38("A").Row("chr10:100", "G", "A", "0/1").ToString(), second = VcfText.GRCh38("B").Row("chr10:200", "G", "A", "1/1").ToString();
        var contents = Read(System.Text.Encoding.UTF8.GetBytes(first + second), "chr10:100", "chr10:200");

        Assert.Equal(["vcf.second-header"], contents.Codes());
        Assert.Equal(["chr10:100 G>A 0/1"], contents.Samples.Single().Lines());
    }

    [Fact]
    public void Remarks_before_and_among_the_rows_are_passed_over()
    {
        var vcf = VcfText.GRCh38("A").Header("# first remark").Row("chr10:100", "G", "A", "0/1").Line("# second remark").Row("chr10:200", "G", "A", "1/1");
        var contents = Read(vcf, "chr10:100", "chr10:200");

        Assert.Equal(["vcf.remark"], contents.Codes());
        Assert.Equal(["chr10:100 G>A 0/1", "chr10:200 G>A 1/1"], contents.Samples.Single().Lines());
    }

    [Fact]
    public void Another_version_is_read_with_a_remark() =>
        Assert.Equal(["vcf.version"], Read(VcfText.GRCh38("A").Version("VCFv4.6").Row("chr10:100", "G", "A", "0/1"), "chr10:100").Codes());

    [Fact]
    public void A_last_line_without_end_is_read_with_a_remark()
    {
        byte[] file = VcfText.GRCh38("A").Row("chr10:100", "G", "A", "0/1").ToBytes();
        var contents = Read(file[..^1], "chr10:100");

        Assert.Equal(["vcf.unfinished-line"], contents.Codes());
        Assert.Equal(["chr10:100 G>A 0/1"], contents.Samples.Single().Lines());
    }

    [Fact]
    public void Contigs_under_unknown_names_are_not_passed_by_in_silence() =>
        Assert.Equal(["vcf.no-known-chromosome"], Read(VcfText.GRCh38("A").Row("CM000672.2:100", "G", "A", "0/1"), "chr10:100").Codes());

    [Fact]
    public void Many_like_faults_are_listed_in_part_and_counted()
    {
        var vcf = VcfText.GRCh38("A");
        for (int i = 0; i < 1234; i++) vcf.Line("chr10\tx\t.\tG\tA\t.\t.\t.\tGT\t0/1");
        var issues = Read(vcf.ToBytes(), Positions(), new VcfOptions { IssuesPerCode = 3 }).Issues;

        Assert.Equal(4, issues.Length);
        Assert.Contains("1,231 further places", issues[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Issues_do_not_repeat_names_and_cells_of_the_file()
    {
        var vcf = VcfText.GRCh38("Jane_Doe", "Jane_Doe").Header("##patient=Jane_Doe").Row("chr10:100", "Jane", "Jane", "Jane", "Jane").Line("Jane");
        var issues = Read(vcf, "chr10:100").Issues;

        Assert.NotEmpty(issues);
        Assert.DoesNotContain(issues, issue => issue.ToString().Contains("Jane", StringComparison.Ordinal));
    }
}
