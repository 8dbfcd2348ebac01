using PrecisionCare.Risk.Fitted;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Drawing;

/// <summary>What a model predicted against what came: on the broken line both are the same.</summary>
internal static class CalibrationPlot
{
    private const double Side = 400, Left = 56, Right = 16, Top = 24, Bottom = 44;

    /// <param name="evaluation">With calibration points.</param>
    public static Picture Draw(ModelEvaluation evaluation)
    {
        var points = evaluation.Calibration;
        double factor = evaluation.Unit.Length == 0 ? 100 : 1;
        string unit = evaluation.Unit.Length == 0 ? "%" : evaluation.Unit;
        double[] all = [.. points.SelectMany(p => new[] { p.Predicted, p.Observed, p.Low ?? p.Observed, p.High ?? p.Observed }).Select(v => v * factor)];
        var (low, high, step) = Axis.Of(Math.Min(0, all.Min()), all.Max());
        double At(double value) => (value - low) / (high - low);
        double X(double value) => Left + (At(value) * (Side - Left - Right));
        double Y(double value) => Side - Bottom - (At(value) * (Side - Top - Bottom));

        var sketch = new Sketch("calibration", Side, Side, "Calibration", $"{points.Length.Of("point")}: predicted along the bottom, observed upwards, both in {unit}. The table beside it holds them.");
        for (double tick = low; tick <= high + (step / 2); tick += step)
        {
            sketch.Line("grid", Left, Y(tick), Side - Right, Y(tick)).Label("label", Left - 8, Y(tick) + 4, "end", Math.Round(tick, 6).Shown());
            sketch.Label("label", X(tick), Side - Bottom + 18, "middle", Math.Round(tick, 6).Shown());
        }
        sketch.Line("ideal", X(low), Y(low), X(high), Y(high)).Label("label", Left - 8, 14, "start", $"observed, {unit}").Label("label", Side - Right, Side - 6, "end", $"predicted, {unit}");
        sketch.Polyline("series", points.Select(p => (X(p.Predicted * factor), Y(p.Observed * factor))));
        foreach (var point in points)
        {
            if (point is { Low: { } from, High: { } to }) sketch.Line("whisker", X(point.Predicted * factor), Y(from * factor), X(point.Predicted * factor), Y(to * factor));
            sketch.Circle("point", X(point.Predicted * factor), Y(point.Observed * factor), 4);
        }
        return sketch.Finish();
    }
}
