using System.Collections.Immutable;
using PrecisionCare.Risk;

namespace PrecisionCare.Tests.Risk;

/// <summary>Equations against published and independently computed values.</summary>
public sealed class EquationTests
{
    private static readonly RiskModels Models = ModelInputs.Models;

    public static TheoryData<string, string, string, double, double> PublishedValues => new()
    {
        // IWPC worked example: 50 to 59 years, 175 cm, 80 kg, no variant allele, and its clinical counterpart.
        { "iwpc_warfarin_pharmacogenetic", "age_decade=5 height_cm=175 weight_kg=80 vkorc1=G/G cyp2c9=*1/*1", "mg/week", 46.83896721, 1e-7 },
        { "iwpc_warfarin_clinical", "age_decade=5 height_cm=175 weight_kg=80", "mg/week", 34.82888256, 1e-7 },
        { "ckd_epi_2021_creatinine", "scr=1.7 age=81 female=0", "mL/min/{1.73_m2}", 39.99991, 1e-4 },
        { "cockcroft_gault", "age=53 weight_kg=87 height_cm=175 scr=1.39 female=0", "mL/min", 67.00495, 1e-3 },
        { "cha2ds2_vasc", "age=62 female=0 stroke=1", "points", 2, 0 },
        { "cha2ds2_vasc", "age=72 female=0 htn=1 dm=1 vasc=1", "points", 4, 0 },
        { "cha2ds2_vasc", "age=80 female=1 chf=1 htn=1 dm=1 stroke=1 vasc=1", "points", 9, 0 },
        // Goff 2013, supplement: a black woman of 55 years; then a white man who smokes and has diabetes.
        { "acc_aha_pce2013", "age=55 sex=female race=black tc=213 hdl=50 sbp=120 bp_tx=0 smoker=0 dm=0", "1", 0.030, 6e-4 },
        { "acc_aha_pce2013", "age=54 sex=male race=white tc=170 hdl=50 sbp=157 bp_tx=0 smoker=1 dm=1", "1", 0.208, 6e-4 },
        // PREVENT supplement: a woman of 50 years with diabetes, total cardiovascular risk in 10 years.
        { "prevent2023_base", "age=50 sex=female sbp=160 bp_tx=1 total_c=200 hdl_c=45 statin=0 dm=1 smoking=0 egfr=90 bmi=35", "1", 0.147, 5e-4 },
        // SCORE2 and SCORE2-OP supplements: smokers of 50 and of 75 years.
        { "score2_score2op", "age=50 sex=male region=Low smoker=1 sbp=140 tc=6.3 hdl=1.4 diabetes=0", "%", 6.3, 0.0501 },
        { "score2_score2op", "age=50 sex=female region=very_high smoker=1 sbp=140 tc=6.3 hdl=1.4 diabetes=0", "%", 14.1, 0.0501 },
        { "score2_score2op", "age=75 sex=female region=Low smoker=1 sbp=140 tc=5.5 hdl=1.3 diabetes=0", "%", 15.2, 0.0501 },
        // Kim 2021, table 4.
        { "meld_3_0", "female=0 bili=2.5 na=131 inr=1 cr=1.2 alb=3.8", "points", 16, 0 },
        { "meld_3_0", "female=1 bili=2.5 na=131 inr=1 cr=1.2 alb=3.8", "points", 17, 0 },
        // Nothing abnormal gives the lowest score, everything at its worst the highest; dialysis counts as a creatinine of 3.
        { "meld_3_0", "female=0 bili=0.3 na=140 inr=0.9 cr=0.6 alb=4.5", "points", 6, 0 },
        { "meld_3_0", "female=1 bili=40 na=120 inr=8 cr=9 alb=1", "points", 40, 0 },
        { "meld_3_0", "female=0 bili=1 na=137 inr=1 cr=0.8 alb=3.5 dialysis=1", "points", 18, 0 },
        { "child_pugh", "bili=0.15 alb=3.7 inr=2.0 asc=1 enc=1", "points", 6, 0 },
        { "child_pugh", "bili=3 alb=2.8 inr=1.7 asc=2 enc=2", "points", 10, 0 },
        { "child_pugh", "bili=3.1 alb=2.7 inr=2.4 asc=severe enc=3", "points", 15, 0 },
        { "fib4", "age=35 ast=107 alt=104 plt=181", "", 2.02888, 1e-4 },
        { "qtc_fridericia", "qt=373 hr=161", "ms", 518.32325, 1e-3 },
        { "khorana", "site=very_high plt=400 hb_=9.5 esa=0 wbc=12 bmi=36", "points", 6, 0 },
        { "khorana", "site=other plt=349 hb_=9.5 esa=1 wbc=11 bmi=34.9", "points", 1, 0 },
        { "tisdale_qtc", "age=70 female=1 loop=1 k=3.4 qtc=460 mi=1 sepsis=1 hf=1 ndrug=2", "points", 21, 0 },
        { "findrisc", "age=70 bmi=35 waist=110 male=1 active=0 veg=0 bpmed=1 glu=1 fam=first", "points", 26, 0 },
        // Worked example below the table of Evans 2017: 4+4+2+1-6+5+5.
        { "manchester_mss3_brca", "items=FBC30-39;Grade3;ER-;HER2+;OC>59", "points", 15, 0 },
        { "has_bled", "htn=1", "points", 1, 0 },
        { "has_bled", "htn=1 renal=1 liver=1 stroke=1 bleeding=1 inr=1 age=1 meds=1 alcohol=1", "points", 9, 0 },
    };

