using PrecisionCare.Explanations;
using PrecisionCare.Explanations.Assessed;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Tests.Therapy;

namespace PrecisionCare.Tests.Explanations;

/// <summary>From an assessment to results that can be explained.</summary>
public sealed class ExplainableResultsTests
{
    [Fact]
    public void A_poor_metaboliser_of_CYP2C19_on_clopidogrel_reads_of_clopidogrel_first()
    {
        var results = Of(AuthoredRecord.Man(62).Taking("clopidogrel").With("Acute coronary syndrome").Gene("CYP2C19", "*2/*2"));

        var result = Assert.Single(results.OfType<PharmacogeneticResult>());
        Assert.Equal(("gene:CYP2C19", "*2/*2", "Poor Metabolizer", MedicineHandling.MuchSlower), (result.SourceId, result.Diplotype, result.Phenotype, result.Handling));
        var first = result.Medicines[0];
        Assert.Equal(("clopidogrel", GuidanceAction.Avoid, true, MedicineEffect.TooWeak), (first.Name, first.Action!.Value, first.Current, first.Effect));
        Assert.Contains("CPIC", first.Sources);
        Assert.DoesNotContain(result.Medicines.Skip(1), m => m.Current);
        Assert.Contains("HLA-B", result.Test.NotTested);
        Assert.DoesNotContain("CYP2C19", result.Test.NotTested);
    }

    [Fact]
    public void Genes_without_consequence_make_one_page_that_says_so_and_untested_genes_make_none()
    {
        var results = Of(AuthoredRecord.Woman(50).Taking("clopidogrel").Gene("CYP2C19", "*1/*1").Gene("DPYD", "Reference/Reference").Gene("TPMT", "*1/*1"));

        Assert.Empty(results.OfType<PharmacogeneticResult>());
        var nothing = Assert.Single(results.OfType<NothingFoundResult>());
        Assert.Equal(["CYP2C19", "DPYD", "TPMT"], nothing.Test.Tested.AsEnumerable());
        Assert.Contains(nothing.Medicines, m => m.Name == "clopidogrel" && m.Action == GuidanceAction.NoChange);
        Assert.Empty(Of(AuthoredRecord.Woman(50).Taking("clopidogrel")));
    }

    [Fact]
    public void A_row_that_another_gene_decides_is_not_a_result_of_the_usual_one()
    {
        var results = Of(AuthoredRecord.Woman(50).Taking("amitriptyline").Gene("CYP2C19", "*1/*1").Gene("CYP2D6", "*4/*4"));

        Assert.Equal(["CYP2D6"], results.OfType<PharmacogeneticResult>().Select(r => r.Gene));
        Assert.DoesNotContain(Assert.Single(results.OfType<NothingFoundResult>()).Medicines, m => m.Name == "amitriptyline");
    }

    [Fact]
    public void While_the_sample_may_be_another_persons_no_gene_is_explained()
    {
        var record = AuthoredRecord.Man(62).Taking("clopidogrel").With("Acute coronary syndrome").Gene("CYP2C19", "*2/*2");

        Assert.NotEmpty(Of(record).OfType<PharmacogeneticResult>());
        Assert.DoesNotContain(Of(record.SampleInDoubt()), r => r is PharmacogeneticResult or NothingFoundResult);
    }

    [Fact]
    public void A_gene_of_which_laboratory_and_genome_say_different_things_is_not_clear_and_advises_nothing()
    {
        var assessment = AuthoredRecord.Man(62).Taking("clopidogrel").With("Acute coronary syndrome").Gene("CYP2C19", "*2/*2").Assess();
        var other = AuthoredRecord.Man(62).Gene("CYP2C19", "*1/*1").Assess().Genes.Single(g => g.Gene == "CYP2C19") with { Status = GeneCallStatus.Called };
        var disputed = assessment with { Genes = [.. assessment.Genes.Select(g => g.Gene == "CYP2C19" ? g with { FromVcf = other } : g)] };

        var result = Assert.Single(ExplainableResults.Of(disputed, AuthoredRecord.Knowledge).OfType<PharmacogeneticResult>());
        Assert.Equal((MedicineHandling.NotClear, "*2/*2 or *1/*1"), (result.Handling, result.Diplotype));
        Assert.All(result.Medicines, m => Assert.Null(m.Action));
    }

