using System.Text.RegularExpressions;
using PrecisionCare.Explanations;
using PrecisionCare.Tests;
using PrecisionCare.Web.Drawing;
using PrecisionCare.Web.Drawing.Explained;
using PrecisionCare.Web.Letters;

namespace PrecisionCare.Web.Tests.Drawing;

/// <summary>What all pictures for patients keep, in every language.</summary>
public sealed partial class IllustrationTests
{
    /// <summary>The narrowest column that a telephone of 390 px gives a picture.</summary>
    private const double NarrowColumn = 310;

    private static string StyleSheet { get; } = File.ReadAllText(Path.Combine(ReferenceData.Repository, "src/PrecisionCare.Web/wwwroot/pictures.css"));

    public static TheoryData<string> Languages => [.. Language.All.Select(l => l.Code)];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Text_is_at_least_12_px_high_on_a_telephone(string language)
    {
        Assert.Contains("svg .words { font-size: 15px; }", StyleSheet, StringComparison.Ordinal);
        Assert.All(All(language).SelectMany(i => i.Pictures), picture =>
        {
            Assert.All(picture.Shapes.OfType<LabelShape>(), label => Assert.Contains("words", label.Look.Split(' ')));
            Assert.True(15 * Math.Min(NarrowColumn / picture.Width, 1) >= 12, $"{picture.Title} is {picture.Width} wide");
        });
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_mark_and_no_text_leaves_its_picture(string language) => Assert.All(All(language).SelectMany(i => i.Pictures), picture =>
    {
        foreach (var label in picture.Shapes.OfType<LabelShape>())
        {
            // A letter of a sans serif face is half as wide as its size on average, in bold a little more.
            double width = label.Text.Length * 15 * (label.Look.Contains("strong", StringComparison.Ordinal) ? .55 : .5);
            double from = label.Anchor switch { "start" => label.X, "middle" => label.X - (width / 2), _ => label.X - width };
            Assert.True(from >= -1 && from + width <= picture.Width + 1, $"'{label.Text}' from {from:0} to {from + width:0} of {picture.Width}");
            Assert.InRange(label.Y, 12, picture.Height - 3);
        }
    });

    [Theory]
    [MemberData(nameof(Languages))]
    public void Pictures_carry_classes_that_the_style_sheet_knows_and_no_inline_style(string language) => Assert.All(All(language).SelectMany(i => i.Pictures), picture =>
    {
        string svg = Drawn.Text(picture);
        Assert.DoesNotContain("style=", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", svg, StringComparison.Ordinal);
        foreach (string look in Looks().Matches(svg).SelectMany(m => m.Groups[1].Value.Split(' ')).Distinct())
            Assert.True(PictureLook.Knows(look), look);
        Assert.NotEmpty(picture.Title);
        Assert.NotEmpty(picture.Description);
    });

    [Theory]
    [MemberData(nameof(Languages))]
    public void Tables_are_whole_and_words_are_in_the_language(string language) => Assert.All(All(language), illustration =>
    {
        Assert.Equal(language, illustration.Words.Language);
        Assert.NotEmpty(illustration.Table.Rows);
        Assert.All(illustration.Table.Rows, row => Assert.Equal(illustration.Table.Heads.Length, row.Length));
    });

    [Fact]
    public void No_word_of_a_language_is_left_in_english()
    {
        var english = PictureWords.Of("en");
        foreach (var other in PictureWords.All.Where(w => w.Language != "en"))
        {
            Assert.NotEqual(english.HaveIt, other.HaveIt);
            Assert.NotEqual(english.AsTable, other.AsTable);
            Assert.Equal(english.Scale.Steps.Length, other.Scale.Steps.Length);
            Assert.All(other.Scale.Steps.Zip(english.Scale.Steps), pair => Assert.NotEqual(pair.Second, pair.First));
        }

        Assert.Equal(Language.All.Select(l => l.Code).Order(), PictureWords.All.Select(w => w.Language).Order());
    }

    internal static IEnumerable<Illustration> All(string code)
    {
        var language = Language.Find(code)!;
        var words = PictureWords.Of(code);
        yield return Illustration.Of("a", IconArrayTests.Compared, language);
        yield return Illustration.Of("b", IconArrayTests.Compared with { Denominator = 1000, Caption = "With a change of this kind in this gene and nothing else known, by age 80" }, language);
        foreach (var (pattern, copies, other) in new (InheritancePattern, CopiesChanged, bool?)[]
        {
            (InheritancePattern.Dominant, CopiesChanged.One, null), (InheritancePattern.Recessive, CopiesChanged.One, true), (InheritancePattern.Recessive, CopiesChanged.One, null),
            (InheritancePattern.XLinked, CopiesChanged.One, null), (InheritancePattern.XLinked, CopiesChanged.OnlyCopy, null), (InheritancePattern.Maternal, CopiesChanged.SomeCells, null),
        })
        {
            yield return Illustration.Of("i", new InheritancePicture { Title = "t", Description = "d", Pattern = pattern, Copies = copies, OtherParentCarries = other }, language);
        }

        foreach (var place in Enum.GetValues<MetaboliserPlace>()) yield return MetaboliserScale.Draw("s", "CYP2C19", "d", place, words);
        foreach (var bar in new[] { (.72, .65, .79, .13), (.003, .001, .008, .002) })
        {
            yield return Illustration.Of("r", new RiskBarPicture
            {
                Title = "t", Description = "d", Denominator = 1000, Value = bar.Item1, Low = bar.Item2, High = bar.Item3, Baseline = bar.Item4, Horizon = "In 10 years",
            }, language);
        }
    }

    [GeneratedRegex("class=\"([^\"]+)\"")]
    private static partial Regex Looks();
}
