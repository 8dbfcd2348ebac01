using PrecisionCare.Therapy;

namespace PrecisionCare.Tests.Therapy;

/// <summary>How the options of a problem are ranked, excluded and explained.</summary>
public sealed class RankingTests
{
    [Fact]
    public void Every_option_of_a_problem_is_ranked_or_excluded_and_ranks_run_from_one()
    {
        var assessment = AuthoredRecord.Woman(79).With("Atrial fibrillation").With("Heart failure").With("Type 2 diabetes").Taking("Diltiazem 120 MG").Creatinine(1.6).Weight(58).Assess();

        foreach (var problem in assessment.Problems)
        {
            Assert.Equal(Enumerable.Range(1, problem.Suggestions.Length), problem.Suggestions.Select(s => s.Rank));
            Assert.Equal(AuthoredRecord.Knowledge.TherapyRules.OptionNames(problem.Indication).Order(), problem.Suggestions.Concat(problem.Excluded).Select(s => s.Drug).Order());
            Assert.All(problem.Excluded, s => Assert.NotEmpty(s.Reasons));
        }
    }

    [Fact]
    public void Bands_run_from_favoured_to_avoid_within_a_list()
    {
        var assessment = AuthoredRecord.Man(68).With("Depression").With("Coronary heart disease").Taking("Tramadol 50 MG").Taking("Warfarin 5 MG").Creatinine(1.1).Weight(80).Assess();

        Assert.All(assessment.Problems, p => Assert.Equal(p.Suggestions.Select(s => s.Band).OrderDescending(), p.Suggestions.Select(s => s.Band)));
    }

    [Fact]
    public void Apixaban_comes_before_warfarin_in_atrial_fibrillation_but_not_with_mitral_stenosis()
    {
        string First(AuthoredRecord patient) => patient.With("Atrial fibrillation").Creatinine(0.9).Weight(70).Assess().Problems.First(p => p.Indication == "af").Suggestions[0].Drug;

        Assert.Equal("apixaban", First(AuthoredRecord.Woman(70)));
        Assert.Equal("warfarin", First(AuthoredRecord.Woman(70).With("Mitral stenosis")));
    }

    [Fact]
    public void Without_a_risk_factor_for_stroke_no_anticoagulant_is_advised_and_with_several_it_is_favoured()
    {
        var low = AuthoredRecord.Man(50).With("Atrial fibrillation").Creatinine(0.9).Weight(80).Assess();
        var high = AuthoredRecord.Man(78).With("Atrial fibrillation").With("Hypertension").Creatinine(0.9).Weight(80).Assess();

        Assert.All(low.Problems.First(p => p.Indication == "af").Suggestions, s => Assert.True(s.Band <= Band.Avoid));
        Assert.Equal(Band.Favoured, high.Problems.First(p => p.Indication == "af").Suggestions[0].Band);
        Assert.Equal(3, high.Scores.First(s => s.Model == "cha2ds2_vasc").Value);
    }

    [Fact]
    public void Aspirin_beside_a_P2Y12_inhibitor_is_meant_in_acute_coronary_syndrome()
    {
        var choice = AuthoredRecord.Man(58).With("Acute coronary syndrome").Taking("Aspirin 81 MG").Creatinine(0.9).Weight(80).Assess().Problems.First(p => p.Indication == "acs_pci");

        Assert.DoesNotContain(choice.Suggestions.SelectMany(s => s.Reasons), r => r.Text.Contains("aspirin", StringComparison.Ordinal));
    }

    [Fact]
    public void An_option_is_judged_in_place_of_the_current_one_not_beside_it()
    {
        var choice = AuthoredRecord.Man(75).With("Atrial fibrillation").Taking("Warfarin 5 MG").Creatinine(0.9).Weight(80).Assess().Problems.First(p => p.Indication == "af");

        Assert.DoesNotContain(choice.Suggestions.First(s => s.Drug == "apixaban").Reasons, r => r.Text.Contains("warfarin", StringComparison.Ordinal) && !r.Favours);
        Assert.True(choice.Suggestions.First(s => s.Drug == "warfarin").Current);
    }

