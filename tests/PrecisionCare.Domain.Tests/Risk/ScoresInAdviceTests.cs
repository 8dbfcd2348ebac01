using PrecisionCare.Risk;
using PrecisionCare.Tests.Therapy;
using PrecisionCare.Therapy;

namespace PrecisionCare.Tests.Risk;

/// <summary>What scores change in the ranking of options.</summary>
public sealed class ScoresInAdviceTests
{
    [Fact]
    public void A_high_PREVENT_risk_speaks_for_the_statins_that_can_be_given_at_high_intensity()
    {
        var statins = Options(Person(AuthoredRecord.Man(72), 170, 300, 28, "449868002").With("Type 2 diabetes mellitus").With("Hyperlipidaemia"), "hyperlipidaemia");

        Assert.Contains(statins["atorvastatin"].Reasons, r => r.Rule == "score:prevent2023_base/ascvd_10y>=0.2" && r.Favours && r.Facts.Contains("score:prevent2023_base"));
        Assert.DoesNotContain(statins["simvastatin"].Reasons, r => r.Rule == "score:prevent2023_base/ascvd_10y>=0.2");
        Assert.Contains(statins["simvastatin"].Reasons, r => r.Rule == "score:prevent2023_base/ascvd_10y>=0.075");
        Assert.True(statins["atorvastatin"].Rank < statins["simvastatin"].Rank);
    }

    [Fact]
    public void A_low_PREVENT_risk_is_said_with_every_statin_and_its_threshold_is_marked_unconfirmed()
    {
        var statins = Options(Person(AuthoredRecord.Woman(45), 115, 190, 60, "266919005").With("Hyperlipidaemia"), "hyperlipidaemia");

        Assert.All(statins.Values, s => Assert.Contains(s.Reasons, r => r.Rule == "score:prevent2023_base/ascvd_10y<0.05" && !r.Citation.Confirmed));
        Assert.All(statins.Values, s => Assert.Contains(s.Reasons, r => r.Text.Contains(" % (no interval is published): ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Child_Pugh_from_results_decides_on_rivaroxaban_where_the_problem_list_only_says_cirrhosis()
    {
        var mild = Anticoagulants(bilirubin: 0.8, inr: 1.1, albumin: 4.2);
        var worse = Anticoagulants(bilirubin: 2.6, inr: 1.8, albumin: 3.0);

        Assert.DoesNotContain(mild["rivaroxaban"].Reasons, r => r.Text.Contains("Child-Pugh", StringComparison.Ordinal) && r.Band == Band.Avoid);
        Assert.Contains(worse["rivaroxaban"].Reasons, r => r.Text.Contains("class B", StringComparison.Ordinal) && r.Band == Band.Avoid && r.Facts.Contains("score:child_pugh"));

        static Dictionary<string, TherapySuggestion> Anticoagulants(double bilirubin, double inr, double albumin) =>
            Options(AuthoredRecord.Man(70).Creatinine(0.9).Weight(80).NoKnownAllergies().With("Cirrhosis of liver").With("Atrial fibrillation").With("Hypertension")
                .Measured("1975-2", bilirubin, "mg/dL").Measured("6301-6", inr, "{INR}").Measured("1751-7", albumin, "g/dL"), "af");
    }

    [Fact]
    public void A_withdrawn_model_speaks_in_no_ranking_and_says_so_among_the_scores()
    {
        var record = Person(AuthoredRecord.Woman(45), 115, 190, 60, "266919005").With("Hyperlipidaemia").Record;
        var settings = RiskModelSettings.Default with
        {
            Withdrawn = RiskModelSettings.Default.Withdrawn.Add("prevent2023_base", new ModelWithdrawal("A. Meyer", new DateOnly(2026, 11, 1), "under review")),
        };

        var assessment = Assessor.Assess(record, AuthoredRecord.Knowledge, AuthoredRecord.Today, settings);

        Assert.Contains("withdrawn by A. Meyer on 01-Nov-2026", assessment.Scores.Single(s => s.Model == "prevent2023_base").NotApplicable, StringComparison.Ordinal);
        Assert.DoesNotContain(assessment.Problems.SelectMany(p => p.Suggestions).SelectMany(s => s.Reasons), r => r.Rule.StartsWith("score:prevent", StringComparison.Ordinal));
    }

    private static AuthoredRecord Person(AuthoredRecord record, double systolic, double cholesterol, double hdl, string smoking) =>
        record.Creatinine(0.9).Weight(80).NoKnownAllergies().Measured("8302-2", 170, "cm").Measured("8480-6", systolic, "mm[Hg]").Measured("2093-3", cholesterol, "mg/dL")
            .Measured("2085-9", hdl, "mg/dL").Answered("72166-2", smoking);

    private static Dictionary<string, TherapySuggestion> Options(AuthoredRecord record, string indication)
    {
        var problem = record.Assess().Problems.First(p => p.Indication == indication);
        return problem.Suggestions.Concat(problem.Excluded).ToDictionary(s => s.Drug);
    }
}
