using PrecisionCare.Web.Letters;

namespace PrecisionCare.Web.Tests.Drawing;

/// <summary>How marks look on paper is read from the sheet by which a browser draws them.</summary>
public sealed class PictureLookTests
{
    private static readonly PrintColour Accent = PrintColour.Of("#0b4f8a");

    [Fact]
    public void A_rule_of_more_classes_adds_to_one_of_fewer()
    {
        var icon = PictureLook.Of("icon small has", isText: false);
        Assert.Equal((Accent, Accent, 1d), (icon.Fill!.Value, icon.Stroke!.Value, icon.Width));
        var line = PictureLook.Of("line broken", isText: false);
        Assert.Equal((null, PrintColour.Black with { Red = 23 / 255d, Green = 34 / 255d, Blue = 45 / 255d }, 1.5, (5d, 4d)), (line.Fill, line.Stroke!.Value, line.Width, line.Dash!.Value));
    }

    [Fact]
    public void Text_has_its_size_and_weight_and_the_colour_of_its_class()
    {
        var words = PictureLook.Of("words strong", isText: true);
        Assert.Equal((15d, true), (words.TextSize, words.Bold));
        Assert.Equal((13d, false, PrintColour.Of("#4a5865")), (PictureLook.Of("label", isText: true).TextSize, PictureLook.Of("label", isText: true).Bold, PictureLook.Of("label", isText: true).Fill!.Value));
    }

    [Fact]
    public void A_mark_of_which_no_rule_speaks_is_an_outline_and_no_blot()
    {
        var unknown = PictureLook.Of("nobody-knows", isText: false);
        Assert.Null(unknown.Fill);
        Assert.NotNull(unknown.Stroke);
    }

    [Theory]
    [InlineData("svg .point { opacity: .5; }")]
    [InlineData("svg .point { fill: red; }")]
    [InlineData("svg .point { fill: var(--no-such-token); }")]
    [InlineData("svg > .point { fill: none; }")]
    public void What_paper_cannot_do_is_refused_in_the_sheet(string sheet) => Assert.Throws<FormatException>(() => PictureRule.Read(sheet));
}
