using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Tests.Pharmacogenomics;

/// <summary>Reference, not covered and no call are different things.</summary>
public class CoverageTests
{
    private const string Vkorc1 = "chr16:31096368";

    [Fact]
    public void A_reference_block_over_a_base_is_evidence_of_reference()
    {
        var gene = new VcfBuilder().Line("chr16 31096000 . A <NON_REF> . . END=31097000 GT:DP:GQ 0/0:30:90").Call("VKORC1");

        Assert.Equal<string?>(["rs9923231 reference (C)/rs9923231 reference (C)"], gene.Diplotypes);
        Assert.Equal(1, gene.Positions.Seen);
    }

    [Theory]
    [InlineData("./.:30:90")]
    [InlineData("0/0:0:90")]
    [InlineData("0/0:30:0")]
    public void A_block_without_call_reads_or_confidence_is_none(string sample)
    {
        var gene = new VcfBuilder().Line($"chr16 31096000 . A <NON_REF> . . END=31097000 GT:DP:GQ {sample}").Call("VKORC1");

        Assert.Equal(GeneCallStatus.NotCovered, gene.Status);
        Assert.Equal(Vkorc1, Assert.Single(gene.Positions.Missing).ToString());
    }

    [Fact]
    public void A_block_says_nothing_of_a_repeat()
    {
        var gene = new VcfBuilder().Line("chr2 233759000 . A <NON_REF> . . END=233761000 GT:DP:GQ 0/0:30:90").Call("UGT1A1");

        Assert.Equal<string?>(["chr2:233760233"], gene.Positions.Missing.Select(l => l.ToString()));
        Assert.Equal(3, gene.Positions.Seen);
    }

    [Fact]
    public void A_row_without_a_call_wins_over_a_block_beneath_it()
    {
        var gene = new VcfBuilder().Row(Vkorc1, "C", "T", "./.")
            .Line("chr16 31096400 . A <NON_REF> . . END=31097000 GT:DP:GQ 0/0:30:90").Call("VKORC1");

        Assert.Equal(GeneCallStatus.NotCovered, gene.Status);
    }

    [Fact]
    public void Unmentioned_positions_become_reference_only_by_choice_and_are_listed_as_assumed()
    {
        var builder = new VcfBuilder().With("rs12248560", "0/1").With("rs3758581", "1/1");

        Assert.Equal<string?>(["*1/*17"], builder.Call("CYP2C19", new PgxOptions { AssumeReference = true }).Diplotypes);
        Assert.Equal(33, builder.Call("CYP2C19", new PgxOptions { AssumeReference = true }).Positions.Assumed.Length);
        Assert.Empty(builder.Call("CYP2C19").Positions.Assumed);
        Assert.Equal(33, builder.Call("CYP2C19").Positions.Missing.Length);
    }

    [Fact]
    public void A_no_call_is_not_assumed_to_be_reference()
    {
        var gene = new VcfBuilder().Row(Vkorc1, "C", "T", "./.").Call("VKORC1", new PgxOptions { AssumeReference = true });

        Assert.Empty(gene.Positions.Assumed);
        Assert.Equal(GeneCallStatus.NotCovered, gene.Status);
    }

    [Fact]
    public void The_first_usable_of_two_rows_counts_and_the_other_is_reported()
    {
        var gene = new VcfBuilder().Line("chr16 31096368 . C T . PASS . GT ./.").Line("chr16 31096368 . C T . PASS . GT 1/1")
            .Line("chr16 31096368 . C T . PASS . GT 0/0").Call("VKORC1");

        Assert.Equal<string?>(["rs9923231 variant (T)/rs9923231 variant (T)"], gene.Diplotypes);
        Assert.Contains(gene.Issues, i => i.Code == "pgx.duplicate-row");
    }

    [Theory]
    [InlineData(null, UnreadReason.NotCovered)]
    [InlineData("chr16 31096368 . C T . PASS . GT ./.", UnreadReason.NoCall)]
    [InlineData("chr16 31096368 . C T . PASS . DP 12", UnreadReason.NoCall)]
    [InlineData("chr16 31096368 . G T . PASS . GT 0/1", UnreadReason.Discarded)]
    [InlineData("chr16 31096000 . A <NON_REF> . . END=31097000 GT:DP:GQ 0/0:0:0", UnreadReason.NoReads)]
    [InlineData("chr16 31096000 . A <NON_REF> . . END=31097000 GT:DP ./.:0", UnreadReason.NoReads)]
    public void Why_a_position_was_not_read_is_told(string? line, UnreadReason expected)
    {
        var vcf = new VcfBuilder().Reference("NUDT15");
        var gene = (line is null ? vcf : vcf.Line(line)).Call("VKORC1");

        Assert.Equal([expected], gene.Positions.Unread.Select(u => u.Reason));
        Assert.Equal(gene.Positions.Missing, gene.Positions.Unread.Select(u => u.Locus));
    }

    [Fact]
    public void A_block_over_a_repeat_is_told_from_no_coverage_and_names_the_positions_it_answers()
    {
        var gene = new VcfBuilder().Line("chr2 233759000 . A <NON_REF> . . END=233761000 GT:DP:GQ 0/0:30:90").Call("UGT1A1");

        Assert.Equal([UnreadReason.BlockOnly], gene.Positions.Unread.Select(u => u.Reason));
        Assert.Equal(3, gene.Positions.FromBlocks.Length);
    }

    [Fact]
    public void A_stretch_without_reads_is_not_assumed_to_be_reference()
    {
        var gene = new VcfBuilder().Line("chr16 31096000 . A <NON_REF> . . END=31097000 GT:DP ./.:0").Call("VKORC1", new PgxOptions { AssumeReference = true });

        Assert.Empty(gene.Positions.Assumed);
        Assert.Equal(GeneCallStatus.NotCovered, gene.Status);
    }
}
