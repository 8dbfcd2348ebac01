using PrecisionCare.Decisions;
using PrecisionCare.Explanations;
using PrecisionCare.Web.Letters;

namespace PrecisionCare.Web.Tests.Letters;

/// <summary>Letters to patients and to colleagues.</summary>
public sealed class ComposedLetterTests
{
    private static readonly LetterFrame Frame = new(new LetterSender("St Anne", ["1 High Street"], "C. Lee, genetic counselor"), ["Dr A. Doctor"], new DateOnly(2026, 11, 22), "A. Example, born 02-Jan-1970");

    [Fact]
    public void A_letter_to_the_patient_has_the_sections_in_order_steps_numbered_genes_in_italics_and_the_technical_part_last_on_its_own_page()
    {
        var letter = PatientLetter.Compose(ExplanationText.Of(Page), Frame);
        Assert.Equal(["Your result", "Next steps", "Your risk", "Technical details"], letter.Blocks.OfType<HeadingBlock>().Select(h => h.Text));
        Assert.Contains(new LetterRun("BRCA1", Italic: true), letter.Blocks.OfType<ParagraphBlock>().First().Text.Runs);
        Assert.Equal("We found a change in BRCA1. It matters.", letter.Blocks.OfType<ParagraphBlock>().First().Text.ToString());
        Assert.True(Assert.Single(letter.Blocks.OfType<ListBlock>()).Numbered);
        Assert.Single(letter.Blocks.OfType<PictureBlock>());
        var afterBreak = letter.Blocks.SkipWhile(b => b is not PageBreakBlock).Skip(1).ToList();
        Assert.Equal([("Laboratory", "Example lab"), ("Version 2", "of the text")], Assert.IsType<TableBlock>(afterBreak[1]).Rows.Select(r => (r[0].ToString(), r[1].ToString())));
    }

    [Fact]
    public void What_a_person_wrote_is_marked_with_the_name()
    {
        var edited = ExplanationText.Of(Page).With(SectionKind.Result, "We found something.", new Signature(Guid.Empty, "C. Lee", "counselor", DateTimeOffset.UnixEpoch));
        var paragraphs = PatientLetter.Compose(edited, Frame).Blocks.OfType<ParagraphBlock>().Select(p => p.Text.ToString()).ToList();
        Assert.Equal(["We found something.", "This part was written by C. Lee."], paragraphs.Take(2));
    }

    [FontFact]
    public void A_summary_for_a_colleague_takes_one_page_and_counts_what_it_leaves_out()
    {
        var pdf = new LetterPdf(FontFactAttribute.Fonts);
        var content = new ClinicianSummaryContent("Summary of a genetic result", [("Gene", "BRCA1"), ("Change", "NM_007294.4:c.5266dup")],
            [("What to do", [.. Enumerable.Range(1, 60).Select(i => $"Item {i} of the advice, with its source (Society 2024).")]), ("Relatives", ["Offer a test."])]);
        var letter = ClinicianSummary.OnOnePage(content, Frame, pdf.PagesOf);
        pdf.Write(letter, out int pages);
        Assert.Equal((1, 1), (pdf.PagesOf(letter), pages));
        var items = letter.Blocks.OfType<ListBlock>().First().Items.Select(i => i.ToString()).ToList();
        Assert.Equal($"and {60 - (items.Count - 1)} more in the record", items[^1]);
        Assert.Equal("Offer a test.", Assert.Single(letter.Blocks.OfType<ListBlock>().Last().Items).ToString());
    }

    private static Explanation Page { get; } = new()
    {
        Result = new DominantRiskResult(), Language = "en", TextVersion = "1", Title = "Your test result", Denominator = 100,
        Sections =
        [
            new ExplanationSection
            {
                Kind = SectionKind.Appendix, Heading = "Technical details", Sentences = [new ExplainedSentence("a.lab", "Laboratory: Example lab"), new ExplainedSentence("a.version", "Version 2: of the text")],
            },
            new ExplanationSection
            {
                Kind = SectionKind.Result, Heading = "Your result",
                Sentences =
                [
                    new ExplainedSentence("r.found", "We found a change in BRCA1.") { Runs = [new("We found a change in ", TextRunKind.Plain), new("BRCA1", TextRunKind.Gene), new(".", TextRunKind.Plain)] },
                    new ExplainedSentence("r.matters", "It matters."),
                ],
            },
            new ExplanationSection { Kind = SectionKind.NextSteps, Heading = "Next steps", Sentences = [new ExplainedSentence("n.1", "Talk with your doctor."), new ExplainedSentence("n.2", "Call us.")] },
            new ExplanationSection
            {
                Kind = SectionKind.Risk, Heading = "Your risk",
                Pictures = [new IconArrayPicture { Title = "Risk", Description = "72 out of 100", Denominator = 100, Count = 72, Caption = "By age 80" }],
            },
        ],
    };
}
