using System.Globalization;
using PrecisionCare.Counseling.Questionnaires;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Drawing;

/// <summary>The course of a questionnaire's score, on the whole scale, with the bands of its source. A table beside it holds the values.</summary>
internal static class ScoreChart
{
    private const double Width = 760, Height = 240, Left = 40, Right = 150, Top = 16, Bottom = 36;

    /// <param name="id">Unique on the page.</param>
    /// <param name="rule">How it is scored.</param>
    /// <param name="points">Days and scores, the first first; at least one.</param>
    public static Picture Draw(string id, ScoringRule rule, IReadOnlyList<(DateOnly Day, decimal Value, bool Raised)> points)
    {
        var last = points[^1];
        var sketch = new Sketch(id, Width, Height, $"{rule.Name} over time",
            $"{points.Count.Of("score")} on a scale of 0 to {rule.Highest.Shown()}, the last {last.Value.Shown()} on {last.Day.Shown()}. Diamonds lie in a band that asks for a look. The table holds every value.");
        double span = Math.Max(last.Day.DayNumber - points[0].Day.DayNumber, 1);
        double X(DateOnly day) => Left + 12 + ((day.DayNumber - points[0].Day.DayNumber) / span * (Width - Left - Right - 24));
        double Y(decimal value) => Height - Bottom - ((double)(value / rule.Highest) * (Height - Top - Bottom));

        foreach (var band in rule.Bands)
        {
            sketch.Line("grid", Left, Y(band.Low), Width - Right, Y(band.Low)).Label("label", Left - 8, Y(band.Low) + 4, "end", band.Low.Shown());
            sketch.Label("label", Width - Right + 8, Y((band.Low + band.High) / 2) + 4, "start", band.Name);
        }

        sketch.Line("grid", Left, Y(rule.Highest), Width - Right, Y(rule.Highest)).Label("label", Left - 8, Y(rule.Highest) + 4, "end", rule.Highest.Shown());
        sketch.Line("axis", Left, Y(0), Width - Right, Y(0));
        if (rule.Bands.IsEmpty) sketch.Label("label", Left - 8, Y(0) + 4, "end", "0");
        sketch.Label("label", X(points[0].Day), Height - 12, "start", points[0].Day.ToString("dd-MMM-yyyy", CultureInfo.InvariantCulture));
        if (points[0].Day != last.Day) sketch.Label("label", X(last.Day), Height - 12, "end", last.Day.ToString("dd-MMM-yyyy", CultureInfo.InvariantCulture));
        if (points.Count > 1) sketch.Polyline("series", points.Select(p => (X(p.Day), Y(p.Value))));
        foreach (var (day, value, raised) in points)
            _ = raised ? sketch.Diamond("point out", X(day), Y(value), 6) : sketch.Circle("point", X(day), Y(value), 4);
        return sketch.Finish();
    }
}