    [Fact]
    public void A_usual_CYP3A5_matters_for_tacrolimus()
    {
        var result = Assert.Single(Of(AuthoredRecord.Man(40).Taking("tacrolimus").Gene("CYP3A5", "*1/*1")).OfType<PharmacogeneticResult>());

        Assert.Equal(MedicineHandling.Usual, result.Handling);
        Assert.Contains(result.Medicines, m => m is { Name: "tacrolimus", Action: GuidanceAction.HigherDose, Current: true });
    }

    [Fact]
    public void An_HLA_allele_that_goes_with_a_severe_reaction_is_a_reaction_risk()
    {
        var result = Assert.Single(Of(AuthoredRecord.Man(40).Gene("HLA-B", "*57:01/*07:02")).OfType<PharmacogeneticResult>());

        Assert.Equal(MedicineHandling.ReactionRisk, result.Handling);
        Assert.Contains(result.Medicines, m => m is { Name: "abacavir", Action: GuidanceAction.Avoid, Effect: MedicineEffect.SevereReaction });
    }

    [Fact]
    public void Absolute_risks_of_scores_are_results_that_say_where_no_interval_is_published()
    {
        var person = AuthoredRecord.Man(55).Creatinine(0.9).Weight(80).NoKnownAllergies().With("Hyperlipidaemia").Measured("8302-2", 170, "cm").Measured("8480-6", 150, "mm[Hg]")
            .Measured("2093-3", 240, "mg/dL").Measured("2085-9", 40, "mg/dL").Answered("72166-2", "449868002");
        var assessment = person.Assess();
        var scores = ExplainableResults.Of(assessment, AuthoredRecord.Knowledge).OfType<RiskScoreResult>().ToList();

        var prevent = scores.Single(s => s.SourceId == "score:prevent2023_base/total_cvd_10y");
        double known = assessment.Scores.Single(s => s.Model == "prevent2023_base").Outcomes.Single(o => o.Name == "total_cvd_10y").Value!.Value;
        Assert.Equal(known, prevent.Risk.Value!.Value, 12);
        Assert.Equal(RiskHorizon.Within(10), prevent.Risk.Horizon);
        Assert.All(scores, s => Assert.InRange(s.Risk.Value!.Value, 0, 1));
        Assert.Contains("No one has told how exact this number is", Explainer.Compose(prevent, Language.English)[SectionKind.Risk].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(scores, s => s.SourceId!.Contains("warfarin", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_effect_of_the_guideline_tables_and_every_mapped_score_is_known()
    {
        Assert.Equal(GuidanceWords.Effects.Keys.Except(["limited-evidence", "not-excluded"]).Order(StringComparer.Ordinal),
            KebabTable.Read<MedicineEffect>("outlines/medicine-effects.txt").Keys.Order(StringComparer.Ordinal));
        Assert.All(PrecisionCare.Explanations.Composing.TextFile.Entries("outlines/risk-outcomes.txt").Keys, key => Assert.Contains(AuthoredRecord.Knowledge.RiskModels.All, m => m.Id == key.Split('/')[0]));
    }

    [Fact]
    public void Pages_of_whole_assessments_keep_the_wording_rules_in_every_language()
    {
        var record = AuthoredRecord.Man(58).Taking("clopidogrel").Taking("simvastatin").Taking("codeine").Taking("amitriptyline").With("Acute coronary syndrome").Gene("CYP2C19", "*2/*2").Gene("CYP2D6", "*4/*4")
            .Gene("SLCO1B1", "*5/*5").Gene("CYP2C9", "*1/*1").Gene("TPMT", "*1/*3A").Gene("NUDT15", "*1/*1").Gene("UGT1A1", "*28/*28").Gene("CYP2B6", "*6/*6").Gene("HLA-B", "*15:02/*58:01").Gene("CYP3A5", "*1/*3");
        foreach (var result in Of(record))
            foreach (var language in Language.All)
                Assert.DoesNotContain(WordingChecks.Check(Explainer.Compose(result, language)), f => f.Severity == IssueSeverity.Error);
    }

    private static IEnumerable<ExplainedResult> Of(AuthoredRecord record) => ExplainableResults.Of(record.Assess(), AuthoredRecord.Knowledge);
}
