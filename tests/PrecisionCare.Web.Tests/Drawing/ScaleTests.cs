using PrecisionCare.Explanations;
using PrecisionCare.Web.Drawing;
using PrecisionCare.Web.Drawing.Explained;

namespace PrecisionCare.Web.Tests.Drawing;

/// <summary>A place on a scale, and a risk on a line.</summary>
public sealed class ScaleTests
{
    [Theory]
    [InlineData(MetaboliserPlace.Poor, "much slower than usual (poor)")]
    [InlineData(MetaboliserPlace.Ultrarapid, "much faster than usual (ultrarapid)")]
    [Trait("Feature", Feature.NotTested)]
    public void The_place_is_marked_by_one_other_shape_and_by_words(object place, string step)
    {
        var picture = Scale((MetaboliserPlace)place).Pictures[0];
        Assert.Single(picture.Shapes.OfType<PathShape>());
        Assert.Equal(4, picture.Shapes.OfType<CircleShape>().Count());
        Assert.Equal([step, "◄ your result"], picture.Shapes.OfType<LabelShape>().Where(l => l.Look == "words strong").Select(l => l.Text));
    }

    [Theory]
    [InlineData(MetaboliserPlace.Indeterminate, "Not on the scale: the result is not clear.")]
    [InlineData(MetaboliserPlace.NotTested, "Not on the scale: this was not tested.")]
    [Trait("Feature", Feature.NotTested)]
    public void What_is_not_known_has_no_place_on_the_scale_and_says_so(object place, string said)
    {
        var shown = Scale((MetaboliserPlace)place);
        Assert.Empty(shown.Pictures[0].Shapes.OfType<PathShape>());
        Assert.Equal(5, shown.Pictures[0].Shapes.OfType<CircleShape>().Count());
        Assert.Equal(said, string.Join(' ', shown.Pictures[0].Shapes.OfType<LabelShape>().Where(l => l.Look == "words strong").Select(l => l.Text)));
        Assert.Equal(said, shown.Sentence);
    }

    [Theory]
    [InlineData(MedicineHandling.MuchSlower, MetaboliserPlace.Poor)]
    [InlineData(MedicineHandling.Slower, MetaboliserPlace.Intermediate)]
    [InlineData(MedicineHandling.Usual, MetaboliserPlace.Normal)]
    [InlineData(MedicineHandling.Faster, MetaboliserPlace.Rapid)]
    [InlineData(MedicineHandling.MuchFaster, MetaboliserPlace.Ultrarapid)]
    [InlineData(MedicineHandling.NotClear, MetaboliserPlace.Indeterminate)]
    [InlineData(MedicineHandling.ActsOtherwise, MetaboliserPlace.Indeterminate)]
    public void Only_how_fast_a_medicine_is_handled_has_a_place(MedicineHandling handling, object place) => Assert.Equal((MetaboliserPlace)place, MetaboliserScale.PlaceOf(handling));

    [Fact]
    [Trait("Feature", Feature.Uncertainty)]
    public void A_risk_stands_with_its_interval_its_time_and_the_risk_without()
    {
        var bar = Bar(.72, .65, .79, .13);
        Assert.Equal("By age 80: Best estimate: 72 out of 100; Likely range: 65 to 79 out of 100; Without this change: 13 out of 100.", bar.Sentence);
        var shapes = bar.Pictures[0].Shapes;
        var interval = shapes.OfType<RectangleShape>().First(r => r.Look == "interval");
        // The line is 320 long and ends at 100 out of 100.
        Assert.Equal((228, 44.8), (Math.Round(interval.X, 6), Math.Round(interval.Width, 6)));
        Assert.Contains("By age 80", shapes.OfType<LabelShape>().Select(l => l.Text));
        Assert.Contains("100 out of 100", shapes.OfType<LabelShape>().Select(l => l.Text));
    }

    [Fact]
    [Trait("Feature", Feature.Uncertainty)]
    public void A_risk_without_a_published_interval_says_so() => Assert.Contains("Likely range: not published", Bar(.3, null, null, null).Sentence, StringComparison.Ordinal);

    [Fact]
    public void A_small_risk_gets_a_shorter_line_that_says_where_it_ends() =>
        Assert.Contains("10 out of 100", Bar(.03, .02, .05, null).Pictures[0].Shapes.OfType<LabelShape>().Select(l => l.Text));

    internal static Illustration Bar(double? value, double? low, double? high, double? baseline) => Illustration.Of(
        "b", new RiskBarPicture { Title = "t", Description = "d", Denominator = 100, Value = value, Low = low, High = high, Baseline = baseline, Horizon = "By age 80" }, Language.English);

    internal static Illustration Scale(MetaboliserPlace place) => MetaboliserScale.Draw("s", "CYP2C19", "d", place, PictureWords.Of("en"));
}