    [Fact]
    public void A_heart_failure_patient_with_diabetes_is_favoured_an_SGLT2_inhibitor_and_refused_pioglitazone()
    {
        var choice = AuthoredRecord.Man(64).With("Type 2 diabetes").With("Heart failure").Creatinine(1.0).Weight(90).Assess().Problems.First(p => p.Indication == "t2dm");

        Assert.Equal(["dapagliflozin", "empagliflozin"], choice.Suggestions.Take(3).Where(s => s.Band == Band.Favoured).Select(s => s.Drug).Intersect(["dapagliflozin", "empagliflozin"]).Order());
        Assert.Contains(choice.Excluded, s => s.Drug == "pioglitazone");
    }

    [Fact]
    public void An_option_for_a_biomarker_that_nobody_recorded_is_not_assessable_and_says_which()
    {
        var osimertinib = AuthoredRecord.Man(64).With("Non-small cell lung cancer").Creatinine(1.0).Weight(70).Assess().Problems.First(p => p.Indication == "nsclc").Suggestions.First(s => s.Drug == "osimertinib");

        Assert.Equal(Band.NotAssessable, osimertinib.Band);
        Assert.Contains(osimertinib.Missing, m => m.Contains("EGFR", StringComparison.Ordinal));
    }

    [Fact]
    public void An_option_for_a_circumstance_that_does_not_hold_is_excluded_with_that_reason()
    {
        var hypertension = AuthoredRecord.Man(50).With("Hypertension").Creatinine(1.0).Weight(80).Assess().Problems.First(p => p.Indication == "hypertension");
        var pregnant = AuthoredRecord.Woman(30).With("Hypertension").With("Pregnancy").Creatinine(0.7).Weight(70).Assess().Problems.First(p => p.Indication == "hypertension");

        Assert.Contains(hypertension.Excluded, s => s.Drug == "methyldopa" && s.Reasons.Any(r => r.Text.Contains("pregnancy", StringComparison.Ordinal)));
        Assert.Contains(pregnant.Suggestions, s => s.Drug == "methyldopa" && s.Band >= Band.Usable);
        Assert.Contains(pregnant.Excluded, s => s.Drug == "lisinopril" && s.Band == Band.Contraindicated);
    }

    [Fact]
    public void Without_fluconazole_clopidogrel_would_stand_better_and_that_is_said()
    {
        var patient = AuthoredRecord.Man(58).With("Acute coronary syndrome").Gene("CYP2C19", "*1/*1").Taking("Fluconazole 200 MG").Creatinine(0.9).Weight(80);
        var clopidogrel = patient.Assess().Problems.First(p => p.Indication == "acs_pci").Suggestions.First(s => s.Drug == "clopidogrel");

        Assert.Equal(Band.Avoid, clopidogrel.Band);
        Assert.Equal("without fluconazole", Assert.Single(clopidogrel.Counterfactuals).If);
    }

    [Fact]
    public void Of_the_three_of_the_triple_whammy_each_whose_end_would_help_is_said()
    {
        var patient = AuthoredRecord.Man(70).With("Heart failure").Taking("Ibuprofen 400 MG").Taking("Furosemide 40 MG").Creatinine(1.0).Weight(80).NoKnownAllergies();
        var enalapril = patient.Assess().Problems.SelectMany(p => p.Suggestions).First(s => s.Drug == "enalapril");

        Assert.Equal(Band.Avoid, enalapril.Band);
        Assert.Equal(["without furosemide", "without ibuprofen"], enalapril.Counterfactuals.Select(c => c.If));
    }

    [Fact]
    public void Before_a_fluoropyrimidine_it_is_said_where_it_would_stand_once_DPYD_is_known()
    {
        var untested = AuthoredRecord.Man(60).With("Colorectal cancer").Creatinine(1).Weight(80).NoKnownAllergies();
        var folfox = Chemotherapy(untested).First(s => s.Drug == "fluorouracil+folinic acid+oxaliplatin");
        var announced = Assert.Single(folfox.Counterfactuals);
        var tested = Chemotherapy(untested.Phenotype("DPYD", "Normal Metabolizer")).First(s => s.Drug == folfox.Drug);

        Assert.Equal(Band.NotAssessable, folfox.Band);
        Assert.Equal("if DPYD is tested and normal", announced.If);
        Assert.Equal(tested.Rank, announced.Rank);
        Assert.Equal(Band.Usable, tested.Band);

        static IEnumerable<TherapySuggestion> Chemotherapy(AuthoredRecord patient) => patient.Assess().Problems.Single(p => p.Aim == "chemotherapy").Suggestions;
    }

