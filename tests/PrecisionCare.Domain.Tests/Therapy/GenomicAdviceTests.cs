using PrecisionCare.Therapy;

namespace PrecisionCare.Tests.Therapy;

/// <summary>What genes mean for the medicines of a patient.</summary>
public sealed class GenomicAdviceTests
{
    [Fact]
    public void CYP2C19_poor_metabolizer_on_clopidogrel_after_a_stent_is_advised_ticagrelor_or_prasugrel()
    {
        var assessment = AcuteCoronarySyndrome().Gene("CYP2C19", "*2/*2").Taking("Clopidogrel 75 MG").Assess();
        var choice = assessment.Problems.First(p => p.Indication == "acs_pci");

        Assert.Equal(Band.Avoid, assessment.Medicines[0].Band);
        Assert.All(assessment.Medicines[0].Reasons.Where(r => r.Band == Band.Avoid), r => Assert.Contains("gene:CYP2C19", r.Facts));
        Assert.Equal(["prasugrel", "ticagrelor"], choice.Suggestions.Where(s => s.Band == Band.Favoured).Select(s => s.Drug).Order());
        Assert.Equal("clopidogrel", choice.Suggestions[^1].Drug);
        Assert.True(choice.Suggestions[^1].Current);
    }

    [Fact]
    public void After_a_stroke_prasugrel_is_excluded_and_ticagrelor_leads()
    {
        var choice = AcuteCoronarySyndrome().Had("Ischaemic stroke").Gene("CYP2C19", "*2/*2").Assess().Problems.First(p => p.Indication == "acs_pci");

        Assert.Equal("ticagrelor", choice.Suggestions[0].Drug);
        Assert.Equal("prasugrel", Assert.Single(choice.Excluded).Drug);
    }

    [Fact]
    public void CYP2C19_normal_metabolizer_may_keep_clopidogrel() =>
        Assert.Equal(Band.Usable, AcuteCoronarySyndrome().Gene("CYP2C19", "*1/*1").Taking("Clopidogrel 75 MG").Assess().Medicines[0].Band);

    [Fact]
    [Trait("Feature", Feature.NotTested)]
    public void A_gene_that_was_not_tested_is_named_and_does_not_read_as_normal()
    {
        var clopidogrel = AcuteCoronarySyndrome().Taking("Clopidogrel 75 MG").Assess().Medicines[0];

        Assert.Contains(clopidogrel.Missing, m => m.StartsWith("CYP2C19 not tested", StringComparison.Ordinal));
        Assert.DoesNotContain(clopidogrel.Reasons, r => r.Facts.Contains("gene:CYP2C19"));
    }

    [Fact]
    public void Before_the_first_dose_of_a_fluoropyrimidine_DPYD_has_to_be_known()
    {
        var capecitabine = AuthoredRecord.Man(61).With("Colon cancer").Taking("Capecitabine 500 MG").Creatinine(0.9).Weight(75).Assess().Medicines[0];

        Assert.Equal(Band.NotAssessable, capecitabine.Band);
        Assert.Contains(capecitabine.Missing, m => m.Contains("DPYD not tested", StringComparison.Ordinal));
    }

    [Fact]
    public void DPYD_without_activity_rules_out_every_fluoropyrimidine_and_leaves_the_others()
    {
        var assessment = AuthoredRecord.Man(61).With("Colon cancer").Gene("DPYD", "c.1905+1G>A (*2A)/c.1905+1G>A (*2A)").Creatinine(0.9).Weight(75).Assess();
        var choice = assessment.Problems.First(p => p.Indication == "colorectal_cancer");

        Assert.All(choice.Suggestions.Where(s => s.Drug.Contains("fluorouracil", StringComparison.Ordinal) || s.Drug.Contains("capecitabine", StringComparison.Ordinal)),
            s => Assert.Equal(Band.Avoid, s.Band));
        Assert.True(choice.Suggestions[0].Band > Band.Caution);
    }

    [Fact]
    [Trait("Feature", Feature.Phenoconversion)]
    public void An_inhibitor_makes_a_normal_metabolizer_act_as_a_poor_one()
    {
        var assessment = AuthoredRecord.Man().With("Acute pain").Gene("CYP2D6", "*1/*1").Taking("Codeine 30 MG").Taking("Fluoxetine 20 MG").Assess();
        var codeine = assessment.Medicines.First(m => m.Drug == "codeine");

        Assert.Equal(Band.Avoid, codeine.Band);
        Assert.Contains(codeine.Reasons, r => r.Rule.StartsWith("phenoconversion:", StringComparison.Ordinal) && r.Facts.Contains("gene:CYP2D6") && r.Facts.Any(f => f.StartsWith("MedicationRequest/", StringComparison.Ordinal)));
        Assert.Contains(assessment.EffectivePhenotypes, e => e is { Gene: "CYP2D6", Effective: "Poor Metabolizer" });
    }

    [Fact]
    public void The_own_effect_of_a_medicine_on_its_enzyme_does_not_count_against_it() =>
        Assert.Equal(Band.Usable, AuthoredRecord.Man().With("Depression").Gene("CYP2D6", "*1/*1").Taking("Paroxetine 20 MG").Assess().Medicines[0].Band);

