using System.Globalization;
using PrecisionCare.Web.Labs;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Drawing;

/// <summary>The course of one laboratory value over time, with the reference range of its latest result as a band. One unit, one axis.</summary>
internal static class TrendChart
{
    private const double Width = 760, Height = 260, Left = 56, Right = 24, Top = 32, Bottom = 36;
    private const int PointsDrawn = 500;

    /// <param name="series">With a trend, see <see cref="LabSeries.HasTrend"/>.</param>
    public static Picture Draw(LabSeries series)
    {
        var points = series.Values.Where(v => v is { Quantity: not null, Date: not null }).Take(PointsDrawn).Reverse()
            .Select(v => (Value: v, Time: v.Date!.Value.Earliest.UtcDateTime, Number: (double)v.Quantity!.Value)).ToList();
        string unit = NumberText.UnitOf(series.Latest.Quantity ?? points[^1].Value.Quantity!);
        var sketch = new Sketch("trend", Width, Height, $"{series.Name} over time", Description(series, points.Count, unit));

        var range = points[^1].Value.Range;
        double[] shown = [.. points.Select(p => p.Number), .. new[] { range?.Low, range?.High }.OfType<decimal>().Select(n => (double)n)];
        var (low, high, step) = Axis.Of(shown.Min(), shown.Max());
        DateTime first = points[0].Time, last = points[^1].Time;
        double span = Math.Max((last - first).TotalDays, 1);
        double X(DateTime time) => Left + ((time - first).TotalDays / span * (Width - Left - Right));
        double Y(double value) => Height - Bottom - ((value - low) / (high - low) * (Height - Top - Bottom));

        if (range is { Low: not null } or { High: not null })
        {
            double top = Y(range.High is { } upper ? (double)upper : high), bottom = Y(range.Low is { } lower ? (double)lower : low);
            sketch.Rectangle("normal-range", Left, top, Width - Left - Right, bottom - top);
        }

        for (double tick = low; tick <= high + (step / 2); tick += step)
            sketch.Line("grid", Left, Y(tick), Width - Right, Y(tick)).Label("label", Left - 8, Y(tick) + 4, "end", tick.Shown());
        sketch.Line("axis", Left, Height - Bottom, Width - Right, Height - Bottom).Label("label", Left - 8, 14, "end", unit);
        foreach (var (time, anchor) in new[] { (first, "start"), (first.AddDays((last - first).TotalDays / 2), "middle"), (last, "end") })
            sketch.Label("label", X(time), Height - 12, anchor, time.ToString("dd-MMM-yyyy", CultureInfo.InvariantCulture));

        sketch.Polyline("series", points.Select(p => (X(p.Time), Y(p.Number))));
        foreach (var (value, time, number) in points)
            _ = value.Flag == LabFlag.None ? sketch.Circle("point", X(time), Y(number), 4) : sketch.Diamond("point out", X(time), Y(number), 6);
        return sketch.Finish();
    }

    private static string Description(LabSeries series, int count, string unit)
    {
        string latest = $"latest {series.Latest.Shown}{(series.Latest.Date is { } date ? " on " + date.Day.Shown() : "")}";
        return $"{count.Of("value")} in {(unit.Length == 0 ? "no unit" : unit)}, {latest}. Diamonds lie outside the reference range, which is shaded. The table below holds every value.";
    }
}
