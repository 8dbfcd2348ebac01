using PrecisionCare.Findings;
using PrecisionCare.Risk;
using PrecisionCare.Tests.Therapy;

namespace PrecisionCare.Tests.Risk;

/// <summary>Scores of whole records: which value is taken, with its day and source, and what refuses a number.</summary>
public sealed class RecordInputTests
{
    private const string SmokingStatus = "72166-2", Smoker = "449868002", NeverSmoked = "266919005";

    private static AuthoredRecord Healthy => AuthoredRecord.Woman(50).Creatinine(0.8).Weight(70).Measured("8302-2", 165, "cm").Measured("8480-6", 130, "mm[Hg]")
        .Measured("2093-3", 200, "mg/dL").Measured("2085-9", 50, "mg/dL").Answered(SmokingStatus, NeverSmoked);

    [Fact]
    public void PREVENT_is_scored_from_a_record_that_has_everything_it_asks_for()
    {
        var score = Score(Healthy, "prevent2023_base");

        Assert.Null(score.NotApplicable);
        Assert.InRange(score.Value!.Value, 0.005, 0.05);
        Assert.Contains(score.Contributions, c => c.Input == "total_c" && c.Value.Contains("200 mg/dL on 20-Nov-2026", StringComparison.Ordinal) && c.Facts is [_]);
    }

    [Fact]
    public void Cholesterol_in_mmol_gives_the_same_score_as_in_mg()
    {
        var molar = AuthoredRecord.Woman(50).Creatinine(0.8).Weight(70).Measured("8302-2", 165, "cm").Measured("8480-6", 130, "mm[Hg]")
            .Measured("14647-2", 200 / 38.665, "mmol/L").Measured("14646-4", 50 / 38.665, "mmol/L").Answered(SmokingStatus, NeverSmoked);

        Assert.Equal(Score(Healthy, "prevent2023_base").Value!.Value, Score(molar, "prevent2023_base").Value!.Value, 1e-4);
    }

    [Fact]
    public void A_smoker_has_the_higher_risk_and_an_unknown_status_gives_no_number()
    {
        var unknown = AuthoredRecord.Woman(50).Creatinine(0.8).Weight(70).Measured("8302-2", 165, "cm").Measured("8480-6", 130, "mm[Hg]")
            .Measured("2093-3", 200, "mg/dL").Measured("2085-9", 50, "mg/dL");

        Assert.True(Score(Healthy.Answered(SmokingStatus, Smoker, days: 1), "prevent2023_base").Value > Score(Healthy, "prevent2023_base").Value);
        Assert.Contains("smoking status is not recorded", Score(unknown, "prevent2023_base").NotApplicable, StringComparison.Ordinal);
        Assert.Contains("smoking status is too old", Score(unknown.Answered(SmokingStatus, Smoker, days: 800), "prevent2023_base").NotApplicable, StringComparison.Ordinal);
    }

    [Fact]
    public void Known_cardiovascular_disease_takes_PREVENT_away() =>
        Assert.Contains("without known cardiovascular disease", Score(Healthy.Had("Myocardial infarction"), "prevent2023_base").NotApplicable, StringComparison.Ordinal);

    [Theory]
    [InlineData("2093-3", 200, "mmol/L", 2, "total cholesterol of")]
    [InlineData("2093-3", -5, "mg/dL", 2, "total cholesterol of -5 mg/dL")]
    [InlineData("2093-3", 200, "mg/dL", 900, "total cholesterol is too old")]
    [InlineData("2093-3", 200, "furlong", 2, "is not a unit of it")]
    [InlineData("2093-3", 500, "mg/dL", 2, "Total cholesterol of 500 mg/dL is outside the range")]
    public void A_result_that_cannot_be_right_or_is_stale_is_a_reason(string loinc, double value, string unit, int days, string reason)
    {
        var record = AuthoredRecord.Woman(50).Creatinine(0.8).Weight(70).Measured("8302-2", 165, "cm").Measured("8480-6", 130, "mm[Hg]")
            .Measured(loinc, value, unit, days).Measured("2085-9", 50, "mg/dL").Answered(SmokingStatus, NeverSmoked);

        var score = Score(record, "prevent2023_base");

        Assert.Null(score.Value);
        Assert.Contains(reason, score.NotApplicable, StringComparison.Ordinal);
    }