    [Theory]
    [MemberData(nameof(PublishedValues))]
    public void An_equation_gives_the_published_value(string model, string inputs, string unit, double expected, double tolerance)
    {
        var score = Models.Find(model)!.Score(ModelInputs.Given(model, inputs));

        Assert.Null(score.NotApplicable);
        Assert.Equal(unit, score.Unit);
        Assert.InRange(score.Value!.Value, expected - tolerance, expected + tolerance);
    }

    [Fact]
    public void PREVENT_gives_every_outcome_at_both_horizons_and_none_of_30_years_from_the_age_of_60()
    {
        var fifty = Models.Find("prevent2023_base")!.Score(ModelInputs.Given("prevent2023_base", "age=50 sex=male sbp=160 bp_tx=1 total_c=200 hdl_c=45 statin=0 dm=1 smoking=0 egfr=90 bmi=35"));
        var sixty = Models.Find("prevent2023_base")!.Score(ModelInputs.Given("prevent2023_base", "age=60 sex=male sbp=160 bp_tx=1 total_c=200 hdl_c=45 statin=0 dm=1 smoking=0 egfr=90 bmi=35"));

        Assert.Equal(0.106, fifty.Outcomes.Single(o => o.Name == "heart_failure_10y").Value!.Value, 5e-4);
        Assert.Equal(0.349, fifty.Outcomes.Single(o => o.Name == "ascvd_30y").Value!.Value, 5e-4);
        Assert.All(sixty.Outcomes.Where(o => o.Name.EndsWith("30y", StringComparison.Ordinal)), o => Assert.Equal("30-year risk is for ages 30 to 59", o.NotApplicable));
        Assert.All(sixty.Outcomes.Where(o => o.Name.EndsWith("10y", StringComparison.Ordinal)), o => Assert.NotNull(o.Value));
    }

    [Fact]
    public void Each_VKORC1_A_allele_lowers_the_Gage_dose_by_28_per_cent_so_that_two_lower_it_by_48()
    {
        double none = Gage(0), one = Gage(1), two = Gage(2);

        Assert.Equal(0.72, one / none, 0.01);
        Assert.Equal(one / none, two / one, 1e-9);

        static double Gage(int alleles) =>
            Models.Find("gage2008_warfarin")!.Score(ModelInputs.Given("gage2008_warfarin", $"bsa=1.9 age=60 inr=2.5 vkorc1_A={alleles} c2=0 c3=0")).Value!.Value;
    }

    [Fact]
    public void Missing_or_mixed_ancestry_has_its_own_term_in_the_warfarin_equation()
    {
        const string rest = "age_decade=5 height_cm=175 weight_kg=80 vkorc1=G/G cyp2c9=*1/*1";
        var model = Models.Find("iwpc_warfarin_pharmacogenetic")!;

        double white = model.Score(ModelInputs.Given(model.Id, rest + " race=White")).LinearPredictor!.Value;
        double mixed = model.Score(ModelInputs.Given(model.Id, rest + " race=Mixed")).LinearPredictor!.Value;

        Assert.Equal(-0.1032, mixed - white, 1e-9);
    }

    [Theory]
    [InlineData("abcd_gene")]
    [InlineData("hospital_readmission")]
    [InlineData("lace")]
    [InlineData("premm5")]
    public void A_model_with_unconfirmed_coefficients_is_off_until_it_is_turned_on(string model)
    {
        var settings = RiskModelSettings.Default with { Enabled = [model] };

        Assert.Contains("off until", RiskModelSettings.Default.WhyNot(Models.Find(model)!), StringComparison.Ordinal);
        Assert.Null(settings.WhyNot(Models.Find(model)!));
    }

    [Fact]
    public void A_withdrawn_model_says_by_whom_and_when_even_if_it_was_turned_on()
    {
        var settings = RiskModelSettings.Default with
        {
            Enabled = ["fib4"], Withdrawn = ImmutableDictionary<string, ModelWithdrawal>.Empty.Add("fib4", new ModelWithdrawal("A. Meyer", new DateOnly(2026, 3, 2), "drift")),
        };

        Assert.Equal("the model was withdrawn by A. Meyer on 02-Mar-2026: drift", settings.WhyNot(Models.Find("fib4")!));
    }

    [Fact]
    public void Every_model_has_a_fingerprint_of_its_own()
    {
        Assert.All(Models.All, m => Assert.Matches("^[0-9a-f]{64}$", m.Fingerprint));
        Assert.Distinct(Models.All.Select(m => m.Fingerprint));
    }