    [Theory]
    [InlineData("Acute coronary syndrome", 300, 400, "acs_pci")]
    [InlineData("COVID-19", 10, 200, "covid19")]
    [InlineData("Pneumonia", 10, 200, "pneumonia")]
    public void An_acute_problem_that_nobody_closed_is_over_after_its_time(string problem, int early, int late, string indication)
    {
        var patient = (int days) => AuthoredRecord.Man(60).Since(days, problem).Creatinine(1).Weight(80).NoKnownAllergies().Assess();

        Assert.Contains(patient(early).Problems, p => p.Indication == indication);
        Assert.DoesNotContain(patient(late).Problems, p => p.Indication == indication);
    }

    [Theory]
    [InlineData("Myocardial infarction")]
    [InlineData("History of myocardial infarction (situation)")]
    public void An_infarction_of_years_ago_is_coronary_disease_still(string words) =>
        Assert.Contains(AuthoredRecord.Man(60).Since(2000, words).Creatinine(1).Weight(80).NoKnownAllergies().Assess().Problems, p => p.Indication == "stable_cad");

    [Fact]
    public void An_anaemia_whose_cause_was_not_looked_for_asks_for_it_and_does_not_deny_it()
    {
        var unknown = AuthoredRecord.Woman(40).With("Anaemia").Creatinine(1).Weight(60).NoKnownAllergies();
        var low = AuthoredRecord.Woman(40).With("Anaemia").Creatinine(1).Weight(60).NoKnownAllergies().Measured("2276-4", 8, "ug/L");
        var high = AuthoredRecord.Woman(40).With("Anaemia").Creatinine(1).Weight(60).NoKnownAllergies().Measured("2276-4", 250, "ng/mL");

        Assert.Equal(Band.NotAssessable, Iron(unknown)!.Band);
        Assert.Contains(Iron(unknown)!.Missing, m => m.Contains("ferritin", StringComparison.OrdinalIgnoreCase));
        Assert.True(Iron(low)!.Band >= Band.Usable);
        Assert.Null(Iron(high));

        static TherapySuggestion? Iron(AuthoredRecord patient) => patient.Assess().Problems.SelectMany(p => p.Suggestions).FirstOrDefault(s => s.Drug == "ferrous sulfate");
    }

    [Fact]
    public void After_a_statin_ezetimibe_comes_before_the_injections()
    {
        var added = AuthoredRecord.Man(60).With("Hyperlipidaemia").Taking("Atorvastatin 80 MG").Creatinine(1).Weight(80).NoKnownAllergies().Assess().Problems
            .Single(p => p.Aim == "with or instead of a statin");

        Assert.Equal("ezetimibe", added.Suggestions[0].Drug);
    }

    [Fact]
    public void Nothing_is_ranked_for_a_record_that_is_too_poor()
    {
        var ageless = AuthoredRecord.Man(age: null).With("Hypertension").Taking("Lisinopril 10 MG").Assess().Problems;
        var bare = AuthoredRecord.Man().With("Hypertension").Assess().Problems;

        Assert.All(ageless, p => Assert.Contains("birth date", p.NotRanked, StringComparison.Ordinal));
        Assert.All(bare, p => Assert.Contains("needed", p.NotRanked, StringComparison.Ordinal));
        Assert.All(ageless.Concat(bare), p => Assert.Empty(p.Suggestions));
    }

