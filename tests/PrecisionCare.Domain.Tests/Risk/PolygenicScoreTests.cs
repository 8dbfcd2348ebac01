using System.Collections.Immutable;
using PrecisionCare.Genome;
using PrecisionCare.Knowledge;
using PrecisionCare.Risk;
using PrecisionCare.Risk.Polygenic;
using PrecisionCare.Variants;

namespace PrecisionCare.Tests.Risk;

/// <summary>Polygenic scores: reading scoring files, counting copies, and what is said where not everything was read.</summary>
public sealed class PolygenicScoreTests
{
    private const string Head = "#pgs_id=PGS1\n#pgs_name=P\n#trait_reported=T\n#citation=A et al. J (2020). doi:10.1/x\n#HmPOS_build=GRCh38\n#HmPOS_date=2022-07-29\t\t\n";
    private const string Columns = "rsID\teffect_allele\tother_allele\teffect_weight\tlocus_name\tis_dominant\thm_rsID\thm_chr\thm_pos\n";

    private static IRiskModel BreastCancer { get; } = ModelInputs.Models.Find("PGS000001")!;

    [Fact]
    public void A_scoring_file_gives_its_variants_at_harmonised_positions()
    {
        var file = ScoringFile.Read(new StringReader(Head + Columns + "rs1\tA\tG\t0.5\tCHEK2 I157T\t\trs1\t22\t28725099\nrs2\tC\tT\t-1e-2\t9q31.2\tTRUE\trs2\t\t\n"), "a.txt");

        Assert.Equal(new ScoredVariant("rs1", Locus.Parse("chr22:28725099"), "A", "G", 0.5, "additive", "CHEK2"), file.Variants[0]);
        Assert.Equal(new ScoredVariant("rs2", null, "C", "T", -0.01, "dominant", ""), file.Variants[1]);
        Assert.Equal(new DateOnly(2022, 7, 29), file.Harmonised);
    }

    [Theory]
    [InlineData("GRCh37", Columns, "", "not harmonised to GRCh38")]
    [InlineData("GRCh38", "rsID\teffect_allele\thm_chr\thm_pos\n", "", "lacks the columns effect_weight")]
    [InlineData("GRCh38", Columns, "rs1\tA\tG\theavy\t\t\trs1\t1\t5\n", "line 8: 'heavy' is no weight")]
    public void A_file_that_cannot_be_used_says_why(string build, string columns, string row, string reason)
    {
        var fault = Assert.Throws<InvalidDataException>(() => ScoringFile.Read(new StringReader(Head.Replace("GRCh38", build, StringComparison.Ordinal) + columns + row), "a.txt"));

        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("G", "A", "0/1", "chr1:100:A:G", 1)]
    [InlineData("G", "A", "1/1", "chr1:100:A:G", 2)]
    [InlineData("G", "A", "0/0", "chr1:100:G:A", 2)]
    [InlineData("C", "T", "0|1", "chr1:100:A:G", 1)]
    public void Copies_of_the_effect_allele_are_counted_on_either_strand(string reference, string alternate, string genotype, string variant, double copies) =>
        Assert.Equal(copies, Dosage(Row(reference, alternate, genotype), variant).Number);

