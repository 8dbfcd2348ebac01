using System.Text.RegularExpressions;
using PrecisionCare.Explanations;
using PrecisionCare.Web.Letters;

namespace PrecisionCare.Web.Tests.Letters;

/// <summary>The letter that a patient hands to relatives.</summary>
public sealed partial class FamilyLetterTests
{
    public static TheoryData<string, InheritancePattern, CopiesChanged> Letters
    {
        get
        {
            var all = new TheoryData<string, InheritancePattern, CopiesChanged>();
            foreach (var language in Language.All)
            {
                foreach (var (pattern, copies) in new[]
                {
                    (InheritancePattern.Dominant, CopiesChanged.One), (InheritancePattern.Recessive, CopiesChanged.One), (InheritancePattern.Recessive, CopiesChanged.TwoDifferent),
                    (InheritancePattern.XLinked, CopiesChanged.One), (InheritancePattern.XLinked, CopiesChanged.OnlyCopy), (InheritancePattern.Maternal, CopiesChanged.SomeCells),
                    (InheritancePattern.NotStated, CopiesChanged.NotStated),
                })
                {
                    all.Add(language.Code, pattern, copies);
                }
            }

            return all;
        }
    }

    [FontTheory]
    [MemberData(nameof(Letters))]
    [Trait("Feature", Feature.FamilyLetter)]
    public void It_takes_one_page_in_the_widest_font_too(string language, InheritancePattern pattern, CopiesChanged copies)
    {
        var wide = FontSearch.In(["/usr/share/fonts/truetype/dejavu"]);
        new LetterPdf(wide.Face is null ? FontFactAttribute.Fonts : wide).Write(Letter(language, pattern, copies), out int pages);
        Assert.Equal(1, pages);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [Trait("Feature", Feature.FamilyLetter)]
    public void Nobody_is_named_unless_the_patient_wants_it_and_the_consent_permits_it(bool ticked, bool permitted)
    {
        var letter = FamilyLetter.Compose(Content("en") with { NamingTicked = ticked, NamingPermitted = permitted }, Sender, Day);
        Assert.Null(letter.PatientLine);
        Assert.DoesNotContain("Maria", Text(letter), StringComparison.Ordinal);
        Assert.DoesNotContain("1970", Text(letter), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", Feature.FamilyLetter)]
    public void With_both_the_patient_is_named()
    {
        var letter = FamilyLetter.Compose(Content("en") with { NamingTicked = true, NamingPermitted = true }, Sender, Day);
        Assert.Contains("Maria Example, born 02-Jan-1970 had a gene test", Text(letter), StringComparison.Ordinal);
        Assert.Equal("Maria Example, born 02-Jan-1970", letter.PatientLine);
    }

    [Theory]
    [InlineData("en", "We do not tell you what to do.", "genetic counselor")]
    [InlineData("de", "Wir sagen Ihnen nicht, was Sie tun sollen.", "genetische Beratung")]
    [InlineData("es", "No le decimos qué hacer.", "asesor genético")]
    public void It_says_what_was_found_exactly_that_it_is_their_choice_and_whom_to_ask(string language, string choice, string counselor)
    {
        string text = Text(FamilyLetter.Compose(Content(language), Sender, Day));
        foreach (string needed in new[] { "BRCA1", "c.5266dup", "p.(Gln1756ProfsTer74)", "NM_007294.4", "breast and ovarian cancer", choice, counselor }) Assert.Contains(needed, text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Letters))]
    public void Sentences_are_short_and_words_do_not_judge(string language, InheritancePattern pattern, CopiesChanged copies)
    {
        string text = Text(Letter(language, pattern, copies));
        Assert.All(SentenceEnd().Split(text), s => Assert.InRange(s.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, 0, 20));
        Assert.DoesNotMatch("(?i)mutation|abnormal|suffer|mutación|anormal|leidet", text);
    }

    [Theory]
    [MemberData(nameof(Letters))]
    [Trait("Feature", Feature.FamilyLetter)]
    public void It_reads_as_easily_as_pages_for_patients_must(string language, InheritancePattern pattern, CopiesChanged copies)
    {
        var letter = Letter(language, pattern, copies);
        // The names in the tables are for a laboratory; the condition is in the words of the report.
        string prose = Text(letter with { Blocks = [.. letter.Blocks.Where(b => b is not TableBlock)] });
        var read = Readability.Of(prose, letter.Language, ["BRCA1", "breast and ovarian cancer"]);
        Assert.All(read.Measures, m => Assert.True(m.MeetsLimit, $"{m.Name} {m.Value:0.0}, limit {m.Limit}"));
    }

    [Theory]
    [InlineData(Relation.Children, 50)]
    [InlineData(Relation.AuntsUnclesNephewsNieces, 25)]
    [InlineData(Relation.Cousins, 12.5)]
    public void A_dominant_change_halves_at_each_step(object relation, double outOf100) =>
        Assert.Equal(outOf100, FamilyChances.Of(InheritancePattern.Dominant, CopiesChanged.One).Single(c => c.Relation == (Relation)relation).OutOf100);

    [Fact]
    public void A_man_hands_an_X_linked_change_to_all_daughters_and_no_son()
    {
        var chances = FamilyChances.Of(InheritancePattern.XLinked, CopiesChanged.OnlyCopy);
        Assert.Equal((100d, 0d), (chances.Single(c => c.Relation == Relation.Daughters).OutOf100, chances.Single(c => c.Relation == Relation.Sons).OutOf100));
    }

    [Theory]
    [InlineData(ChangeMeaning.Uncertain, InheritancePattern.Dominant)]
    [InlineData(ChangeMeaning.NotStated, InheritancePattern.Dominant)]
    [InlineData(ChangeMeaning.Benign, InheritancePattern.Dominant)]
    [InlineData(ChangeMeaning.Pathogenic, InheritancePattern.NotInherited)]
    public void There_is_none_for_a_change_of_unknown_meaning_nor_for_one_that_relatives_cannot_have(ChangeMeaning meaning, InheritancePattern pattern)
    {
        var content = Content("en") with { Inheritance = pattern, Variant = new ExplainedVariant(Coding: "c.1A>G", Meaning: meaning) };
        Assert.NotNull(content.WhyNot);
        Assert.Throws<ArgumentException>(() => FamilyLetter.Compose(content, Sender, Day));
    }

    private static readonly LetterSender Sender = new("St Anne Hospital", ["1 High Street", "Telephone 555-0100"], "C. Lee, genetic counselor");
    private static readonly DateOnly Day = new(2026, 11, 22);

    internal static Letter Letter(string language, InheritancePattern pattern, CopiesChanged copies) =>
        FamilyLetter.Compose(Content(language) with { Inheritance = pattern, Copies = copies }, Sender, Day);

    private static FamilyLetterContent Content(string language) => new()
    {
        Language = Language.Find(language)!, Gene = "BRCA1", Condition = "breast and ovarian cancer", Inheritance = InheritancePattern.Dominant, Copies = CopiesChanged.One, Patient = "Maria Example, born 02-Jan-1970",
        Variant = new ExplainedVariant("NM_007294.4", "c.5266dup", "p.(Gln1756ProfsTer74)", ChangeMeaning.Pathogenic),
    };

    private static string Text(Letter letter) => string.Join('\n', letter.Blocks.SelectMany(b => b switch
    {
        HeadingBlock h => [h.Text + "."],
        ParagraphBlock p => [p.Text.ToString()],
        ListBlock l => l.Items.Select(i => i.ToString()),
        TableBlock t => [t.Caption, .. t.Rows.Select(r => string.Join(' ', r) + ".")],
        _ => Enumerable.Empty<string>(),
    }));

    [GeneratedRegex(@"[.!?:](?:\s|$)")]
    private static partial Regex SentenceEnd();
}
