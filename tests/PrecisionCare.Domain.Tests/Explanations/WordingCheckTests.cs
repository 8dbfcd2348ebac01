using PrecisionCare.Decisions;
using PrecisionCare.Explanations;

namespace PrecisionCare.Tests.Explanations;

/// <summary>Each wording rule finds a breach that a person writes, and lets a sound sentence pass.</summary>
public sealed class WordingCheckTests
{
    private static readonly Signature Counselor = new(Guid.Empty, "A. Meyer", "Genetic counselor", DateTimeOffset.UnixEpoch);

    private static readonly CancerPredispositionResult Brca1 = new()
    {
        Gene = "BRCA1", Condition = "hereditary breast and ovarian cancer", Inheritance = InheritancePattern.Dominant, Copies = CopiesChanged.One,
        Risks = [new RiskNumber { Outcome = "breast cancer", Value = .72, Baseline = .12, Horizon = RiskHorizon.ByAge(80), Group = RiskGroup.Women }],
    };

    private const string Hard = "Pharmacogenetic characterization demonstrates considerably diminished enzymatic metabolization capability necessitating individualized therapeutic reconsideration.";

    [Theory]
    [InlineData("W2", "You can ask your doctor or your nurse or your family or your friends or us or any other person that you trust and like.", "You can ask your doctor.")]
    [InlineData("W3", "The patient has a change in a gene.", "You have a change in a gene.")]
    [InlineData("W3", "A change was identified by the lab.", "The lab saw a change.")]
    [InlineData("W4", "You have a mutation.", "You have a change in a gene.")]
    [InlineData("W4", "You suffer from this.", "You have this.")]
    [InlineData("W5", "By age 80, 1 in 8 women have it.", "You can ask what this means.")]
    [InlineData("W5", "By age 80, 12% of women have it.", "By age 80, 12 out of 100 women have it, and 88 do not.")]
    [InlineData("W5", "By age 80, 120 out of 1,000 women have it, and 880 do not.", "By age 80, 12 out of 100 women have it, and 88 do not.")]
    [InlineData("W7", "By age 80, 12 out of 100 women have it.", "By age 80, 12 out of 100 women have it. The other 88 do not.")]
    [InlineData("W8", "12 out of 100 women have it, and 88 do not.", "In 10 years, 12 out of 100 women have it, and 88 do not.")]
    [InlineData("W9", "You have three sisters.", "You have 3 sisters.")]
    [InlineData("W10", "You need an MRI.", "You need a scan.")]
    [InlineData("W11", "You may get ill.", "You may get ill, because your gene has a change.")]
    [InlineData("W13", "Ask her to call us.", "Ask us to call you.")]
    public void A_breach_that_a_person_writes_is_found(string rule, string breach, string sound)
    {
        Assert.Contains(Check(Brca1, SectionKind.Meaning, breach), f => f.Rule == rule && f.Section == SectionKind.Meaning && f.Remedy.Length > 0);
        Assert.DoesNotContain(Check(Brca1, SectionKind.Meaning, sound), f => f.Rule == rule);
    }

    [Fact]
    public void W1_grades_above_the_limit_are_errors_and_plain_pages_have_none()
    {
        Assert.DoesNotContain(WordingChecks.Check(Page(Brca1)), f => f.Rule == "W1");
        Assert.Contains(Check(Brca1, SectionKind.Meaning, string.Join('\n', Enumerable.Repeat(Hard, 6))), f => f.Rule == "W1" && f.Severity == IssueSeverity.Error);
    }

    [Fact]
    public void W6_a_relative_risk_needs_the_absolute_one_beside_it()
    {
        Assert.Contains(Check(Brca1, SectionKind.Meaning, "Your chance is 6 times as high."), f => f.Rule == "W6");
        Assert.DoesNotContain(Check(Brca1, SectionKind.Meaning, "Your chance is 6 times as high.\nBy age 80, 72 out of 100 women have it.\nThe other 28 do not."), f => f.Rule == "W6");
    }

    [Fact]
    public void W4_variant_is_said_only_after_it_is_explained()
    {
        Assert.Contains(Check(Brca1, SectionKind.Result, "Change found that matters: you have a variant."), f => f.Rule == "W4");
        Assert.DoesNotContain(Check(Brca1, SectionKind.Meaning, "A change in a gene is also called a variant."), f => f.Rule == "W4");
    }

    [Fact]
    public void W3_a_page_that_never_speaks_to_the_reader_is_found()
    {
        var page = Page(Brca1).With(SectionKind.Meaning, "This is good.", Counselor).With(SectionKind.NextSteps, "Do not stop or start a medicine on your own.".Replace("your own", "its own", StringComparison.Ordinal), Counselor);

        Assert.Contains(WordingChecks.Check(page), f => f.Rule == "W3" && f.Section is null);
    }

    [Fact]
    public void W12_taking_the_sentence_on_medicines_out_is_found()
    {
        Assert.Contains(Check(Brca1, SectionKind.NextSteps, "You: come back in a year."), f => f.Rule == "W12");
        Assert.DoesNotContain(WordingChecks.Check(Page(Brca1)), f => f.Rule == "W12");
    }

