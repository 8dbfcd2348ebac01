using System.Collections.Immutable;
using System.Text.Json;
using PrecisionCare.Genome;
using PrecisionCare.Knowledge;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Tests.Pharmacogenomics;

public sealed class GeneCaveatTests
{
    private static readonly KnowledgeBase Shipped = KnowledgeBase.Load(KnowledgeFolder.Shipped());

    [Fact]
    public void Unphased_TPMT_1_3A_may_as_well_be_3B_3C()
    {
        var caveat = Assert.Single(Of(Called("TPMT", "*1/*3A") with { Phase = "unphased" }), c => c.Rule.StartsWith("ambiguous", StringComparison.Ordinal));

        Assert.StartsWith("*3B/*3C would look the same as *1/*3A", caveat.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Phased_TPMT_1_3A_is_not_ambiguous()
    {
        Assert.DoesNotContain(Of(Called("TPMT", "*1/*3A") with { Phase = "phased" }), c => c.Rule.StartsWith("ambiguous", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("C", "T", true)]
    [InlineData("T", "T", false)]
    public void CYP2C19_1_4_is_ambiguous_only_where_the_promoter_variant_of_17_is_heterozygous(string first, string second, bool expected)
    {
        var promoter = new PositionGenotype(Locus.Parse("chr10:94761900"), "rs12248560", [first, second], false);

        var caveats = Of(Called("CYP2C19", "*1/*4") with { Phase = "unphased", Variants = [promoter] });

        Assert.Equal(expected, caveats.Any(c => c.Text.StartsWith("*4/*17", StringComparison.Ordinal)));
    }

    [Fact]
    public void CYP2C19_17_may_hide_4_where_rs28399504_was_not_read()
    {
        var gene = Called("CYP2C19", "*1/*17") with { Positions = new PositionCoverage(34, [Locus.Parse("chr10:94762706")], []) };

        Assert.Contains(Of(gene), c => c.Rule == "cyp2c19-17-without-rs28399504");
        Assert.Contains(Of(gene), c => c.Text.StartsWith("1 of 35 positions of CYP2C19 were not read", StringComparison.Ordinal));
        Assert.DoesNotContain(Of(Called("CYP2C19", "*1/*17")), c => c.Rule == "cyp2c19-17-without-rs28399504");
    }

    [Fact]
    public void Phenytoin_by_CYP2C9_alone_warns_that_HLA_B_was_not_tested()
    {
        var cyp2c9 = Readings.Score("CYP2C9", "2.0", "Normal Metabolizer");

        var alone = GuidanceMatcher.Match(Shipped.WithCaveats([cyp2c9]), Shipped).First(g => g.Drug == "phenytoin" && g.Source == "CPIC");
        var both = GuidanceMatcher.Match(Shipped.WithCaveats([cyp2c9, Readings.Hla("HLA-B", "*15:02 negative")]), Shipped).First(g => g.Drug == "phenytoin" && g.Source == "CPIC");

        Assert.Contains(alone.Caveats, c => c.Contains("HLA-B*15:02, which was not tested", StringComparison.Ordinal));
        Assert.DoesNotContain(both.Caveats, c => c.Contains("not tested", StringComparison.Ordinal));
    }

    [Fact]
    public void A_caveat_of_a_gene_stands_on_the_advice_for_its_drugs_and_a_footnote_does_not()
    {
        var tpmt = Called("TPMT", "*1/*3A") with { Phase = "unphased", Readings = [new DiplotypeResult("*1/*3A", [], "Intermediate Metabolizer", null, "Intermediate Metabolizer")] };

        var advice = GuidanceMatcher.Match(Shipped.WithCaveats([tpmt]), Shipped).First(g => g.Drug == "azathioprine");

        Assert.Contains(advice.Caveats, c => c.Contains("*3B/*3C", StringComparison.Ordinal));
        Assert.DoesNotContain(advice.Caveats, c => c.Contains("minus strand", StringComparison.Ordinal));
    }

    [Fact]
    public void Rs12777823_is_shown_with_warfarin_when_it_was_read()
    {
        var gene = Called("CYP2C9", "*1/*1") with { OtherGenotypes = [new PositionGenotype(Locus.Parse("chr10:94645745"), "rs12777823", ["G", "A"], false)] };

        Assert.EndsWith("Read here: rs12777823 G/A.", Assert.Single(Of(gene), c => c.Rule == "warfarin-rs12777823").Text, StringComparison.Ordinal);
    }

    /// <summary>Rules about the reference program's own modes, or said here by other means (several readings, HapB3, warfarin's flow chart).</summary>
    private static readonly string[] SaidOtherwise =
    [
        "pcat-cyp2d6-gene-note", "pcat-combo-unphased", "pcat-combo-naming", "pcat-cyp2d6-research-mode", "pcat-call-multimatch", "pcat-score-multimatch",
        "pcat-dpyd-hapB3-exonic-only", "pcat-dpyd-hapB3-intronic-mismatch-exonic", "pcat-cpic-warfarin-1-flowchart",
    ];

    [ReferenceFact]
    public void Every_message_rule_of_the_reference_program_has_its_caveat()
    {
        using var messages = JsonDocument.Parse(File.ReadAllText(ReferenceData.PathOf("data", "pharmcat", "misc", "messages.json")));
        var rules = messages.RootElement.EnumerateArray().Select(m => m.GetProperty("rule_name").GetString()!).ToList();
        int ambiguities = KnowledgeTable.Read(Shipped.Folder, "pharmacogenes/ambiguities.tsv").Rows.Length;
        int caveats = KnowledgeTable.Read(Shipped.Folder, "pharmacogenes/caveats.tsv").Rows.Length;

        Assert.Equal(64, rules.Count);
        Assert.All(SaidOtherwise, s => Assert.Contains(s, rules));
        Assert.Equal(rules.Count, ambiguities + caveats + SaidOtherwise.Length);
    }

    private static ImmutableArray<Caveat> Of(GeneResult gene) => Shipped.WithCaveats([gene])[0].Caveats;

    private static GeneResult Called(string gene, string diplotype) => new()
    {
        Gene = gene, Status = GeneCallStatus.Called, Phase = "phased", SourceDiplotypes = [diplotype], Readings = [new DiplotypeResult(diplotype, [], null, null, null)],
    };
}
