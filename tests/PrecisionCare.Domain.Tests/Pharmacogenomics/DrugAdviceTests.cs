using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Tests.Therapy;

namespace PrecisionCare.Tests.Pharmacogenomics;

/// <summary>Every guideline medicine with its action for a patient, source by source.</summary>
public sealed class DrugAdviceTests
{
    [Fact]
    public void Every_drug_of_the_guidelines_is_listed_whatever_is_known()
    {
        var advice = Of(AuthoredRecord.Man());

        Assert.Equal(AuthoredRecord.Knowledge.Guidelines.Drugs, advice.Select(d => d.Drug));
        Assert.All(advice, d => Assert.NotEmpty(d.Sources));
    }

    [Fact]
    public void Without_a_tested_gene_nothing_reads_as_standard_and_the_gene_is_named()
    {
        var advice = Of(AuthoredRecord.Man());

        Assert.DoesNotContain(advice, d => d.Action is not (null or GuidanceAction.NoRecommendation));
        Assert.All(Drug(advice, "clopidogrel").Sources, s => Assert.Equal("CYP2C19 not tested", s.WhyNone));
    }

    [Fact]
    public void CYP2C19_poor_metabolizer_is_to_avoid_clopidogrel_by_CPIC_and_DPWG()
    {
        var clopidogrel = Drug(Of(AuthoredRecord.Man(58).With("Acute coronary syndrome").Gene("CYP2C19", "*2/*2").Taking("Clopidogrel 75 MG", forProblem: "Acute coronary syndrome")), "clopidogrel");

        Assert.Equal(GuidanceAction.Avoid, clopidogrel.Action);
        Assert.Equal(["CPIC", "DPWG"], clopidogrel.Sources.Where(s => s.Action == GuidanceAction.Avoid).Select(s => s.Source));
    }

    [Fact]
    public void Rows_for_other_ages_are_kept_apart()
    {
        var adult = AuthoredRecord.Man(45).Gene("CYP2C19", "*2/*2").Assess();
        var voriconazole = adult.Guidance.Where(g => g.Drug == "voriconazole" && g.Source == "CPIC").ToLookup(g => g.ForThisPatient);

        Assert.All(voriconazole[true], g => Assert.DoesNotContain("age:child", g.When));
        Assert.All(voriconazole[false], g => Assert.Contains("age:child", g.When));
        Assert.NotEmpty(voriconazole[false]);
    }

    [Fact]
    public void Sources_that_ask_for_different_things_are_said_to_differ()
    {
        var advice = Of(AuthoredRecord.Man(60).Gene("CYP2D6", "*1/*4"));

        Assert.All(advice.Where(d => d.SourcesDiffer), d => Assert.True(d.Sources.Select(s => s.Action).OfType<GuidanceAction>().Distinct().Count() > 1));
        Assert.Contains(advice, d => d.SourcesDiffer);
        Assert.Contains(advice, d => d.Sources.Count(s => s.Action is not null) > 1 && !d.SourcesDiffer);
    }

    [Fact]
    public void Advice_that_depends_on_the_reading_has_a_range_and_no_action()
    {
        var advice = Of(AuthoredRecord.Man(60).Gene("CYP2D6", "*1/*1").Gene("CYP2D6", "*4/*4"));
        var codeine = Drug(advice, "codeine").Sources.Single(s => s.Source == "CPIC");

        Assert.True(codeine.DependsOnReading);
        Assert.Null(codeine.Action);
        Assert.Equal([GuidanceAction.NoChange, GuidanceAction.Avoid], new[] { codeine.Actions[0], codeine.Actions[^1] });
    }

    private static IReadOnlyList<DrugAdvice> Of(AuthoredRecord patient) => DrugAdvice.Of(patient.Assess(), AuthoredRecord.Knowledge.Guidelines);

    private static DrugAdvice Drug(IEnumerable<DrugAdvice> advice, string drug) => advice.Single(d => d.Drug == drug);
}