    [Fact]
    public void W14_a_change_without_a_name_is_found()
    {
        Assert.Contains(WordingChecks.Check(Page(Brca1).With(SectionKind.Help, "Call us.", Counselor with { Name = " " })), f => f.Rule == "W14" && f.Section == SectionKind.Help);
        Assert.DoesNotContain(Check(Brca1, SectionKind.Help, "Call us."), f => f.Rule == "W14");
    }

    [Fact]
    public void W14_a_sentence_from_no_template_is_found()
    {
        var page = Explainer.Compose(Brca1, Language.English);
        var forged = page with { Sections = page.Sections.SetItem(1, page.Sections[1] with { Sentences = [new ExplainedSentence("no.such.template", "You are well.")] }) };

        Assert.Contains(WordingChecks.Check(forged), f => f.Rule == "W14" && f.Sentence == "You are well.");
    }

    [Fact]
    public void W15_an_English_sentence_on_a_Spanish_page_is_found()
    {
        var page = Explainer.Compose(Brca1, Language.Find("es")!);
        var half = page with { Sections = page.Sections.SetItem(1, page.Sections[1] with { Sentences = [page.Sections[1].Sentences[0] with { InEnglish = true }] }) };

        Assert.DoesNotContain(WordingChecks.Check(page), f => f.Rule == "W15");
        Assert.Contains(WordingChecks.Check(half), f => f.Rule == "W15" && f.Severity == IssueSeverity.Error);
    }

    [Fact]
    public void W15_a_condition_that_the_language_has_no_words_for_stands_as_reported_with_a_notice()
    {
        var page = Explainer.Compose(Brca1 with { Condition = "Smith-Lemli-Opitz syndrome" }, Language.Find("de")!);

        Assert.Contains("Smith-Lemli-Opitz syndrome", page[SectionKind.Meaning].Text, StringComparison.Ordinal);
        Assert.Contains(page.Notices, n => n.Contains("Smith-Lemli-Opitz syndrome", StringComparison.Ordinal));
        Assert.Contains("Smith-Lemli-Opitz syndrome", page.Names);
        Assert.Contains(WordingChecks.Check(page), f => f.Rule == "W15" && f.Severity == IssueSeverity.Warning);
    }

    [Fact]
    public void The_result_keeps_its_fixed_words()
    {
        Assert.Contains(Check(Brca1, SectionKind.Result, "You have a change in a gene."), f => f.Rule == "R1");
        Assert.DoesNotContain(WordingChecks.Check(Page(Brca1)), f => f.Rule == "R1");
    }

    [Fact]
    public void An_uncertain_result_is_never_positive_and_never_changes_care()
    {
        var uncertain = new UncertainResult { Gene = "ATM", Condition = "breast cancer" };

        Assert.DoesNotContain(WordingChecks.Check(Page(uncertain)), f => f.Rule == "R2");
        Assert.Contains(Check(uncertain, SectionKind.Meaning, "Your test is positive."), f => f.Rule == "R2");
        Assert.Contains(Check(uncertain, SectionKind.NextSteps, "You: do not stop or start a medicine on your own."), f => f.Rule == "R2");
    }

    [Theory]
    [InlineData("es", "Usted padece una mutación.", "W4")]
    [InlineData("es", "El paciente tiene un cambio.", "W3")]
    [InlineData("es", "El cambio fue encontrado ayer.", "W3")]
    [InlineData("es", "Hasta los 80 años, 12 de cada 100 mujeres lo tienen.", "W7")]
    [InlineData("es", "Usted tiene tres hermanas.", "W9")]
    [InlineData("es", "Usted podría enfermar.", "W11")]
    [InlineData("de", "Sie leiden an einem Defekt.", "W4")]
    [InlineData("de", "Die Patientin hat eine Veränderung.", "W3")]
    [InlineData("de", "Die Veränderung wurde gestern gefunden.", "W3")]
    [InlineData("de", "Bis zum Alter von 80 Jahren bekommen 12 von 100 Frauen Krebs.", "W7")]
    [InlineData("de", "Von den Frauen bekommen 12 von 100 Krebs, 88 nicht.", "W8")]
    [InlineData("de", "Sie haben drei Schwestern.", "W9")]
    [InlineData("de", "Sie könnten krank werden.", "W11")]
    public void The_rules_hold_in_Spanish_and_German(string language, string breach, string rule)
    {
        var composed = ExplanationText.Of(Explainer.Compose(Brca1, Language.Find(language)!));

        Assert.DoesNotContain(WordingChecks.Check(composed), f => f.Rule == rule);
        Assert.Contains(WordingChecks.Check(composed.With(SectionKind.Meaning, breach, Counselor)), f => f.Rule == rule);
    }

    private static ExplanationText Page(ExplainedResult result) => ExplanationText.Of(Explainer.Compose(result, Language.English));

    private static IEnumerable<WordingFinding> Check(ExplainedResult result, SectionKind section, string text) => WordingChecks.Check(Page(result).With(section, text, Counselor));
}
