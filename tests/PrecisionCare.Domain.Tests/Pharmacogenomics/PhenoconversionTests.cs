using PrecisionCare.Knowledge;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Tests.Pharmacogenomics;

public sealed class PhenoconversionTests
{
    private static readonly Phenoconversion Rules = KnowledgeBase.Load(KnowledgeFolder.Shipped()).Phenoconversion;

    [Fact]
    public void A_strong_inhibitor_makes_any_CYP2D6_a_poor_metabolizer()
    {
        var effective = Single("CYP2D6", "paroxetine", Readings.Score("CYP2D6", "2.0", "Normal Metabolizer"));

        Assert.Equal("Normal Metabolizer", effective.Genetic);
        Assert.Equal("Poor Metabolizer", effective.Effective);
        Assert.Equal("0.0", effective.EffectiveKey);
        Assert.Equal("36597259", effective.Citation.Pmid);
        Assert.Contains("paroxetine (strong inhibitor)", effective.Causes);
    }

    [Fact]
    public void A_moderate_inhibitor_halves_the_activity_score_of_CYP2D6()
    {
        var effective = Single("CYP2D6", "duloxetine", Readings.Score("CYP2D6", "2.0", "Normal Metabolizer"));

        Assert.Equal("1.0", effective.EffectiveKey);
        Assert.Equal("Intermediate Metabolizer", effective.Effective);
    }

    [Fact]
    public void Rifampicin_lifts_a_normal_CYP2C19_to_ultrarapid_by_an_unconfirmed_rule_and_leaves_a_poor_one()
    {
        var normal = Single("CYP2C19", "rifampicin", Readings.Phenotype("CYP2C19", "Normal Metabolizer"));

        Assert.Equal("Ultrarapid Metabolizer", normal.Effective);
        Assert.False(normal.Citation.Confirmed);
        Assert.Equal("Poor Metabolizer", Single("CYP2C19", "rifampicin", Readings.Phenotype("CYP2C19", "Poor Metabolizer")).Effective);
    }

    [Fact]
    public void A_CYP3A_inhibitor_is_named_though_no_rule_translates_it()
    {
        var effective = Single("CYP3A", "clarithromycin");

        Assert.Null(effective.Effective);
        Assert.Contains("clarithromycin (strong inhibitor)", effective.Causes);
    }

    [Fact]
    public void An_untested_gene_under_a_moderate_inhibitor_stays_open()
    {
        Assert.Null(Single("CYP2D6", "duloxetine").Effective);
    }

    [Fact]
    public void Medicines_that_modulate_nothing_yield_nothing()
    {
        Assert.Empty(Rules.Of([Readings.Phenotype("CYP2C19", "Normal Metabolizer")], ["paracetamol"]));
    }

    private static EffectivePhenotype Single(string gene, string medicine, params GeneResult[] genes) =>
        Assert.Single(Rules.Of([.. genes], [medicine]), e => e.Gene == gene);
}