    [Fact]
    public void Contributions_add_up_to_the_linear_predictor()
    {
        var warfarin = Models.Find("iwpc_warfarin_pharmacogenetic")!
            .Score(ModelInputs.Given("iwpc_warfarin_pharmacogenetic", "age_decade=7 height_cm=160 weight_kg=61 vkorc1=A/A cyp2c9=*1/*3 race=Asian amiodarone=1"));
        var filtration = Models.Find("ckd_epi_2021_creatinine")!.Score(ModelInputs.Given("ckd_epi_2021_creatinine", "scr=0.5 age=30 female=1"));

        Assert.Equal(Math.Sqrt(warfarin.Value!.Value), warfarin.Contributions.Sum(c => c.Addend), 1e-9);
        Assert.Equal(Math.Log(filtration.Value!.Value), filtration.Contributions.Sum(c => c.Addend), 1e-9);
    }

    [Fact]
    public void The_warfarin_dose_comes_with_an_interval_around_it_and_with_the_basis_of_the_interval()
    {
        var score = Models.Find("iwpc_warfarin_pharmacogenetic")!
            .Score(ModelInputs.Given("iwpc_warfarin_pharmacogenetic", "age_decade=6 height_cm=170 weight_kg=70 vkorc1=A/G cyp2c9=*1/*1"));

        Assert.Equal(0.9, score.Interval!.Level);
        Assert.InRange(score.Value!.Value, score.Interval.Low, score.Interval.High);
        Assert.Contains(score.Caveats, c => c.Contains("IWPC data", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ckd_epi_2021_creatinine", "age=60 female=0", "Creatinine is not given")]
    [InlineData("ckd_epi_2021_creatinine", "scr=150 age=60 female=0", "Creatinine of 150 mg/dL is outside the range")]
    [InlineData("ckd_epi_2021_creatinine", "scr=-1 age=60 female=0", "Creatinine of -1 mg/dL is outside the range")]
    [InlineData("ckd_epi_2021_creatinine", "scr=1 age=12 female=0", "Age of 12 years is outside the range")]
    [InlineData("ckd_epi_2021_creatinine", "scr=1 age=60 female=2", "neither yes (1) nor no (0)")]
    [InlineData("ckd_epi_2021_creatinine", "scr=NaN age=60 female=0", "not a number")]
    [InlineData("iwpc_warfarin_pharmacogenetic", "age_decade=5 height_cm=175 weight_kg=80 vkorc1=G/G cyp2c9=*1/*5", "is none of")]
    [InlineData("iwpc_warfarin_clinical", "age_decade=5 height_cm=1.75 weight_kg=80", "Height of 1.75 cm is outside the range")]
    [InlineData("cha2ds2_vasc", "age=70 female=1 smoker=1", "'smoker' is no input")]
    [InlineData("score2_score2op", "age=60 sex=male region=Low smoker=0 sbp=130 tc=200 hdl=1.2 diabetes=0", "Total cholesterol of 200 mmol/L is outside the range")]
    [InlineData("score2_score2op", "age=60 sex=male region=Low smoker=0 sbp=130 tc=5 hdl=1.2 diabetes=1", "not for people with diabetes")]
    [InlineData("prevent2023_base", "age=50 sex=male sbp=130 bp_tx=0 total_c=200 hdl_c=45 statin=0 dm=0 smoking=0 egfr=90 bmi=30 cvd=1", "without known cardiovascular disease")]
    [InlineData("has_bled", "", "nothing is given")]
    [InlineData("fib4", "age=34 ast=40 alt=40 plt=200", "Age of 34 years is outside the range")]
    [InlineData("manchester_mss3_brca", "items=FBC<30;Grade1;Grade3", "Grade1 and Grade3 exclude each other")]
    [InlineData("manchester_mss3_brca", "items=FBC<30;Grade4", "'Grade4' is none of")]
    [InlineData("gage2008_warfarin", "bsa=1.9 age=60 inr=2.5 vkorc1_A=1 c2=1 c3=2", "two CYP2C9 alleles, not more")]
    [InlineData("gage2008_warfarin", "bsa=1.9 age=60 inr=2.5 vkorc1_A=0.5 c2=0 c3=0", "is not a whole number")]
    public void An_input_that_is_missing_or_impossible_gives_a_reason_and_no_number(string model, string inputs, string reason)
    {
        var score = Models.Find(model)!.Score(ModelInputs.Given(model, inputs));

        Assert.Null(score.Value);
        Assert.Null(score.Interval);
        Assert.Contains(reason, score.NotApplicable, StringComparison.Ordinal);
    }

    [Fact]
    public void Actual_weight_counts_in_Cockcroft_Gault_when_no_height_is_given()
    {
        var score = Models.Find("cockcroft_gault")!.Score(ModelInputs.Given("cockcroft_gault", "age=60 weight_kg=72 scr=1 female=0"));

        Assert.Equal(80, score.Value!.Value, 1e-9);
        Assert.Contains(score.Caveats, c => c.Contains("actual weight, 72 kg", StringComparison.Ordinal));
    }
}
