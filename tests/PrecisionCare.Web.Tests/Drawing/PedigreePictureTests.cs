using PrecisionCare.Domain.Tests.Families;
using PrecisionCare.Families.Layout;
using PrecisionCare.Tests;
using PrecisionCare.Web.Drawing;
using PrecisionCare.Web.Letters;
using PrecisionCare.Web.Tests.Letters;
using UglyToad.PdfPig;

namespace PrecisionCare.Web.Tests.Drawing;

[Trait("Feature", Feature.Pedigree)]
public sealed class PedigreePictureTests
{
    public static TheoryData<string> Golden => AuthoredFamily.Names;

    [Theory, MemberData(nameof(Golden))]
    public void On_an_A4_sheet_its_text_is_8_points_or_larger_with_legend_date_historian_and_ancestry(string name)
    {
        var picture = Draw(name);
        var sheet = PrintSheet.For(picture, PedigreePicture.TextSize);
        Assert.StartsWith("a4", sheet.Name, StringComparison.Ordinal);
        Assert.InRange(sheet.TextOf(picture, PedigreePicture.TextSize), PrintSheet.LeastText, PedigreePicture.TextSize * .75);
        var labels = picture.Shapes.OfType<LabelShape>().ToList();
        Assert.All(labels, label => Assert.Equal(PedigreePicture.TextSize, PictureLook.Of(label.Look, isText: true).TextSize));
        string said = string.Join(' ', labels.Select(l => l.Text));
        Assert.Contains("Taken 22-Nov-2026 · told by: the aunt", said, StringComparison.Ordinal);
        Assert.Contains("mother's side Ashkenazi Jewish; father's side not stated", said, StringComparison.Ordinal);
        Assert.Contains("Legend", said, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Golden))]
    public void Its_marks_have_looks_on_the_page_and_on_paper(string name) =>
        Assert.All(Draw(name).Shapes.SelectMany(s => s.Look.Split(' ')).Distinct(), look => Assert.True(PictureLook.Knows(look), look));

    [FontFact]
    public void It_can_be_drawn_on_the_paper_of_a_letter()
    {
        var picture = Draw("12-two-affected-branches");
        using var paper = new PdfPaper(FontFactAttribute.Fonts.Face!, "t", "a", new DateOnly(2026, 11, 22));
        paper.NewPage();
        var document = new StructureNode("Document");
        paper.Inside(document.Add("Figure", picture.Description), () => PdfPicture.Draw(paper, FontFactAttribute.Fonts.Face!, picture, 20, 20, 555 / picture.Width));
        using var read = PdfDocument.Open(paper.Finish(document, "en"));
        Assert.Contains("Ana", read.GetPage(1).Text, StringComparison.Ordinal);
        Assert.All(read.GetPage(1).Letters, l => Assert.InRange(l.StartBaseLine.X, 15, 590));
    }

    [Fact]
    public void A_picture_too_large_for_text_of_8_points_gets_the_sheet_on_which_it_is_largest()
    {
        var wide = new Sketch("one", 3000, 900, "t", "d").Finish();
        Assert.Equal("a3-wide", PrintSheet.For(wide, 13).Name);
        Assert.True(PrintSheet.For(wide, 13).TextOf(wide, 13) < PrintSheet.LeastText);
    }

    [Fact]
    public void Each_sheet_has_its_page_and_its_height_in_the_style_sheet()
    {
        string sheet = File.ReadAllText(Path.Combine(ReferenceData.Repository, "src/PrecisionCare.Web/wwwroot/site.css"));
        Assert.All(PrintSheet.All, s =>
        {
            Assert.Contains($"@page {s.Name} {{", sheet, StringComparison.Ordinal);
            Assert.Matches($@"\.{s.Name} > \.body > \.pedigree svg[^{{]*\{{ max-height: {s.Height}mm; \}}", sheet);
        });
    }

    private static Picture Draw(string name)
    {
        var family = AuthoredFamily.Open(name) with { TakenOn = new DateOnly(2026, 11, 22), Historian = "the aunt", MaternalAncestry = "Ashkenazi Jewish" };
        return PedigreePicture.Draw(family, PedigreeLayout.Of(family));
    }
}
