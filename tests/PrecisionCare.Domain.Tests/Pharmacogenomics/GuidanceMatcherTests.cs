using System.Collections.Immutable;
using PrecisionCare.Knowledge;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Tests.Pharmacogenomics;

public sealed class GuidanceMatcherTests
{
    private static readonly KnowledgeBase Shipped = KnowledgeBase.Load(KnowledgeFolder.Shipped());

    [Fact]
    public void CYP2C19_poor_metabolizer_on_clopidogrel_is_advised_an_alternative()
    {
        var advice = Single("clopidogrel", "CPIC", "CVI ACS PCI", Readings.Phenotype("CYP2C19", "Poor Metabolizer", "*2/*2"));

        Assert.Equal(GuidanceAction.Avoid, advice.Action);
        Assert.Equal(GuidanceStrength.Strong, advice.Strength);
        Assert.Equal(["prasugrel", "ticagrelor"], advice.Alternatives.AsEnumerable());
        Assert.Equal([GuidancePopulations.AcsPci], advice.When.AsEnumerable());
        Assert.StartsWith(
            "Avoid clopidogrel (acute coronary syndrome or coronary intervention): CYP2C19 poor metaboliser.", advice.Text, StringComparison.Ordinal);
        Assert.Contains("much less of the active metabolite is formed", Assert.Single(advice.Implications), StringComparison.Ordinal);
    }

