using System.Collections.Immutable;
using PrecisionCare.Risk.Fitted;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Drawing;

/// <summary>Net benefit over thresholds of risk: of acting by the model (line), of acting on everyone (broken line); acting on no one is nought.</summary>
internal static class DecisionCurve
{
    private const double Width = 480, Height = 280, Left = 56, Right = 16, Top = 24, Bottom = 44;

    /// <param name="curve">At least two points.</param>
    public static Picture Draw(ImmutableArray<DecisionPoint> curve)
    {
        double floor = Math.Min(0, curve.Min(p => p.Model)) - .02;
        var (low, high, step) = Axis.Of(floor, curve.Max(p => Math.Max(p.Model, p.Everyone)));
        var (first, last, span) = Axis.Of(curve[0].Threshold * 100, curve[^1].Threshold * 100);
        double X(double threshold) => Left + (((threshold * 100) - first) / (last - first) * (Width - Left - Right));
        double Y(double benefit) => Height - Bottom - ((Math.Max(benefit, low) - low) / (high - low) * (Height - Top - Bottom));

        var sketch = new Sketch("decision", Width, Height, "Net benefit over thresholds of risk", "Acting by the model against acting on everyone and on no one. The table holds the figures.");
        for (double tick = low; tick <= high + (step / 2); tick += step)
            sketch.Line("grid", Left, Y(tick), Width - Right, Y(tick)).Label("label", Left - 8, Y(tick) + 4, "end", Math.Round(tick, 6).Shown());
        for (double tick = first; tick <= last + (span / 2); tick += span) sketch.Label("label", X(tick / 100), Height - Bottom + 18, "middle", Math.Round(tick, 6).Shown());
        return sketch.Line("axis", Left, Y(0), Width - Right, Y(0))
            .Polyline("ideal", curve.Where(p => p.Everyone >= low).Select(p => (X(p.Threshold), Y(p.Everyone))))
            .Polyline("series", curve.Select(p => (X(p.Threshold), Y(p.Model))))
            .Label("label", Left - 8, 14, "start", "net benefit").Label("label", Width - Right, Height - 6, "end", "threshold of risk, %").Finish();
    }
}
