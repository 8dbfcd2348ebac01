using System.Xml.Linq;
using PrecisionCare.Explanations;
using PrecisionCare.Web.Drawing;
using PrecisionCare.Web.Drawing.Explained;

namespace PrecisionCare.Web.Tests.Drawing;

/// <summary>So many of 100 or of 1,000 as people.</summary>
public sealed class IconArrayTests
{
    [Theory]
    [InlineData(100, 0)]
    [InlineData(100, 3)]
    [InlineData(100, 72)]
    [InlineData(100, 100)]
    [InlineData(1000, 0)]
    [InlineData(1000, 7)]
    [InlineData(1000, 1000)]
    public void As_many_icons_are_filled_as_have_it_and_all_others_are_outlined(int of, int affected)
    {
        string[] icons = [.. Icons(Array(of, affected)).Select(u => (string)u.Attribute("href")!)];
        Assert.Equal(of, icons.Length);
        Assert.Equal(affected, icons.Count(i => i == "#a-1-has"));
        Assert.Equal(of - affected, icons.Count(i => i == "#a-1-has-not"));
    }

    [Theory]
    [InlineData(100, 10, 13)]
    [InlineData(1000, 40, 85)]
    public void Icons_fill_from_the_bottom_left_in_rows(int of, int across, int affected)
    {
        var all = Array(of, affected).Shapes.OfType<StampShape>().ToList();
        var filled = all.Where(s => s.Symbol.Name == IconArrays.Affected).ToList();
        double lowest = all.Max(s => s.Y), leftmost = all.Min(s => s.X);
        Assert.Equal((leftmost, lowest), (filled[0].X, filled[0].Y));
        Assert.Equal(across, filled.Count(s => s.Y == lowest));
        var lastRow = filled.Where(s => s.Y == filled.Min(f => f.Y)).Select(s => s.X).ToList();
        Assert.Equal(affected % across, lastRow.Count);
        Assert.Equal(all.Select(s => s.X).Distinct().Order().Take(lastRow.Count), lastRow.Order());
        Assert.Equal(across, all.Select(s => Math.Round(s.X, 6)).Distinct().Count());
        Assert.Equal(of / across, all.Select(s => Math.Round(s.Y, 6)).Distinct().Count());
    }

    [Fact]
    public void With_and_without_are_two_arrays_of_the_same_size_with_unlike_ids()
    {
        var pictures = Illustration.Of("a", Compared, Language.English).Pictures;
        Assert.Equal(2, pictures.Length);
        Assert.Equal((pictures[0].Width, pictures[0].Height), (pictures[1].Width, pictures[1].Height));
        string[] ids = [.. pictures.SelectMany(p => Drawn.AsSvg(p).DescendantsAndSelf()).Select(e => (string?)e.Attribute("id")).OfType<string>()];
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Theory]
    [InlineData("en", "With this change, by age 80: 72 out of 100 have it, 28 do not.", "28 out of 100")]
    [InlineData("de", "With this change, by age 80: 72 von 100 haben es, 28 haben es nicht.", "28 von 100")]
    [InlineData("es", "With this change, by age 80: 72 de cada 100 la tienen, 28 no la tienen.", "28 de cada 100")]
    public void The_sentence_and_the_table_tell_both_frames_with_one_denominator(string language, string sentence, string others)
    {
        var shown = Illustration.Of("a", Compared, Language.Find(language)!);
        Assert.StartsWith(sentence, shown.Sentence, StringComparison.Ordinal);
        Assert.Equal(others, shown.Table.Rows[0][2]);
        Assert.Equal(sentence, shown.Pictures[0].Description);
        Assert.All(shown.Table.Rows, row => Assert.Equal(shown.Table.Heads.Length, row.Length));
    }

    [Fact]
    public void Thousands_are_written_as_the_language_writes_them()
    {
        string Frames(string language) => Illustration.Of("a", new IconArrayPicture { Title = "t", Description = "d", Denominator = 1000, Count = 7, Caption = "c" }, Language.Find(language)!).Sentence;
        Assert.Contains("1,000", Frames("en"), StringComparison.Ordinal);
        Assert.Contains("1.000", Frames("de"), StringComparison.Ordinal);
        Assert.Contains("1000", Frames("es"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(50, 3)]
    [InlineData(100, 101)]
    [InlineData(100, -1)]
    public void Other_denominators_and_impossible_counts_are_refused(int of, int affected) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new IconComparison("t", "d", of, [new IconGroup("c", affected)]));

    internal static IconArrayPicture Compared { get; } = new()
    {
        Title = "Breast cancer by age 80", Description = "72 out of 100 with the change, 13 out of 100 without.", Denominator = 100, Count = 72, Caption = "With this change, by age 80",
        CountWithout = 13, CaptionWithout = "Without this change, by age 80",
    };

    private static Picture Array(int of, int affected) =>
        Assert.Single(IconArrays.Draw("a", new IconComparison("t", "d", of, [new IconGroup("By age 80", affected)]), PictureWords.Of("en")).Pictures);

    private static IEnumerable<XElement> Icons(Picture picture) => Drawn.AsSvg(picture).Elements().Where(e => e.Name.LocalName == "use");
}
