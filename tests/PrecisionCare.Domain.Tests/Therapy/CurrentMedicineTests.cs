using PrecisionCare.Therapy;

namespace PrecisionCare.Tests.Therapy;

/// <summary>Medicines that a patient takes, checked against everything else that is known.</summary>
public sealed class CurrentMedicineTests
{
    [Theory]
    [InlineData("Simvastatin 40 MG", "Clarithromycin 500 MG", Band.Contraindicated)]
    [InlineData("Clopidogrel 75 MG", "Omeprazole 20 MG", Band.Avoid)]
    [InlineData("Clopidogrel 75 MG", "Pantoprazole 40 MG", Band.Usable)]
    [InlineData("Sildenafil 50 MG", "Nitroglycerin 0.4 MG/ACTUAT Mucosal Spray", Band.Contraindicated)]
    [InlineData("Sertraline 100 MG", "Phenelzine 15 MG", Band.Contraindicated)]
    [InlineData("Sertraline 100 MG", "Selegiline 5 MG", Band.Avoid)]
    [InlineData("Methotrexate 2.5 MG", "Trimethoprim 200 MG", Band.Avoid)]
    [InlineData("Azathioprine 50 MG", "Allopurinol 100 MG", Band.Avoid)]
    [InlineData("Warfarin 5 MG", "Ibuprofen 400 MG", Band.Avoid)]
    [InlineData("Amlodipine 5 MG", "Simvastatin 20 MG", Band.Caution)]
    public void An_interaction_weighs_on_both_medicines(string medicine, string other, Band expected)
    {
        var assessment = AuthoredRecord.Man().Taking(medicine).Taking(other).Assess();

        Assert.Equal(expected, Interaction(assessment, 0));
        Assert.Equal(expected, Interaction(assessment, 1));
    }