    [Fact]
    public void MELD_asks_for_results_of_the_last_month_and_says_which_are_older()
    {
        var record = AuthoredRecord.Man(55).With("Cirrhosis of liver").Measured("1975-2", 2.5, "mg/dL").Measured("2951-2", 131, "mmol/L").Measured("6301-6", 1, "{INR}", 40)
            .Measured("2160-0", 1.2, "mg/dL").Measured("1751-7", 38, "g/L");

        var stale = Score(record, "meld_3_0");
        var fresh = Score(record.Measured("6301-6", 1, "{INR}"), "meld_3_0");

        Assert.Contains("INR is too old", stale.NotApplicable, StringComparison.Ordinal);
        Assert.Equal(16, fresh.Value);
    }

    [Fact]
    public void Compensated_cirrhosis_with_results_has_a_Child_Pugh_class_and_decompensated_cirrhosis_asks_for_the_degree()
    {
        var record = AuthoredRecord.Man(55).With("Cirrhosis of liver").Measured("1975-2", 2.5, "mg/dL").Measured("6301-6", 1.8, "{INR}").Measured("1751-7", 3, "g/dL");

        Assert.Equal("class B (Pugh 1973)", Score(record, "child_pugh").Meaning);
        Assert.Contains("Ascites", Score(record.With("Ascites"), "child_pugh").NotApplicable, StringComparison.Ordinal);
    }

    [Fact]
    public void QTc_takes_the_heart_rate_of_the_same_recording_only()
    {
        var record = AuthoredRecord.Man().Measured("8634-8", 400, "ms").Measured("8867-4", 60, "/min", 3);

        Assert.Contains("not on the day of the QT interval", Score(record, "qtc_fridericia").NotApplicable, StringComparison.Ordinal);
        Assert.Equal(400, Score(record.Measured("8867-4", 60, "/min"), "qtc_fridericia").Value!.Value, 1e-9);
    }

    [Fact]
    public void Simvastatin_myopathy_reads_rs4149056_from_the_alleles_of_a_report()
    {
        var score = Score(AuthoredRecord.Man().Taking("simvastatin 20 mg").Gene("SLCO1B1", "*1/*5"), "slco1b1_simvastatin_myopathy");

        Assert.Equal(3, score.Value);
        Assert.Contains(score.Caveats, c => c.Contains("80 mg", StringComparison.Ordinal));
    }

    [Fact]
    public void Gage_counts_alleles_of_a_report_and_asks_for_genes_that_were_not_tested()
    {
        var record = AuthoredRecord.Man(60).Taking("warfarin").Weight(80).Measured("8302-2", 175, "cm");

        Assert.NotNull(Score(record.Gene("CYP2C9", "*1/*3").Gene("VKORC1", "rs9923231 variant (T)/rs9923231 variant (T)"), "gage2008_warfarin").Value);
        Assert.Contains("VKORC1 is not tested", Score(AuthoredRecord.Man(60).Taking("warfarin").Weight(80), "gage2008_warfarin").NotApplicable, StringComparison.Ordinal);
    }

    [Fact]
    public void A_risk_region_is_a_setting_of_the_site()
    {
        var record = Healthy.With("Hypertension").Record;
        var settings = RiskModelSettings.Default with { Site = RiskModelSettings.Default.Site.Add("region", "High") };

        var without = Assessor.Assess(record, AuthoredRecord.Knowledge, AuthoredRecord.Today).Scores.Single(s => s.Model == "score2_score2op");
        var with = Assessor.Assess(record, AuthoredRecord.Knowledge, AuthoredRecord.Today, settings).Scores.Single(s => s.Model == "score2_score2op");

        Assert.Contains("Risk region of the country is not set", without.NotApplicable, StringComparison.Ordinal);
        Assert.NotNull(with.Value);
    }