    [Fact]
    public void A_problem_whose_current_medicine_is_to_be_avoided_comes_first()
    {
        var assessment = AuthoredRecord.Man(60).With("Hypertension").With("Hyperlipidaemia").Taking("Simvastatin 40 MG").Taking("Clarithromycin 500 MG").Taking("Lisinopril 10 MG").Creatinine(1.0).Weight(80).Assess();

        Assert.Equal("hyperlipidaemia", assessment.Problems[0].Indication);
    }

    [Theory]
    [InlineData("Suspected heart failure")]
    [InlineData("Family history of epilepsy")]
    [InlineData("Screening for colorectal cancer")]
    public void A_suspicion_a_relative_or_a_screening_is_no_problem_of_the_patient(string words) => Assert.Empty(AuthoredRecord.Man().With(words).NoKnownAllergies().Assess().Problems);

    [Fact]
    public void A_cancer_stands_above_high_blood_pressure_and_a_medicine_to_be_avoided_above_both()
    {
        string[] Order(AuthoredRecord patient) => [.. patient.Creatinine(0.9).Weight(80).Assess().Problems.Select(p => p.Name).Distinct()];

        Assert.Equal(["Colorectal cancer", "Hypertension"], Order(AuthoredRecord.Man(60).With("Hypertension").With("Colorectal cancer")));
        Assert.Equal(
            ["Atrial fibrillation", "Colorectal cancer", "Hypertension"],
            Order(AuthoredRecord.Man(60).With("Hypertension").With("Colorectal cancer").With("Atrial fibrillation").Taking("Warfarin 5 MG").Taking("Naproxen 500 MG")));
    }

    [Fact]
    public void The_aims_of_one_problem_stay_together()
    {
        var names = AuthoredRecord.Man(78).With("Atrial fibrillation").With("Anaemia").With("Hypertension").Taking("Warfarin 5 MG").Taking("Naproxen 500 MG")
            .Creatinine(1.1).Weight(80).Assess().Problems.Select(p => p.Name).ToList();

        Assert.Equal(names.Distinct().Count(), 1 + names.Zip(names.Skip(1)).Count(pair => pair.First != pair.Second));
    }

    [Theory]
    [InlineData(30, Band.Avoid)]
    [InlineData(60, Band.Usable)]
    public void Valproate_is_to_be_avoided_in_epilepsy_while_a_pregnancy_is_possible(int age, Band band)
    {
        var epilepsy = AuthoredRecord.Woman(age).With("Epilepsy").Creatinine(0.8).Weight(65).Assess().Problems.First(p => p.Indication == "epilepsy");

        Assert.Equal(band, epilepsy.Suggestions.First(s => s.Drug == "valproic acid").Band);
    }

    [Fact]
    public void Beside_an_anti_inflammatory_no_other_vitamin_K_antagonist_is_better_than_warfarin()
    {
        var anticoagulants = AuthoredRecord.Man(78).With("Atrial fibrillation").With("Hypertension").Taking("Naproxen 500 MG").Creatinine(1.1).Weight(80).Assess()
            .Problems.First(p => p.Indication == "af");

        Assert.All(["warfarin", "acenocoumarol", "phenprocoumon"], drug => Assert.Equal(Band.Avoid, anticoagulants.Suggestions.First(s => s.Drug == drug).Band));
    }

    [Fact]
    public void A_second_medicine_of_a_class_that_is_taken_for_another_problem_is_not_offered_as_if_it_were_the_first()
    {
        var without = Kidneys(AuthoredRecord.Man(60));
        var with = Kidneys(AuthoredRecord.Man(60).Taking("Lisinopril 10 MG Oral Tablet"));

        Assert.DoesNotContain(without.Reasons, r => r.Text.Contains("duplicate of class", StringComparison.Ordinal));
        Assert.Equal(Band.Caution, with.Band);
        Assert.Contains(with.Reasons, r => r.Text.Contains("With lisinopril", StringComparison.Ordinal) && r.Text.Contains("take the place of the other", StringComparison.Ordinal));

        static TherapySuggestion Kidneys(AuthoredRecord patient) =>
            patient.With("Chronic kidney disease").With("Hypertension").Creatinine(1.3).Weight(80).Assess().Problems.First(p => p.Indication == "ckd").Suggestions.First(s => s.Drug == "ramipril");
    }
}