    [Fact]
    public void The_triple_whammy_needs_all_three()
    {
        string[] all = ["Ibuprofen 400 MG", "Lisinopril 10 MG", "Furosemide 40 MG"];

        Assert.Contains(Medicine(Taking(all), "ibuprofen").Reasons, r => r.Text.Contains("triple whammy", StringComparison.Ordinal) && r.Facts.Length == 2);
        for (int left = 0; left < all.Length; left++)
        {
            var two = Taking([.. all.Where((_, i) => i != left)]);
            Assert.DoesNotContain(two.Medicines.SelectMany(m => m.Reasons), r => r.Text.Contains("triple whammy", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_medicine_never_interacts_with_itself()
    {
        var assessment = AuthoredRecord.Man().Taking("Ibuprofen 400 MG Oral Tablet").Assess();

        Assert.DoesNotContain(Assert.Single(assessment.Medicines).Reasons, r => r.Rule.StartsWith("interaction:", StringComparison.Ordinal));
    }

    [Fact]
    public void One_ingredient_in_two_products_is_pointed_out()
    {
        var assessment = AuthoredRecord.Man().Taking("Acetaminophen 325 MG / Hydrocodone Bitartrate 5 MG").Taking("Acetaminophen 500 MG Oral Tablet").Assess();

        Assert.Contains(Medicine(assessment, "paracetamol").Reasons, r => r.Rule == "duplicate:paracetamol");
    }

    [Fact]
    public void A_cream_does_not_interact_but_still_causes_an_allergy()
    {
        var assessment = AuthoredRecord.Man().Taking("Hydrocortisone 10 MG/ML Topical Cream").Taking("Ibuprofen 400 MG").Assess();
        var allergic = AuthoredRecord.Man().Taking("Diclofenac 10 MG/ML Topical Gel cream").AllergicTo("Diclofenac", "Anaphylaxis").Assess();

        Assert.Empty(Medicine(assessment, "hydrocortisone").Reasons);
        Assert.Equal(Band.Contraindicated, Medicine(allergic, "diclofenac").Band);
    }

    [Theory]
    [InlineData(2.8, Band.Contraindicated)]
    [InlineData(1.8, Band.Caution)]
    [InlineData(0.9, Band.Usable)]
    public void Metformin_follows_the_eGFR_of_its_label(double creatinine, Band expected)
    {
        var assessment = AuthoredRecord.Man(60).With("Type 2 diabetes").Taking("Metformin 500 MG").Creatinine(creatinine).Weight(80).Assess();

        Assert.Equal(expected, Medicine(assessment, "metformin").Band);
    }

    [Fact]
    public void A_recorded_stage_of_kidney_disease_serves_where_no_creatinine_is_at_hand()
    {
        var assessment = AuthoredRecord.Man(60).With("Chronic kidney disease stage 4").Taking("Metformin 500 MG").Assess();

        Assert.Equal(Band.Contraindicated, Medicine(assessment, "metformin").Band);
    }

    [Fact]
    public void A_creatinine_of_years_ago_is_not_used_and_said_to_be_missing()
    {
        var assessment = AuthoredRecord.Man(60).Taking("Metformin 500 MG").Measured("2160-0", 4.0, "mg/dL", days: 1500).Assess();
        var metformin = Medicine(assessment, "metformin");

        Assert.Equal(Band.Usable, metformin.Band);
        Assert.Contains(metformin.Missing, m => m.Contains("too old", StringComparison.Ordinal));
    }

    [Fact]
    public void The_apixaban_dose_is_halved_in_atrial_fibrillation_when_two_of_three_criteria_hold()
    {
        var two = AuthoredRecord.Woman(82).With("Atrial fibrillation").Taking("Apixaban 5 MG").Creatinine(0.9).Weight(55).Assess();
        var one = AuthoredRecord.Woman(82).With("Atrial fibrillation").Taking("Apixaban 5 MG").Creatinine(0.9).Weight(75).Assess();

        Assert.Contains("2.5 mg twice daily", Medicine(two, "apixaban").Dose, StringComparison.Ordinal);
        Assert.DoesNotContain(Medicine(one, "apixaban").Reasons, r => r.Rule.Contains("apixaban_criteria", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Warfarin 5 MG", Band.Contraindicated)]
    [InlineData("Methotrexate 2.5 MG", Band.Contraindicated)]
    [InlineData("Lisinopril 10 MG", Band.Contraindicated)]
    [InlineData("Labetalol 100 MG", Band.Usable)]
    [InlineData("Doxycycline 100 MG", Band.Avoid)]
    public void Pregnancy_limits_medicines(string medicine, Band expected)
    {
        var assessment = AuthoredRecord.Woman(30).With("Pregnancy").Taking(medicine).Creatinine(0.7).Weight(65).Assess();

        Assert.Equal(expected, assessment.Medicines[0].Band);
    }

    [Fact]
    public void Without_a_statement_on_pregnancy_a_woman_of_childbearing_age_is_asked_about_it_and_others_are_not()
    {
        Assert.Contains(AuthoredRecord.Woman(30).Taking("Warfarin 5 MG").Assess().Medicines[0].Missing, m => m.Contains("regnancy is not recorded", StringComparison.Ordinal));
        Assert.DoesNotContain(AuthoredRecord.Woman(70).Taking("Warfarin 5 MG").Assess().Medicines[0].Missing, m => m.Contains("regnan", StringComparison.Ordinal));
        Assert.DoesNotContain(AuthoredRecord.Man(30).Taking("Warfarin 5 MG").Assess().Medicines[0].Missing, m => m.Contains("regnan", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Penicillin", "Anaphylaxis", "Amoxicillin 500 MG", Band.Contraindicated)]
    [InlineData("Penicillin", "Rash", "Amoxicillin 500 MG", Band.Avoid)]
    [InlineData("Penicillin", "Anaphylaxis", "Cephalexin 500 MG", Band.Avoid)]
    [InlineData("Penicillin", "Rash", "Ceftriaxone 1000 MG", Band.Usable)]
    [InlineData("Penicillin", "Anaphylaxis", "Azithromycin 250 MG", Band.Usable)]
    [InlineData("Allergy to sulfonamide", "Anaphylaxis", "Sulfamethoxazole 800 MG / Trimethoprim 160 MG", Band.Contraindicated)]
    [InlineData("Aspirin", "Bronchospasm", "Ibuprofen 400 MG", Band.Avoid)]
    [InlineData("Lisinopril", "Angioedema", "Ramipril 5 MG", Band.Contraindicated)]
    [InlineData("Peanut", "Anaphylaxis", "Amoxicillin 500 MG", Band.Usable)]
    public void An_allergy_extends_as_far_as_cross_reaction_goes(string allergen, string reaction, string medicine, Band expected)
    {
        var assessment = AuthoredRecord.Man().AllergicTo(allergen, reaction).Taking(medicine).Assess();

        Assert.Equal(expected, assessment.Medicines[0].Reasons.Where(r => r.Rule.StartsWith("allergy:", StringComparison.Ordinal)).Select(r => r.Band).DefaultIfEmpty(Band.Usable).Min());
    }

    [Fact]
    public void A_long_QT_speaks_against_citalopram_and_a_resolved_stroke_against_prasugrel()
    {
        var qt = AuthoredRecord.Man().Taking("Citalopram 40 MG").Measured("8636-3", 520, "ms").Assess();
        var stroke = AuthoredRecord.Man().Had("Ischaemic stroke").Taking("Prasugrel 10 MG").Assess();

        Assert.Equal(Band.Contraindicated, Medicine(qt, "citalopram").Band);
        Assert.Equal(Band.Contraindicated, Medicine(stroke, "prasugrel").Band);
    }

    [Fact]
    public void What_is_not_recognised_is_shown_and_nothing_is_said_to_be_checked()
    {
        var medicine = Assert.Single(AuthoredRecord.Man().Taking("Zorblaxine 10 MG Oral Tablet").Assess().Medicines);

        Assert.False(medicine.Recognised);
        Assert.Equal(Band.NotAssessable, medicine.Band);
        Assert.Equal("Zorblaxine 10 MG Oral Tablet", medicine.Text);
        Assert.Contains(medicine.Missing, m => m.Contains("not known", StringComparison.Ordinal));
    }

    [Fact]
    public void The_worst_medicine_comes_first()
    {
        var assessment = AuthoredRecord.Man().Taking("Amoxicillin 500 MG").Taking("Simvastatin 40 MG").Taking("Itraconazole 200 MG").Assess();

        Assert.Equal(assessment.Medicines.Select(m => m.Band).Order(), assessment.Medicines.Select(m => m.Band));
        Assert.Equal("amoxicillin", assessment.Medicines[^1].Drug);
    }

    private static Assessment Taking(string[] medicines) => medicines.Aggregate(AuthoredRecord.Man(), (record, m) => record.Taking(m)).Assess();

    private static Band Interaction(Assessment assessment, int medicine) =>
        assessment.Medicines[medicine].Reasons.Where(r => r.Rule.StartsWith("interaction:", StringComparison.Ordinal)).Select(r => r.Band).DefaultIfEmpty(Band.Usable).Min();

    private static MedicineAssessment Medicine(Assessment assessment, string drug) => assessment.Medicines.First(m => m.Drug == drug);
}
