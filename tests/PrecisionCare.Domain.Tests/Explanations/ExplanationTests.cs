using System.Text;
using PrecisionCare.Decisions;
using PrecisionCare.Explanations;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Tests.Explanations;

/// <summary>What a page says of numbers, of what is not known, of families; how it is kept.</summary>
public sealed class ExplanationTests
{
    private static readonly Signature Counselor = new(Guid.NewGuid(), "A. Meyer", "Genetic counselor", new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    private static readonly CancerPredispositionResult Brca1 = new()
    {
        Gene = "BRCA1", Condition = "hereditary breast and ovarian cancer", Inheritance = InheritancePattern.Dominant, Copies = CopiesChanged.One,
        Risks = [new RiskNumber { Outcome = "breast cancer", Value = .72, Low = .65, High = .79, Baseline = .12, Horizon = RiskHorizon.ByAge(80), Group = RiskGroup.Women }],
    };

    [Fact]
    public void A_risk_is_told_with_both_frames_its_time_its_interval_and_without_the_change()
    {
        string risk = Compose(Brca1)[SectionKind.Risk].Text;

        Assert.StartsWith("By age 80, 72 out of 100 women with this change have breast cancer.\nThe other 28 do not.\nThe number 72 is not exact: the true one is most likely from 65 to 79.\n"
            + "By age 80, 12 out of 100 women without this change have breast cancer.\nThe other 88 do not.", risk, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_number_is_never_invented()
    {
        var page = Compose(Brca1 with { Risks = [] });

        Assert.Equal("We know of no sound number for your chance.\nYou can ask what your doctor knows about your own chance.", page[SectionKind.Risk].Text);
        Assert.Empty(page[SectionKind.Risk].Pictures);
        Assert.Contains("we do not know the number for women without this change", Compose(Brca1 with { Risks = [Brca1.Risks[0] with { Baseline = null }] })[SectionKind.Risk].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_range_without_a_value_is_told_as_a_range_and_drawn_as_a_bar_only()
    {
        var section = Compose(Brca1 with { Risks = [Brca1.Risks[0] with { Value = null, Baseline = null }] })[SectionKind.Risk];

        Assert.StartsWith("By age 80, from 65 to 79 out of 100 women with this change have breast cancer.\nThe others, from 21 to 35, do not.", section.Text, StringComparison.Ordinal);
        Assert.IsType<RiskBarPicture>(Assert.Single(section.Pictures));
    }

    [Theory]
    [InlineData(.72, .12, 100)]
    [InlineData(.004, .001, 1000)]
    [InlineData(.12, .004, 1000)]
    [InlineData(.122, .118, 1000)]
    [InlineData(.12, .12, 100)]
    [InlineData(.997, null, 1000)]
    public void The_page_speaks_of_1000_people_only_where_100_would_hide_a_risk_or_a_difference(double value, double? baseline, int denominator)
    {
        var page = Compose(Brca1 with { Risks = [Brca1.Risks[0] with { Value = value, Low = null, High = null, Baseline = baseline }] });

        Assert.Equal(denominator, page.Denominator);
        Assert.DoesNotContain(denominator == 100 ? "1,000" : " 100 ", string.Join('\n', page.Sections.Select(s => s.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_risk_that_rounds_to_nobody_is_fewer_than_1_and_never_0()
    {
        string risk = Compose(Brca1 with { Risks = [Brca1.Risks[0] with { Value = .0002, Low = null, High = null, Baseline = null }] })[SectionKind.Risk].Text;

        Assert.Contains("fewer than 1 out of 1,000 women", risk, StringComparison.Ordinal);
        Assert.Contains("More than 999 do not.", risk, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(InheritancePattern.Dominant, CopiesChanged.One, "1 out of 2 children")]
    [InlineData(InheritancePattern.Dominant, CopiesChanged.Both, "each of your children gets 1 of them")]
    [InlineData(InheritancePattern.XLinked, CopiesChanged.OnlyCopy, "All of your daughters get the change, and none of your sons do.")]
    [InlineData(InheritancePattern.Maternal, CopiesChanged.NotStated, "Fathers do not pass it on.")]
    [InlineData(InheritancePattern.NotInherited, CopiesChanged.SomeCells, "You cannot pass it on to your children.")]
    [InlineData(InheritancePattern.NotStated, CopiesChanged.NotStated, "does not say how the change passes on")]
    public void The_family_is_told_by_inheritance_and_copies(InheritancePattern pattern, CopiesChanged copies, string says)
    {
        var family = Compose(new DominantRiskResult { Gene = "GLA", Inheritance = pattern, Copies = copies })[SectionKind.Family];

        Assert.Contains(says, family.Text, StringComparison.Ordinal);
        Assert.Equal(pattern is not (InheritancePattern.NotStated or InheritancePattern.NotInherited), family.Pictures.OfType<InheritancePicture>().Any());
    }

    [Fact]
    public void A_carrier_of_a_recessive_condition_reads_1_out_of_4_with_the_pages_denominator() =>
        Assert.Contains("If the other parent has a change too, 1 out of 4 children has the condition.\nThat is 25 out of 100 children; the other 75 do not have it.",
            Compose(new CarrierResult { Gene = "CFTR", Condition = "cystic fibrosis", Inheritance = InheritancePattern.Recessive })[SectionKind.Family].Text, StringComparison.Ordinal);

    [Fact]
    public void A_result_without_any_slot_still_makes_a_whole_page_in_every_language()
    {
        ExplainedResult[] empty =
        [
            new PharmacogeneticResult(), new CarrierResult(), new DominantRiskResult(), new RecessiveRiskResult(), new CancerPredispositionResult(), new TumourFindingResult(), new UncertainResult(),
            new NothingFoundResult(), new SecondaryFindingResult(), new RiskScoreResult { Risk = new RiskNumber { Outcome = "stroke", Value = .1 } },
        ];
        foreach (var page in empty.SelectMany(r => Language.All.Select(l => Explainer.Compose(r, l))))
        {
            Assert.All(page.Sections.Where(s => s.Kind is not SectionKind.Words), s => Assert.NotEmpty(s.Sentences));
            Assert.DoesNotContain(WordingChecks.Check(page), f => f.Severity == IssueSeverity.Error);
        }
    }

    [Theory]
    [InlineData("Hereditary breast and ovarian cancer syndrome (disorder)")]
    [InlineData("HBOC")]
    [InlineData("breast-ovarian cancer, familial, susceptibility to, 1")]
    public void A_condition_is_recognised_as_reports_write_it(string name) =>
        Assert.Contains("cáncer de mama y de ovario", Explainer.Compose(Brca1 with { Condition = name }, Language.Find("es")!)[SectionKind.Meaning].Text, StringComparison.Ordinal);

    [Fact]
    public void Genes_and_medicines_are_marked_in_the_sentence()
    {
        var page = Compose(new PharmacogeneticResult { Gene = "CYP2C19", Handling = MedicineHandling.MuchSlower, Medicines = [new("clopidogrel", GuidanceAction.Avoid, true)] });

        Assert.Contains(new TextRun("CYP2C19", TextRunKind.Gene), page[SectionKind.Result].Sentences[0].Runs);
        Assert.Contains(page[SectionKind.Meaning].Sentences, s => s.About == "clopidogrel" && s.Runs.Contains(new TextRun("clopidogrel", TextRunKind.Medicine)));
        Assert.Equal(MedicineHandling.MuchSlower, Assert.IsType<MetaboliserPicture>(Assert.Single(page[SectionKind.Meaning].Pictures)).Place);
    }

    [Fact]
    public void Spanish_lists_say_e_before_i_and_German_names_medicines_with_a_capital()
    {
        var result = new PharmacogeneticResult { Gene = "CYP2C9", Handling = MedicineHandling.Slower, Medicines = [new("celecoxib", GuidanceAction.LowerDose, false), new("ibuprofen", GuidanceAction.LowerDose, false)] };

        Assert.Contains("celecoxib e ibuprofeno", Explainer.Compose(result, Language.Find("es")!)[SectionKind.Meaning].Text, StringComparison.Ordinal);
        Assert.Contains("Celecoxib und Ibuprofen", Explainer.Compose(result, Language.Find("de")!)[SectionKind.Meaning].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_and_edited_pages_are_read_back_as_they_were_kept()
    {
        foreach (var result in Enum.GetValues<ResultKind>().SelectMany(k => AuthoredResults.Of(k).Take(6)))
        {
            byte[] kept = ExplanationJson.Write(result);
            var read = ExplanationJson.ReadResult(kept);
            Assert.Equal(result.GetType(), read.GetType());
            Assert.Equal(kept, ExplanationJson.Write(read));

            var text = ExplanationText.Of(Explainer.Compose(result, Language.Find("es")!)).With(SectionKind.Help, "Llámenos.", Counselor);
            byte[] page = ExplanationJson.Write(text);
            var again = ExplanationJson.ReadText(page);
            Assert.Equal(page, ExplanationJson.Write(again));
            Assert.Equal(text.TextOf(SectionKind.Help), again.TextOf(SectionKind.Help));
            Assert.Equal(text.Composed[SectionKind.Risk].Pictures.Length, again.Composed[SectionKind.Risk].Pictures.Length);
            Assert.Empty(Differences.Between(text.Composed, Explainer.Compose(again.Composed.Result, Language.Find("es")!)));
            Assert.DoesNotContain("\"isEdited\"", Encoding.UTF8.GetString(page), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_denominator_other_than_100_and_1000_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Compose(Brca1 with { Denominator = 250 }));

    private static Explanation Compose(ExplainedResult result) => Explainer.Compose(result, Language.English);
}
