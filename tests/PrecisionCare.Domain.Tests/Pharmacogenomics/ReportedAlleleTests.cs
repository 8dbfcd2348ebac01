using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Pharmacogenomics.Reported;

namespace PrecisionCare.Tests.Pharmacogenomics;

/// <summary>Results as laboratories write them.</summary>
public class ReportedAlleleTests
{
    [Theory]
    [InlineData("*1/*4", "*1/*4", "1.0", "Intermediate Metabolizer")]
    [InlineData("CYP2D6*4.013/CYP2D6*1.001", "*1/*4", "1.0", "Intermediate Metabolizer")]
    [InlineData("*1x2/*1", "*1/*1x2", "3.0", "Ultrarapid Metabolizer")]
    [InlineData("*1x4/*5", "*1x≥3/*5", "≥3.0", "Ultrarapid Metabolizer")]
    [InlineData("*4xN/*5", "*4xN/*5", "0.0", "Poor Metabolizer")]
    [InlineData("*36+*10/*10", "*10/*36 + *10", "0.5", "Intermediate Metabolizer")]
    [InlineData("*68+*4/*1", "*1/*68 + *4", "1.0", "Intermediate Metabolizer")]
    public void CYP2D6_copies_and_tandems_count_by_their_alleles(string reported, string label, string score, string phenotype)
    {
        var gene = Report("CYP2D6", reported);

        Assert.Equal(GeneCallStatus.Reported, gene.Status);
        Assert.Equal<string?>([label], gene.Labels);
        Assert.Equal(score, gene.ActivityScore);
        Assert.Equal<string?>([phenotype], gene.Phenotypes);
    }

    [Fact]
    public void An_uncounted_duplication_of_a_working_allele_leaves_two_scores_open()
    {
        var gene = Report("CYP2D6", "*1xN/*4");

        Assert.Equal<string?>(["2.0", "≥3.0"], gene.Readings.Select(r => r.ActivityScore));
        Assert.Equal<string?>(["Normal Metabolizer", "Ultrarapid Metabolizer"], gene.Phenotypes);
        Assert.Null(gene.ActivityScore);
    }

    [Fact]
    public void A_phenotype_alone_is_looked_up_under_every_score_that_has_it()
    {
        var gene = Report("CYP2D6", null, "IM");

        Assert.Equal<string?>(["Intermediate Metabolizer"], gene.Labels);
        Assert.Equal<string?>(["0.25", "0.5", "0.75", "1.0"], gene.Readings.Select(r => r.LookupKey));
        Assert.Empty(gene.SourceDiplotypes);
    }

    [Fact]
    public void A_score_alone_gives_its_phenotype()
    {
        var gene = Report("CYP2D6", null, null, "1.25");

        Assert.Equal("1.25", gene.ActivityScore);
        Assert.Equal<string?>(["Normal Metabolizer"], gene.Phenotypes);
    }

    [Theory]
    [InlineData("poor metaboliser", "Poor Metabolizer")]
    [InlineData("Extensive Metabolizer", "Normal Metabolizer")]
    [InlineData("likely poor", "Likely Poor Metabolizer")]
    [InlineData("UM", "Ultrarapid Metabolizer")]
    [InlineData("CYP2C19 Intermediate  metabolizer", "Intermediate Metabolizer")]
    public void Phenotypes_are_brought_to_standard_terms(string reported, string term) =>
        Assert.Equal<string?>([term], Report("CYP2C19", null, reported).Phenotypes);

    [Fact]
    public void What_was_reported_wins_over_what_follows_from_the_alleles_and_the_disagreement_is_said()
    {
        var gene = Report("CYP2C19", "*1/*1", "Poor Metabolizer");

        Assert.Equal<string?>(["*1/*1"], gene.Labels);
        Assert.Equal<string?>(["Poor Metabolizer"], gene.Phenotypes);
        Assert.Contains(gene.Issues, i => i.Code == "outside.contradicts");
    }