    [Fact]
    public void DPYD_activity_score_1_halves_the_start_dose_of_capecitabine()
    {
        var advice = Single("capecitabine", "CPIC", "general", Readings.Score("DPYD", "1.0", "Intermediate Metabolizer"));

        Assert.Equal(GuidanceAction.LowerDose, advice.Action);
        Assert.Equal(0.5m, advice.DoseFactor);
        Assert.Equal(DoseKind.Start, Assert.Single(advice.Doses).Kind);
        Assert.StartsWith(
            "Lower the dose of capecitabine: DPYD intermediate metaboliser (activity score 1.0). Start at 50 % of the standard dose.", advice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void DPYD_without_activity_forbids_fluorouracil()
    {
        Assert.Equal(GuidanceAction.Avoid, Single("fluorouracil", "CPIC", "general", Readings.Score("DPYD", "0.0", "Poor Metabolizer")).Action);
    }

    [Theory]
    [InlineData("1.0", "0.0", GuidanceAction.LowerDose)]
    [InlineData("0.5", "0.5", GuidanceAction.ConsiderAlternative)]
    public void DPWG_halves_the_dose_for_one_inactive_DPYD_allele_but_measures_the_enzyme_for_two_reduced_ones(string first, string second, GuidanceAction expected)
    {
        Assert.Equal(expected, Single("capecitabine", "DPWG", "general", Readings.Score("DPYD", "1.0", null, first, second)).Action);
    }

    [Fact]
    public void A_DPYD_score_of_1_without_alleles_leaves_DPWGs_advice_open()
    {
        var advice = All("capecitabine", "DPWG", Readings.Score("DPYD", "1.0"));

        Assert.Equal(2, advice.Length);
        Assert.All(advice, g => Assert.Equal(GuidanceCertainty.DependsOnReading, g.Certainty));
    }

    [Fact]
    public void TPMT_poor_metabolizer_with_cancer_starts_mercaptopurine_at_a_tenth_thrice_weekly_and_otherwise_considers_an_alternative()
    {
        GeneResult[] genes = [Readings.Phenotype("TPMT", "Poor Metabolizer", "*3A/*3A"), Readings.Phenotype("NUDT15", "Normal Metabolizer")];

        var cancer = Single("mercaptopurine", "CPIC", "malignancy", genes);
        var other = Single("mercaptopurine", "CPIC", "non-malignant conditions", genes);

        Assert.Equal(GuidanceAction.LowerDose, cancer.Action);
        Assert.Equal(0.1m, cancer.DoseFactor);
        Assert.Contains("three times a week", cancer.Amount, StringComparison.Ordinal);
        Assert.Equal(GuidanceAction.ConsiderAlternative, other.Action);
        Assert.Equal(cancer.Id, other.Id);
    }

    [Fact]
    public void NUDT15_untested_is_named_where_TPMT_alone_decides_azathioprine()
    {
        var advice = Single("azathioprine", "CPIC", "general", Readings.Phenotype("TPMT", "Intermediate Metabolizer"), Readings.NotCovered("NUDT15"));

        Assert.Equal([new DoseChange(DoseKind.Start, 0.3m, 0.8m)], advice.Doses.AsEnumerable());
        Assert.Null(advice.DoseFactor);
        Assert.Equal(["NUDT15"], advice.UntestedGenes.AsEnumerable());
        Assert.Equal("No Result", advice.Keys["NUDT15"]);
        Assert.EndsWith("Not tested: NUDT15.", advice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Prasugrel_is_no_alternative_after_a_stroke()
    {
        var advice = Single("clopidogrel", "DPWG", "stroke or TIA", Readings.Phenotype("CYP2C19", "Poor Metabolizer", "*2/*2"));

        Assert.Equal(["ticagrelor"], advice.Alternatives.AsEnumerable());
    }

    [Fact]
    public void HLA_B_5701_forbids_abacavir_and_leaves_allopurinol_alone()
    {
        var hla = Readings.Hla("HLA-B", "*15:02 negative", "*57:01 positive", "*58:01 negative");

        Assert.Equal(GuidanceAction.Avoid, Single("abacavir", "CPIC", "general", hla).Action);
        Assert.Equal(GuidanceAction.NoChange, Single("allopurinol", "CPIC", "general", hla).Action);
        Assert.Contains("HLA-B*57:01 positive", Single("abacavir", "CPIC", "general", hla).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_gene_of_two_is_enough_for_the_rows_of_that_gene()
    {
        var advice = Single("amitriptyline", "DPWG", "general", Readings.Score("CYP2D6", "0.0", "Poor Metabolizer"));

        Assert.Equal(0.7m, advice.DoseFactor);
    }

    [Fact]
    public void A_diplotype_row_comes_before_the_row_of_its_phenotype()
    {
        var advice = Single("siponimod", "DPWG", "general", Readings.Diplotype("CYP2C9", "*1", "*2", "Intermediate Metabolizer"));

        Assert.Equal(GuidanceAction.NoChange, advice.Action);
    }

    [Fact]
    public void A_phenotype_row_holds_where_no_diplotype_row_does()
    {
        var advice = Single("siponimod", "DPWG", "general", Readings.Diplotype("CYP2C9", "*1", "*11", "Intermediate Metabolizer"));

        Assert.Equal(GuidanceAction.LowerDose, advice.Action);
    }

    [Fact]
    public void Readings_with_different_advice_are_a_range_and_no_answer()
    {
        var advice = All("citalopram", "DPWG", Readings.Ambiguous(
            "CYP2C19", ("*4/*4", "Poor Metabolizer"), ("*4/*17", "Intermediate Metabolizer"), ("*17/*17", "Ultrarapid Metabolizer")));

        Assert.Equal(3, advice.Length);
        Assert.All(advice, g => Assert.Equal(GuidanceCertainty.DependsOnReading, g.Certainty));
        Assert.Contains(advice, g => g.Readings.SequenceEqual(["CYP2C19 *17/*17"]));
        Assert.All(advice, g => Assert.StartsWith("Only if CYP2C19 ", g.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Readings_with_the_same_advice_are_an_answer()
    {
        var advice = All("clopidogrel", "CPIC", Readings.Ambiguous("CYP2C19", ("*1/*4", "Intermediate Metabolizer"), ("*4/*17", "Intermediate Metabolizer")));

        var acs = Assert.Single(advice, g => g.When.Contains(GuidancePopulations.AcsPci));
        Assert.Equal(GuidanceCertainty.SameForAllReadings, acs.Certainty);
        Assert.Equal(["CYP2C19 *1/*4", "CYP2C19 *4/*17"], acs.Readings.AsEnumerable());
    }

    [Fact]
    public void A_reading_about_which_the_guideline_is_silent_leaves_the_advice_open()
    {
        var advice = All("flucloxacillin", "DPWG", Readings.Hla("HLA-B", "*57:01 positive"));
        Assert.Equal(GuidanceCertainty.OneReading, Assert.Single(advice).Certainty);

        var open = All("quetiapine", "DPWG", Readings.Ambiguous("CYP3A4", ("*22/*22", "Poor Metabolizer"), ("*1/*36", "Ultrarapid Metabolizer")));
        Assert.NotEmpty(open);
        Assert.All(open, g => Assert.Equal(GuidanceCertainty.DependsOnReading, g.Certainty));
    }

    [Fact]
    public void Warfarins_flow_chart_yields_one_piece_of_advice_whatever_is_known()
    {
        var advice = Single("warfarin", "CPIC", "general", Readings.Phenotype("CYP2C19", "Normal Metabolizer"));

        Assert.Equal(["CYP2C9", "CYP4F2", "VKORC1"], advice.UntestedGenes.AsEnumerable());
    }

    [Fact]
    public void Without_any_result_there_is_no_guidance()
    {
        Assert.Empty(GuidanceMatcher.Match([Readings.NotCovered("CYP2C19"), Readings.NotCovered("DPYD")], Shipped));
    }

    [Fact]
    public void A_score_above_the_listed_ones_counts_as_ultrarapid()
    {
        Assert.Equal(GuidanceAction.Avoid, Single("codeine", "CPIC", "general", Readings.Score("CYP2D6", "3.5", "Ultrarapid Metabolizer")).Action);
    }

    [Fact]
    public void Recommendations_that_are_held_in_part_say_so()
    {
        Assert.False(Single("clopidogrel", "FDA label", "general", Readings.Phenotype("CYP2C19", "Poor Metabolizer")).SourceIsComplete);
    }

    private static ImmutableArray<Guidance> All(string drug, string source, params GeneResult[] genes) =>
        [.. GuidanceMatcher.Match([.. genes], Shipped).Where(g => g.Drug == drug && g.Source == source)];

    private static Guidance Single(string drug, string source, string population, params GeneResult[] genes) =>
        Assert.Single(All(drug, source, genes), g => g.Population == population);
}