    [Fact]
    public void Every_way_by_which_a_model_takes_its_inputs_can_be_followed()
    {
        var patient = PatientFindings.Of(Healthy.Record, AuthoredRecord.Knowledge, AuthoredRecord.Today);

        foreach (var model in AuthoredRecord.Knowledge.RiskModels.All)
        {
            var inputs = RecordInputs.Of(model, patient, AuthoredRecord.Knowledge);
            Assert.All(inputs, i => Assert.True(i.Value.Refusal is not null || i.Value.Number is not null || i.Value.Choice is not null, $"{model.Id} {i.Key}"));
        }
    }

    /// <summary>Each result of the record in turn is made impossible; no score that read it may keep a number.</summary>
    [Fact]
    public void A_fuzzed_record_gives_reasons_and_no_number_that_rests_on_an_impossible_result()
    {
        (string Loinc, double Value, string Unit)[] results =
        [
            ("2160-0", 1.1, "mg/dL"), ("29463-7", 70, "kg"), ("8302-2", 165, "cm"), ("8480-6", 130, "mm[Hg]"), ("2093-3", 200, "mg/dL"), ("2085-9", 50, "mg/dL"),
            ("1975-2", 2.5, "mg/dL"), ("2951-2", 131, "mmol/L"), ("6301-6", 1.2, "{INR}"), ("1751-7", 3.2, "g/dL"), ("1920-8", 60, "U/L"), ("1742-6", 50, "U/L"),
            ("777-3", 180, "10*9/L"), ("718-7", 11, "g/dL"), ("6690-2", 8, "10*9/L"), ("8634-8", 400, "ms"), ("8867-4", 70, "/min"), ("8280-0", 90, "cm"),
        ];
        (double Factor, string? Unit, int Days)[] faults = [(-1, null, 2), (0, null, 2), (1e6, null, 2), (1, "furlong", 2), (1, "Cel", 2), (1, "", 2), (1, null, 5000), (1, null, -3)];
        var sound = Scores(results).Where(s => s.Value is not null).ToDictionary(s => s.Model);
        Assert.True(sound.Count >= 6, string.Join(", ", sound.Keys));
        for (int i = 0; i < results.Length; i++)
        {
            foreach (var (factor, unit, days) in faults)
            {
                if (results[i].Unit == "{INR}" && unit == "") continue;
                var scores = Scores(results, i, factor, unit, days);
                foreach (var score in scores.Where(s => s.Value is not null))
                    Assert.DoesNotContain($"Observation/{i + 1}", score.Contributions.SelectMany(c => c.Facts));
                Assert.All(scores.Where(s => s.Value is null), s => Assert.NotEmpty(s.NotApplicable!));
            }
        }

        static IEnumerable<RiskScore> Scores((string, double, string)[] results, int odd = -1, double factor = 1, string? unit = null, int days = 2)
        {
            var record = AuthoredRecord.Woman(55).With("Cirrhosis of liver");
            for (int i = 0; i < results.Length; i++)
            {
                var (loinc, value, own) = results[i];
                record = i == odd ? record.Measured(loinc, value * factor, unit ?? own, days) : record.Measured(loinc, value, own);
            }

            return record.With("Hyperlipidaemia").Answered(SmokingStatus, NeverSmoked).Assess().Scores;
        }
    }

    private static RiskScore Score(AuthoredRecord record, string model) =>
        record.Assess().Scores.SingleOrDefault(s => s.Model == model)
        ?? AuthoredRecord.Knowledge.RiskModels.Find(model)!.Score(
            RecordInputs.Of(AuthoredRecord.Knowledge.RiskModels.Find(model)!, PatientFindings.Of(record.Record, AuthoredRecord.Knowledge, AuthoredRecord.Today), AuthoredRecord.Knowledge));
}
