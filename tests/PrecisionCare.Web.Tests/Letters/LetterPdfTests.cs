using System.Collections.Immutable;
using System.Xml.Linq;
using PrecisionCare.Explanations;
using PrecisionCare.Web.Drawing.Explained;
using PrecisionCare.Web.Letters;
using PrecisionCare.Web.Tests.Drawing;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace PrecisionCare.Web.Tests.Letters;

/// <summary>A letter as a PDF file.</summary>
[Collection(DemoHospitalTests.Name)]
public sealed class LetterPdfTests(DemoHospital hospital)
{
    private static readonly LetterPdf Pdf = new(FontFactAttribute.Fonts);

    [FontFact]
    [Trait("Feature", Feature.PrintEqualsScreen)]
    public void Each_page_is_A4_and_carries_its_number_and_the_patient()
    {
        var pages = ReadPdf.Pages(Pdf.Write(Long, out int count));
        Assert.True(count > 2);
        Assert.Equal(count, pages.Count);
        for (int i = 0; i < count; i++)
        {
            Assert.Contains($"Seite {i + 1} von {count}", pages[i], StringComparison.Ordinal);
            Assert.Contains(Long.PatientLine!, pages[i], StringComparison.Ordinal);
        }

        using var document = PdfDocument.Open(Pdf.Write(Long));
        Assert.All(document.GetPages(), p => Assert.Equal((595d, 842d), (p.Width, p.Height)));
    }

    [FontFact]
    public void A_letter_that_may_not_carry_the_patient_has_the_organisation_at_its_foot()
    {
        string page = Assert.Single(ReadPdf.Pages(Pdf.Write(Short with { PatientLine = null })));
        Assert.DoesNotContain(Long.PatientLine!, page, StringComparison.Ordinal);
        Assert.EndsWith("St AnnePage 1 of 1", page, StringComparison.Ordinal);
    }

    [FontFact]
    [Trait("Feature", Feature.PrintEqualsScreen)]
    public async Task The_file_says_what_the_page_says_in_the_same_order()
    {
        foreach (var letter in new[] { Long, Short })
        {
            string html = await new PartialRenderer(hospital.Web.Services).RenderAsync("_Letter", letter);
            var article = XElement.Parse(html.Replace("&nbsp;", " ", StringComparison.Ordinal));
            foreach (var unsaid in article.Descendants().Where(e => e.Name.LocalName is "title" or "desc" or "details" || (string?)e.Attribute("class") == "letter-foot").ToList()) unsaid.Remove();
            // Numbers and dots of lists are marks of their own in the file and drawn by the browser on the page.
            string read = string.Concat(ReadPdf.Marked(Pdf.Write(letter)).Where(m => m.Tag != "Lbl").Select(m => m.Text));
            Assert.Equal(Letters(article.Value), Letters(read));
        }
    }