    [Theory]
    [InlineData("G", "T", "0/1", null, "other alleles")]
    [InlineData("G", "A", "./.", null, "no call")]
    [InlineData("G", "A", "0/.", null, "no call")]
    [InlineData("G", "A", "1", null, "not two copies")]
    [InlineData("G", "A", "0/1", "LowQual", "did not pass")]
    public void A_position_without_a_sound_call_has_a_reason_and_no_copies(string reference, string alternate, string genotype, string? filter, string reason)
    {
        var value = Dosage(Row(reference, alternate, genotype) with { Filter = filter }, "chr1:100:A:G");

        Assert.Null(value.Number);
        Assert.Contains(reason, value.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_position_that_the_file_does_not_mention_is_not_taken_for_reference() =>
        Assert.Contains("was not read", Dosage(Row("G", "A", "0/0"), "chr2:7:A:G").Refusal, StringComparison.Ordinal);

    [Fact]
    public void The_score_is_the_sum_of_copies_times_weight()
    {
        var score = BreastCancer.Score(AllRead(copies: 1));

        Assert.Equal(SumOfWeights(), score.Value!.Value, 1e-9);
        Assert.Equal(score.Value.Value, score.Contributions.Sum(c => c.Addend), 1e-9);
        Assert.Null(score.Interval);
        Assert.Contains("No percentile", score.Meaning, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_not_read_widens_an_interval_that_holds_whatever_it_is()
    {
        var complete = BreastCancer.Score(AllRead(copies: 2));
        var partial = BreastCancer.Score(AllRead(copies: 2).Remove("rs2981579").Remove("rs11249433").SetItem("rs3803662", InputValue.Missing("chr16:52552429 was not read")));

        Assert.InRange(complete.Value!.Value, partial.Interval!.Low - 1e-9, partial.Interval.High + 1e-9);
        Assert.NotEqual(complete.Value, partial.Value);
        Assert.Equal(1, partial.Interval.Level);
        Assert.Contains(partial.Caveats, c => c.Contains("74 of 77 variants", StringComparison.Ordinal));
        Assert.Contains(partial.Caveats, c => c.Contains("not read: rs3803662", StringComparison.Ordinal));
    }

    [Fact]
    public void Below_three_quarters_of_the_variants_there_is_no_score()
    {
        var few = AllRead(copies: 1).RemoveRange(BreastCancer.Inputs.Skip(1).Take(20).Select(i => i.Name));

        var score = BreastCancer.Score(few);

        Assert.Null(score.Value);
        Assert.Contains("57 of 77 variants were read", score.NotApplicable, StringComparison.Ordinal);
    }

    [Fact]
    public void A_score_made_in_women_is_not_given_for_a_man()
    {
        var score = BreastCancer.Score(AllRead(copies: 1).SetItem("female", InputValue.Of(false)));

        Assert.Null(score.Value);
        Assert.Contains("made for people of female sex", score.NotApplicable, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_strand_cannot_be_told_nothing_is_taken_from_a_record() =>
        Assert.Equal(["rs11571833"], BreastCancer.Inputs.Where(i => i.Name is "rs11571833" or "rs2981579" && i.From.Length == 0).Select(i => i.Name));

    [Fact]
    public void Positions_of_shipped_scores_are_kept_on_import()
    {
        var knowledge = KnowledgeBase.Load(KnowledgeFolder.Shipped());

        Assert.True(knowledge.Covers(Locus.Parse("chr10:121577821")));
        Assert.True(knowledge.PositionsOf(GenomeAssembly.GRCh38)!.Contains(Locus.Parse("chr10:121577821")));
        Assert.Contains((Locus.Parse("chr13:32398489"), "BRCA2"), knowledge.Polygenic.Positions);
    }

    private static double SumOfWeights() =>
        KnowledgeTable.Read(KnowledgeFolder.Shipped(), "polygenic/variants.tsv").Rows.Where(r => r["score"] == "PGS000001").Sum(r => r.Number("weight"));

    private static ImmutableDictionary<string, InputValue> AllRead(int copies) =>
        BreastCancer.Inputs.ToImmutableDictionary(i => i.Name, i => i.Kind == RiskInputKind.Flag ? InputValue.Of(true) : InputValue.Of(copies));

    private static InputValue Dosage(VariantCall row, string variant) =>
        VariantDosages.Of(new SampleCalls("s", GenomeAssembly.GRCh38, [row], "a.vcf")).Of(variant);

    private static VariantCall Row(string reference, string alternate, string genotype)
    {
        var alleles = genotype.Split('/', '|').Select(a => a == "." ? (int?)null : int.Parse(a, System.Globalization.CultureInfo.InvariantCulture)).ToImmutableArray();
        return new VariantCall(Locus.Parse("chr1:100"), reference, [alternate], new Genotype(alleles, genotype.Contains('|')), new SourceLocation("a.vcf", 1));
    }
}