    [Fact]
    public void HLA_B_is_positive_or_negative_for_each_tracked_allele()
    {
        var gene = Report("HLA-B", "HLA-B*57:01:01/HLA-B*07:02");

        Assert.Equal<string?>(["*15:02 negative", "*57:01 positive", "*58:01 negative"], gene.Phenotypes);
        Assert.Equal(3, gene.Readings.Single().LookupKeys.Length);
    }

    [Fact]
    public void DPYD_star_2A_is_the_variant_c_1905_plus_1()
    {
        var gene = Report("DPYD", "*2A/Reference");

        Assert.Equal<string?>(["c.1905+1G>A (*2A) (heterozygous)"], gene.Labels);
        Assert.Equal("1.0", gene.ActivityScore);
    }

    [Fact]
    public void MT_RNR1_has_a_single_allele()
    {
        Assert.Equal<string?>(["increased risk of aminoglycoside-induced hearing loss"], Report("MT-RNR1", "m.1555A>G").Phenotypes);

        var pair = Report("MT-RNR1", "m.1555A>G/Reference");
        Assert.Equal(GeneCallStatus.NoCall, pair.Status);
        Assert.Contains(pair.Issues, i => i.Code == "outside.alleles" && i.Severity == IssueSeverity.Error);
    }

    [Fact]
    public void An_earlier_name_of_a_G6PD_allele_is_understood()
    {
        Assert.Equal<string?>(["B (reference)/B (reference)"], Report("G6PD", "B (wildtype)/B (wildtype)").Labels);
        Assert.Equal<string?>(["Telti, Kobe"], Report("G6PD", "Telti/Kobe").Labels);
    }

    [Fact]
    public void A_report_takes_precedence_over_the_VCF_and_both_are_kept()
    {
        var calls = new VcfBuilder().Reference("VKORC1").Read();
        var report = new OutsideCall("VKORC1", "rs9923231 variant (T)/rs9923231 variant (T)", null, null, new SourceLocation("report.tsv", 1));
        var gene = PharmacogenomicCaller.Call(calls, [report], VcfBuilder.Knowledge).Single(g => g.Gene == "VKORC1");

        Assert.Equal<string?>(["-1639 AA"], gene.Phenotypes);
        Assert.Equal<string?>(["-1639 GG"], gene.FromVcf!.Phenotypes);
        Assert.Contains(gene.Issues, i => i.Code == "pgx.report-differs");
    }

    [Fact]
    public void A_reported_no_call_is_no_call_even_where_the_VCF_has_one()
    {
        var calls = new VcfBuilder().Reference("NAT2").Read();
        var gene = PharmacogenomicCaller.Call(calls, [new OutsideCall("NAT2", "./.", null, null, new SourceLocation("report.tsv", 1))], VcfBuilder.Knowledge)
            .Single(g => g.Gene == "NAT2");

        Assert.Equal(GeneCallStatus.NoCall, gene.Status);
        Assert.Empty(gene.Readings);
    }

    [Fact]
    public void Lines_without_a_gene_or_a_result_are_located_and_the_others_read()
    {
        var (calls, issues) = OutsideCallReader.Read(new StringReader("# remark\nCYP2D6\t*1/*4\n\t*1/*2\nCYP2C19\n\nHLA-B\t.\n"), "out.tsv");

        Assert.Equal<string?>(["CYP2D6", "HLA-B"], calls.Select(c => c.Gene));
        Assert.Equal<(string, long)>([("outside.no-gene", 3L), ("outside.no-result", 4L)], issues.Select(i => (i.Code, i.Where.Line!.Value)));
    }

    private static GeneResult Report(string gene, string? diplotype, string? phenotype = null, string? score = null) =>
        PharmacogenomicCaller.Call(null, [new OutsideCall(gene, diplotype, phenotype, score, new SourceLocation("report.tsv", 1))], VcfBuilder.Knowledge)
            .Single(g => g.Gene == gene);
}