    [FontFact]
    public void The_file_is_tagged_and_every_mark_belongs_to_the_structure()
    {
        byte[] file = Pdf.Write(Long);
        using var document = PdfDocument.Open(file);
        var catalog = document.Structure.Catalog.CatalogDictionary;
        Assert.Equal("de", ((StringToken)catalog.Data["Lang"]).Data);
        Assert.Equal("True", ((DictionaryToken)catalog.Data["MarkInfo"]).Data["Marked"].ToString());
        var root = Resolve(document, catalog.Data["StructTreeRoot"]);
        var elements = Elements(document, Resolve(document, root.Data["K"])).ToList();
        Assert.Equal("Document", elements[0].Type);
        foreach (string type in new[] { "H1", "H2", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Figure" }) Assert.Contains(elements, e => e.Type == type);
        Assert.All(elements.Where(e => e.Type == "Figure"), e => Assert.Contains("Alt", e.Dictionary.Data.Keys));
        int marks = document.GetPages().Sum(p => p.GetMarkedContents().Count(m => m.Tag != "Artifact"));
        Assert.Equal(marks, elements.Sum(e => e.Marks));
    }

    [FontFact]
    public void Fonts_are_embedded_and_title_author_and_bookmarks_are_written()
    {
        using var document = PdfDocument.Open(Pdf.Write(Long));
        Assert.Equal((Long.Subject, "M. Weber, genetische Beraterin"), (document.Information.Title, document.Information.Author));
        Assert.True(document.TryGetBookmarks(out var bookmarks));
        string[] headings = [Long.Subject, .. Long.Blocks.OfType<HeadingBlock>().Select(h => h.Text)];
        Assert.Equal(headings, bookmarks.GetNodes().Select(n => n.Title));
        Assert.All(document.GetPages().SelectMany(p => p.Letters).Select(l => l.FontName).Distinct(), name => Assert.Contains(FontFactAttribute.Fonts.Face!.Name.Replace(" ", "", StringComparison.Ordinal), name, StringComparison.Ordinal));
    }

    [FontFact]
    public void The_same_letter_is_the_same_file() => Assert.Equal(Pdf.Write(Long), Pdf.Write(Long));

    [FontFact]
    public void No_text_leaves_the_page()
    {
        using var document = PdfDocument.Open(Pdf.Write(Long));
        Assert.All(document.GetPages().SelectMany(p => p.Letters), l => Assert.True(l.StartBaseLine.X >= LetterStrips.Left - 1 && l.EndBaseLine.X <= PdfPaper.Width - LetterStrips.Right + 4, $"{l.Value} at {l.StartBaseLine}"));
    }

    [Fact]
    public void Without_a_font_the_reason_and_print_are_offered()
    {
        var none = new LetterPdf(FontSearch.In([Path.Combine(Path.GetTempPath(), "no-such-folder")]));
        Assert.Contains("Print the page instead", none.WhyNot(Short), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => none.Write(Short));
    }

    [FontFact]
    public void Letters_that_the_font_lacks_are_named_and_nothing_is_written_without_them()
    {
        var letter = Short with { Recipient = ["田中"] };
        Assert.Contains("田", Pdf.WhyNot(letter), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Pdf.Write(letter));
    }

    [FontFact]
    public void Measured_widths_are_those_of_the_file()
    {
        const string text = "Überträger: ñandú 100 % (AV)";
        using var document = PdfDocument.Open(Pdf.Write(Short with { Blocks = [new ParagraphBlock(text)] }));
        var letters = document.GetPage(1).GetMarkedContents().Select(m => m.Letters).Single(l => string.Concat(l.Select(c => c.Value)) == text);
        Assert.Equal(FontFactAttribute.Fonts.Face!.Regular.Width(text) * 10.5, letters[^1].EndBaseLine.X - letters[0].StartBaseLine.X, .1);
    }

    internal static Letter Short { get; } = new()
    {
        Language = Language.English, Sender = new LetterSender("St Anne", ["1 High Street", "Telephone 555-0100"], null), Date = new DateOnly(2026, 11, 22), Subject = "A subject", PatientLine = "A. Example, born 02-Jan-1970",
        Blocks = [new HeadingBlock("A heading"), new ParagraphBlock(new LetterText([new("The gene "), new("BRCA1", Italic: true), new(". Next "), new("bold", Bold: true), new(".")]))],
    };

    internal static Letter Long { get; } = new()
    {
        Language = Language.Find("de")!, Sender = new LetterSender("Klinik Süd", ["Große Straße 1"], "M. Weber, genetische Beraterin"), Recipient = ["Frau Á. Ñúñez", "Weg 3"], Date = new DateOnly(2026, 3, 4),
        Subject = "Ihr Ergebnis: eine Veränderung, die wichtig ist – für Sie und für Ihre Familie", PatientLine = "Á. Ñúñez, geboren 02-Jan-1970, Nr. 123",
        Blocks =
        [
            new HeadingBlock("Was das für Sie heißt"),
            new ParagraphBlock(string.Join(' ', Enumerable.Range(1, 60).Select(i => $"Das ist der Satz {i} „von“ 60."))),
            new ListBlock([.. Enumerable.Range(1, 12).Select(i => (LetterText)$"Schritt {i}: Fragen Sie Ihre Ärztin, und nehmen Sie diesen Brief mit, damit sie ihn lesen kann.")], Numbered: true),
            new HeadingBlock("Das Risiko"),
            new PictureBlock(Illustration.Of("a", IconArrayTests.Compared, Language.Find("de")!)),
            new PictureBlock(Illustration.Of("i", new InheritancePicture { Title = "Vererbung", Description = "So wird es weitergegeben.", Pattern = InheritancePattern.XLinked, Copies = CopiesChanged.One }, Language.Find("de")!)),
            new PageBreakBlock(),
            new HeadingBlock("Technik"),
            new TableBlock("Werte", ["Was", "Wert", "Quelle"], [.. Enumerable.Range(1, 50).Select(i => ImmutableArray.Create<LetterText>($"Zeile {i}", "NM_007294.4:c.5266dup p.(Gln1756ProfsTer74)", "Labor, und noch ein langer Text, der umbricht, weil er lang ist"))]),
            new ListBlock(["letzter Punkt"], Numbered: false),
        ],
    };

    private static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static DictionaryToken Resolve(PdfDocument document, IToken token) =>
        (DictionaryToken)(token is IndirectReferenceToken reference ? document.Structure.GetObject(reference.Data).Data : token);

    private static IEnumerable<(string Type, DictionaryToken Dictionary, int Marks)> Elements(PdfDocument document, DictionaryToken element)
    {
        var kids = ((ArrayToken)element.Data["K"]).Data;
        yield return (((NameToken)element.Data["S"]).Data, element, kids.Count(k => k is DictionaryToken));
        foreach (var kid in kids.OfType<IndirectReferenceToken>().SelectMany(k => Elements(document, Resolve(document, k)))) yield return kid;
    }
}
