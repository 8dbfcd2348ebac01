using PrecisionCare.Decisions;
using PrecisionCare.Explanations;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Tests.Explanations;

/// <summary>How a page is edited, goes on with a newer result, and takes numbers that a person adds.</summary>
public sealed class ExplanationTextTests
{
    private static readonly Signature Counselor = new(Guid.NewGuid(), "A. Meyer", "Genetic counselor", new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    private static readonly RiskNumber Breast = new() { Outcome = "breast cancer", Value = .72, Low = .65, High = .79, Horizon = RiskHorizon.ByAge(80), Group = RiskGroup.Women, Source = "the table" };

    private static readonly CancerPredispositionResult Brca1 = new()
    {
        Gene = "BRCA1", Condition = "hereditary breast and ovarian cancer", Inheritance = InheritancePattern.Dominant, Copies = CopiesChanged.One, Risks = [Breast],
        Variant = new ExplainedVariant(Coding: "c.68_69del", Meaning: ChangeMeaning.LikelyPathogenic),
    };

    [Fact]
    public void Editing_keeps_what_was_composed_and_who_changed_it()
    {
        var composed = ExplanationText.Of(Compose(Brca1));
        var edited = composed.With(SectionKind.Help, "Call us.\r\n\r\n We are here. ", Counselor);

        Assert.Equal("Call us.\nWe are here.", edited.TextOf(SectionKind.Help));
        Assert.Equal(Counselor, edited.EditOf(SectionKind.Help)!.By);
        Assert.Same(composed.Composed, edited.Composed);
        Assert.False(edited.With(SectionKind.Help, composed.TextOf(SectionKind.Help), Counselor).IsEdited);
        Assert.Throws<ArgumentException>(() => composed.With(SectionKind.Appendix, "", Counselor));
    }

    [Fact]
    public void A_new_result_marks_what_is_new_gone_and_changed()
    {
        var before = new PharmacogeneticResult { Gene = "CYP2C19", Handling = MedicineHandling.Slower, Medicines = [new("clopidogrel", GuidanceAction.ConsiderAlternative, true), new("citalopram", GuidanceAction.LowerDose, true)] };
        var after = before with { Medicines = [new("clopidogrel", GuidanceAction.Avoid, true), new("omeprazole", GuidanceAction.LowerDose, true)] };

        var differences = Differences.Between(Compose(before), Compose(after)).Where(d => d.Section == SectionKind.Meaning).ToList();

        Assert.Contains(differences, d => d.Kind == DifferenceKind.Changed && d.Before!.Contains("clopidogrel", StringComparison.Ordinal) && d.After!.Contains("this week", StringComparison.Ordinal));
        Assert.Contains(differences, d => d.Kind == DifferenceKind.New && d.After!.Contains("omeprazole", StringComparison.Ordinal));
        Assert.Contains(differences, d => d.Kind == DifferenceKind.Gone && d.Before!.Contains("citalopram", StringComparison.Ordinal));
        Assert.Equal(3, differences.Count);
    }

    [Fact]
    public void A_changed_class_is_one_changed_line_of_the_appendix()
    {
        var differences = Differences.Between(Compose(Brca1), Compose(Brca1 with { Variant = Brca1.Variant! with { Meaning = ChangeMeaning.Pathogenic } }));

        Assert.Equal(new SentenceDifference(SectionKind.Appendix, DifferenceKind.Changed, "Classification: likely pathogenic", "Classification: pathogenic"), Assert.Single(differences, d => d.Section == SectionKind.Appendix));
    }

    [Fact]
    public void A_new_result_keeps_a_persons_words_where_it_says_the_same_and_sets_them_aside_where_they_would_hide_it()
    {
        var text = ExplanationText.Of(Compose(Brca1)).With(SectionKind.Help, "Call us.", Counselor).With(SectionKind.Risk, "Your risk is high.", Counselor);

        var renewed = text.Renewed(Brca1 with { Risks = [Breast with { Value = .6, Low = .5, High = .7 }] });

        Assert.Equal("Call us.", renewed.TextOf(SectionKind.Help));
        Assert.StartsWith("By age 80, 60 out of 100 women", renewed.TextOf(SectionKind.Risk), StringComparison.Ordinal);
        Assert.Equal(("Your risk is high.", "A. Meyer"), (Assert.Single(renewed.SetAside).Text, renewed.SetAside[0].By.Name));
        Assert.Empty(renewed.With(SectionKind.Risk, "Your risk is still high.", Counselor).SetAside);
    }

    [Fact]
    public void An_added_number_is_told_in_people_with_and_without_the_change_and_names_its_source_and_who_added_it()
    {
        var text = ExplanationText.Of(Compose(Brca1 with { Risks = [] })).With(new AddedRisk(Breast with { Baseline = .12, Source = "Kuchenbaecker 2017, PMID 28632866" }, Counselor));

        string risk = text.TextOf(SectionKind.Risk), appendix = text.TextOf(SectionKind.Appendix);
        Assert.StartsWith("By age 80, 72 out of 100 women with this change have breast cancer.\nThe other 28 do not.", risk, StringComparison.Ordinal);
        Assert.Contains("12 out of 100 women without this change have breast cancer.\nThe other 88 do not.", risk, StringComparison.Ordinal);
        Assert.Contains("Source of the risk of breast cancer: Kuchenbaecker 2017, PMID 28632866", appendix, StringComparison.Ordinal);
        Assert.Contains("Risk of breast cancer, number entered by: A. Meyer", appendix, StringComparison.Ordinal);
        Assert.Equal(12, Assert.Single(text.Composed[SectionKind.Risk].Pictures.OfType<IconArrayPicture>()).CountWithout);
        Assert.Empty(WordingChecks.Check(text));
    }

    [Fact]
    public void An_added_number_takes_the_place_of_the_tables_survives_a_new_result_and_can_be_taken_away()
    {
        var added = new AddedRisk(Breast with { Outcome = "Breast cancer", Value = .5, Low = null, High = null }, Counselor);
        var text = ExplanationText.Of(Compose(Brca1)).With(added);

        Assert.Equal(.5, Assert.Single(((VariantResult)text.Composed.Result).Risks).Value);
        Assert.True(text.IsOf(Brca1), "A number that a person added is no change of the result.");
        Assert.Empty(text.Since(Brca1));
        var newer = Brca1 with { Variant = Brca1.Variant! with { Meaning = ChangeMeaning.Pathogenic } };
        Assert.False(text.IsOf(newer));
        Assert.DoesNotContain(text.Since(newer), d => d.Section == SectionKind.Risk);
        Assert.Equal(.5, Assert.Single(((VariantResult)text.Renewed(newer).Composed.Result).Risks).Value);

        var read = ExplanationJson.ReadText(ExplanationJson.Write(text));
        Assert.Equal(text.Composed[SectionKind.Risk].Text, read.Composed[SectionKind.Risk].Text);
        Assert.Equal(text.TextOf(SectionKind.Risk), read.Renewed(Brca1).TextOf(SectionKind.Risk));
        Assert.Equal(Compose(Brca1)[SectionKind.Risk].Text, read.Without(read.Added[0]).TextOf(SectionKind.Risk));
    }

    [Fact]
    public void A_number_needs_its_source_and_a_page_that_tells_numbers()
    {
        Assert.Throws<ArgumentException>(() => ExplanationText.Of(Compose(Brca1)).With(new AddedRisk(Breast with { Source = " " }, Counselor)));
        var uncertain = ExplanationText.Of(Compose(new UncertainResult { Gene = "BRCA1" }));
        Assert.False(uncertain.TakesNumbers);
        Assert.Throws<ArgumentException>(() => uncertain.With(new AddedRisk(Breast, Counselor)));
    }

    private static Explanation Compose(ExplainedResult result) => Explainer.Compose(result, Language.English);
}
