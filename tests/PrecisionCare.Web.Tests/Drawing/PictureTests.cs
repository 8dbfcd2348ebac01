using PrecisionCare.Web.Drawing;

namespace PrecisionCare.Web.Tests.Drawing;

/// <summary>What every picture keeps, whichever it is.</summary>
public sealed class PictureTests
{
    [Fact]
    public void A_picture_names_and_describes_itself()
    {
        var svg = Drawn.AsSvg(new Sketch("one", 10, 20, "A <b> title", "What & how").Finish());
        string[] named = ((string)svg.Attribute("aria-labelledby")!).Split(' ');
        Assert.Equal(["A <b> title", "What & how"], named.Select(id => svg.Elements().Single(e => (string?)e.Attribute("id") == id).Value));
        Assert.Equal("img", (string?)svg.Attribute("role"));
    }

    [Fact]
    public void A_finished_picture_is_not_changed_by_what_is_drawn_later()
    {
        var sketch = new Sketch("one", 10, 10, "t", "d").Line("grid", 0, 0, 1, 1);
        var before = sketch.Finish();
        sketch.Line("grid", 0, 0, 2, 2);
        Assert.Single(before.Shapes);
    }

    [Fact]
    public void A_path_is_written_with_absolute_steps_and_round_numbers() => Assert.Equal(
        "M0 0L10 0.5A5 5 0 0 1 3.33 4C1 2 3 4 5 6Z",
        (string?)Drawn.AsSvg(new Sketch("one", 10, 10, "t", "d")
            .Path("axis", PathStep.Move(0, 0), PathStep.Line(10, .5), PathStep.Arc(5, false, true, 10d / 3, 4), PathStep.Curve(1, 2, 3, 4, 5, 6), PathStep.Close).Finish())
            .Elements().Single(e => e.Name.LocalName == "path").Attribute("d"));

    [Fact]
    public void A_symbol_is_written_once_under_the_id_of_its_picture()
    {
        var symbol = new Symbol("mark", [new CircleShape("point", 4, 4, 4)]);
        var svg = Drawn.AsSvg(new Sketch("first", 10, 10, "t", "d").Stamp(symbol, 0, 0).Stamp(symbol, 8, 0).Finish());
        Assert.Equal("first-mark", (string?)Assert.Single(svg.Descendants(), e => e.Name.LocalName == "g").Attribute("id"));
        Assert.Equal(["#first-mark", "#first-mark"], svg.Elements().Where(e => e.Name.LocalName == "use").Select(e => (string?)e.Attribute("href")));
    }
}
