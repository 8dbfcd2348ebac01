using System.Globalization;
using PrecisionCare.Web.Labs;
using PrecisionCare.Web.Presentation;
using PrecisionCare.Web.Timeline;

namespace PrecisionCare.Web.Drawing;

/// <summary>
/// Medicines as bars and laboratory values as courses over one axis of time, so that what a medicine did to a value can be seen. Each value has its own scale
/// and unit, with its reference range shaded.
/// </summary>
internal sealed class TimelineChart
{
    private const double Width = 960, Left = 210, Right = 20, Top = 28, Lane = 24, Panel = 108, PanelTop = 26;
    private const int PointsDrawn = 400;

    private readonly PatientTimeline _timeline;
    private readonly Sketch _sketch;
    private readonly double _height;

    private TimelineChart(PatientTimeline timeline)
    {
        _timeline = timeline;
        _height = Top + (timeline.Lanes.Length * Lane) + (timeline.Labs.Length * Panel) + 12;
        _sketch = new Sketch("timeline", Width, _height, "Medicines and laboratory values over time", Description(timeline));
    }

    public static Picture Draw(PatientTimeline timeline)
    {
        var chart = new TimelineChart(timeline);
        chart.Time();
        double y = Top;
        foreach (var lane in timeline.Lanes)
        {
            chart.Medicine(lane, y);
            y += Lane;
        }

        foreach (var series in timeline.Labs)
        {
            chart.Laboratory(series, y);
            y += Panel;
        }

        return chart._sketch.Finish();
    }

    private double X(DateOnly day) => Left + (Math.Clamp(_timeline.Window.Share(day), 0, 1) * (Width - Left - Right));

    private void Time()
    {
        foreach (var (day, label) in _timeline.Window.Ticks())
            _sketch.Line("grid", X(day), Top - 8, X(day), _height - 8).Label("label", X(day), 14, X(day) > Width - 60 ? "end" : "middle", label);
        _sketch.Line("axis", X(_timeline.Window.To), Top - 8, X(_timeline.Window.To), _height - 8);
    }

    private void Medicine(MedicineLane lane, double y)
    {
        double middle = y + (Lane / 2);
        string shape = lane.Band is { } band ? BandLook.Of(band).Shape + " " : "";
        _sketch.Line("grid", 0, y, Width - Right, y).Label(lane.Current ? "strong" : "label", Left - 12, middle + 4, "end", shape + Shortened(lane.Name, 26));
        foreach (var span in lane.Spans.Where(s => s.Start <= _timeline.Window.To && (s.End ?? s.Start) >= _timeline.Window.From))
        {
            double start = X(span.Start);
            if (span.End is not { } end) _sketch.Circle("missing", start, middle, 5);
            else _sketch.Rectangle(span.Ongoing ? "taken" : "taken ended", start, middle - 6, Math.Max(X(end) - start, 3), 12);
        }
    }

    private void Laboratory(LabSeries series, double top)
    {
        var points = PatientTimeline.DatedIn(series, _timeline.Window).TakeLast(PointsDrawn).Select(v => (Value: v, Number: (double)v.Quantity!.Value)).ToList();
        double upper = top + PanelTop, lower = top + Panel - 10;
        string unit = NumberText.UnitOf(series.Values.First(v => v.Quantity is not null).Quantity!);
        _sketch.Line("axis", 0, top + 4, Width - Right, top + 4).Label("strong", 0, top + 22, "start", Shortened(Plain(series.Name), 22)).Label("label", 0, top + 40, "start", unit);
        if (points.Count == 0)
        {
            _sketch.Label("label", Left + 12, (upper + lower) / 2, "start", "no value in this period");
            return;
        }

        var range = points[^1].Value.Range;
        var (low, high, step) = Axis.Of(
            points.Select(p => p.Number).Concat(new[] { range?.Low, range?.High }.OfType<decimal>().Select(n => (double)n)).Min(),
            points.Select(p => p.Number).Concat(new[] { range?.Low, range?.High }.OfType<decimal>().Select(n => (double)n)).Max());
        double Y(double value) => lower - ((value - low) / (high - low) * (lower - upper));
        if (range is { Low: not null } or { High: not null })
        {
            double ceiling = Y(range.High is { } most ? (double)most : high), floor = Y(range.Low is { } least ? (double)least : low);
            _sketch.Rectangle("normal-range", Left, ceiling, Width - Left - Right, floor - ceiling);
        }

        // Two or three lines are enough to read a small picture by.
        double wide = (high - low) / step > 3 ? step * 2 : step;
        for (double tick = low; tick <= high + (step / 2); tick += wide) _sketch.Line("grid", Left, Y(tick), Width - Right, Y(tick)).Label("label", Left - 8, Y(tick) + 4, "end", tick.Shown());
        _sketch.Polyline("series", points.Select(p => (X(p.Value.Date!.Value.Day), Y(p.Number))));
        foreach (var (value, number) in points)
            _ = value.Flag == LabFlag.None ? _sketch.Circle("point", X(value.Date!.Value.Day), Y(number), 3.5) : _sketch.Diamond("point out", X(value.Date!.Value.Day), Y(number), 5);
    }

    private static string Shortened(string name, int most) => name.Length <= most ? name : name[..(most - 1)] + "…";

    /// <summary>The test without what LOINC says of property and specimen, which the table holds.</summary>
    private static string Plain(string test) => test.IndexOf(" [", StringComparison.Ordinal) is > 0 and var end ? test[..end] : test;

    private static string Description(PatientTimeline timeline) => string.Create(
        CultureInfo.InvariantCulture,
        $"From {timeline.Window.From.Shown()} to {timeline.Window.To.Shown()}: {timeline.Lanes.Length.Of("medicine")} as bars, those taken now in bold, and {timeline.Labs.Length.Of("laboratory value")} as courses, each with its own scale; reference ranges are shaded, diamonds lie outside of them. The tables below say the same.");
}