    [Fact]
    public void Voriconazole_advice_for_a_poor_metabolizer_differs_between_adult_and_child()
    {
        var adult = AuthoredRecord.Man(45).With("Aspergillosis").Gene("CYP2C19", "*2/*2").Taking("Voriconazole 200 MG").Assess();
        var child = AuthoredRecord.Man(8).With("Aspergillosis").Gene("CYP2C19", "*2/*2").Taking("Voriconazole 200 MG").Assess();

        Assert.NotEqual(Rules(adult), Rules(child));
        static string Rules(Assessment a) => string.Join('\n', a.Medicines[0].Reasons.Where(r => r.Citation.Source == "CPIC").Select(r => r.Rule));
    }

    [Fact]
    public void Clopidogrel_advice_goes_by_what_it_is_given_for()
    {
        var acute = AcuteCoronarySyndrome().Gene("CYP2C19", "*1/*2").Taking("Clopidogrel 75 MG", forProblem: "Acute coronary syndrome").Assess();
        var legs = AuthoredRecord.Man(60).With("Peripheral artery disease").Gene("CYP2C19", "*1/*2").Taking("Clopidogrel 75 MG", forProblem: "Peripheral artery disease").Assess();

        Assert.Equal(Band.Avoid, acute.Medicines[0].Band);
        Assert.True(legs.Medicines[0].Band > Band.Avoid);
    }

    [Fact]
    [Trait("Feature", Feature.SourcesInConflict)]
    public void CPIC_and_DPWG_stand_side_by_side_and_the_more_severe_decides()
    {
        var simvastatin = AuthoredRecord.Man(60).With("Hyperlipidaemia").Gene("SLCO1B1", "*5/*5").Taking("Simvastatin 40 MG").Assess().Medicines[0];

        Assert.Equal(["CPIC", "DPWG"], simvastatin.Reasons.Select(r => r.Citation.Source).Where(s => s is "CPIC" or "DPWG").Distinct().Order());
        Assert.Equal(simvastatin.Reasons.Min(r => r.Band), simvastatin.Band);
    }

    [Fact]
    [Trait("Feature", Feature.SampleSwap)]
    public void A_sample_that_may_be_another_persons_carries_no_advice()
    {
        var assessment = AcuteCoronarySyndrome().Gene("CYP2C19", "*2/*2").Taking("Clopidogrel 75 MG").SampleInDoubt().Assess();

        Assert.Equal(Band.NotAssessable, assessment.Medicines[0].Band);
        Assert.DoesNotContain(assessment.Medicines.SelectMany(m => m.Reasons), r => r.Facts.Contains("gene:CYP2C19"));
        Assert.DoesNotContain(assessment.Problems.SelectMany(p => p.Suggestions), s => s.Band == Band.Favoured && s.DrugClass.Contains("P2Y12", StringComparison.Ordinal));
    }

    [Fact]
    public void Carbamazepine_tolerated_for_months_is_judged_otherwise_than_a_first_dose()
    {
        var first = AuthoredRecord.Man().With("Epilepsy").Phenotype("HLA-B", "*15:02 positive").Taking("Carbamazepine 200 MG").Assess();
        var established = AuthoredRecord.Man().With("Epilepsy").Phenotype("HLA-B", "*15:02 positive").Taking("Carbamazepine 200 MG", days: 400).Assess();

        Assert.Equal(Band.Avoid, first.Medicines[0].Band);
        Assert.Equal(Band.Avoid, Cpic(first));
        Assert.True(Cpic(established) > Band.Avoid);
        static Band Cpic(Assessment a) => a.Medicines[0].Reasons.Where(r => r.Citation.Source == "CPIC").Min(r => r.Band);
    }

    [Fact]
    public void The_warfarin_dose_comes_from_the_pharmacogenetic_equation_with_its_interval()
    {
        var assessment = AuthoredRecord.Woman(71).With("Atrial fibrillation").Gene("CYP2C9", "*1/*3").Phenotype("VKORC1", "-1639 AA").Ancestry("Asian")
            .Taking("Warfarin 5 MG").Measured("8302-2", 154, "cm").Weight(52).Assess();
        var score = assessment.Scores.First(s => s.Model == "iwpc_warfarin_pharmacogenetic");

        Assert.InRange(score.Value!.Value, 9.1, 9.4);
        Assert.Contains("9.2 mg a week", assessment.Problems.First(p => p.Indication == "af").Suggestions.First(s => s.Drug == "warfarin").Dose, StringComparison.Ordinal);
    }

    [Fact]
    public void An_allele_that_the_warfarin_equation_does_not_know_gives_no_dose()
    {
        var assessment = AuthoredRecord.Man(60).With("Atrial fibrillation").Gene("CYP2C9", "*1/*5").Phenotype("VKORC1", "-1639 AG").Measured("8302-2", 175, "cm").Weight(80).Assess();

        Assert.Contains("CYP2C9*5", assessment.Scores.First(s => s.Model == "iwpc_warfarin_pharmacogenetic").NotApplicable, StringComparison.Ordinal);
        Assert.NotNull(assessment.Scores.First(s => s.Model == "iwpc_warfarin_clinical").Value);
    }

    private static AuthoredRecord AcuteCoronarySyndrome() => AuthoredRecord.Man(58).With("Acute coronary syndrome").NoKnownAllergies().Creatinine(0.9).Weight(82);
}
