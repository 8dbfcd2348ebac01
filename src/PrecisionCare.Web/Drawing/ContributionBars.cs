using PrecisionCare.Web.Presentation;
using PrecisionCare.Web.Scores;

namespace PrecisionCare.Web.Drawing;

/// <summary>How the shares of a score add up: each bar begins where the one above it ends, the last mark is the sum. Narrow, so that a telephone shows it in full size.</summary>
internal static class ContributionBars
{
    private const double Width = 480, Left = 8, Right = 8, Row = 44, Top = 8, Bottom = 40;
    private const int RowsDrawn = 16;

    /// <param name="id">Unique on the page.</param>
    /// <param name="name">Of the score.</param>
    /// <param name="lines">At least one; those without a share are left to the table.</param>
    /// <param name="scale">The scale in words.</param>
    public static Picture Draw(string id, string name, IReadOnlyList<ShareLine> lines, string scale)
    {
        var drawn = lines.Where(l => l.Addend != 0).Take(RowsDrawn).ToList();
        double rest = lines.Sum(l => l.Addend) - drawn.Sum(l => l.Addend), start = drawn.Where(l => l.IsConstant).Sum(l => l.Addend);
        var bars = drawn.Where(l => !l.IsConstant).Select(l => (l.Label, l.Addend)).ToList();
        if (Math.Abs(rest) > 1e-12) bars.Add(("All others", rest));
        double height = Top + (Row * (bars.Count + 1)) + Bottom, sum = start + bars.Sum(b => b.Addend);
        var (low, high, step) = Axis.Of(Ends(start, bars).Min(), Ends(start, bars).Max());
        double X(double value) => Left + ((value - low) / (high - low) * (Width - Left - Right));

        var sketch = new Sketch(id, Width, height, $"How the shares of {name} add up",
            $"{bars.Count.Of("bar")} from {start.Shown()} to the sum {sum.Shown()}, on the scale of the {(scale.Length == 0 ? "model" : scale)}. The table beside it holds every share.");
        double bottom = height - Bottom;
        for (double tick = low; tick <= high + (step / 2); tick += step)
            sketch.Line("grid", X(tick), Top, X(tick), bottom).Label("label", X(tick), bottom + 18, tick <= low ? "start" : tick >= high - (step / 2) ? "end" : "middle", Math.Round(tick, 6).Shown());
        double at = start, y = Top;
        foreach (var (label, addend) in bars)
        {
            sketch.Label("bar-label", Left, y + 15, "start", Fitted(label)).Label("bar-label", Width - Right, y + 15, "end", NumberText.Signed(addend));
            double from = X(Math.Min(at, at + addend)), to = X(Math.Max(at, at + addend));
            sketch.Rectangle(addend < 0 ? "share lowers" : "share raises", from, y + 22, Math.Max(to - from, 1.5), 14);
            at += addend;
            sketch.Line("axis", X(at), y + 22, X(at), y + Row + 22);
            y += Row;
        }

        return sketch.Label("bar-label strong", Left, y + 15, "start", "Sum").Label("bar-label strong", Width - Right, y + 15, "end", NumberText.Signed(sum)).Diamond("point", X(sum), y + 29, 7)
            .Label("label", Left, height - 4, "start", scale).Finish();
    }

    private static IEnumerable<double> Ends(double start, List<(string Label, double Addend)> bars)
    {
        yield return start;
        foreach (var (_, addend) in bars) yield return start += addend;
    }

    private static string Fitted(string label) => label.Length <= 44 ? label : label[..43] + "…";
}
