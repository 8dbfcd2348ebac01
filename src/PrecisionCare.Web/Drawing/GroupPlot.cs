using PrecisionCare.Risk.Fitted;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Drawing;

/// <summary>One figure of quality for each group of patients, with its interval; the broken line is the figure of all.</summary>
internal static class GroupPlot
{
    private const double Width = 480, Left = 180, Right = 16, Top = 12, Row = 26, Bottom = 40;

    /// <param name="id">Unique on the page.</param>
    /// <param name="figure">Name of the figure.</param>
    /// <param name="groups">Groups that have it; at least one.</param>
    /// <param name="all">The figure of all patients; <c>null</c> when there is none.</param>
    public static Picture Draw(string id, string figure, IReadOnlyList<(string Group, EvaluationFigure Figure)> groups, EvaluationFigure? all)
    {
        double height = Top + (Row * groups.Count) + Bottom;
        double[] ends = [.. groups.SelectMany(g => new[] { g.Figure.Value, g.Figure.Low ?? g.Figure.Value, g.Figure.High ?? g.Figure.Value }), .. all is null ? [] : new[] { all.Value }];
        var (low, high, step) = Axis.Of(ends.Min(), ends.Max());
        double X(double value) => Left + ((value - low) / (high - low) * (Width - Left - Right));
        string unit = groups[0].Figure.Unit;

        var sketch = new Sketch(id, Width, height, $"{figure} by group", $"{groups.Count.Of("group")} of patients, each with its interval where one was made. The table holds the figures.");
        for (double tick = low; tick <= high + (step / 2); tick += step)
            sketch.Line("grid", X(tick), Top, X(tick), height - Bottom).Label("label", X(tick), height - Bottom + 18, "middle", Math.Round(tick, 6).Shown());
        if (all is not null) sketch.Line("ideal", X(all.Value), Top, X(all.Value), height - Bottom);
        double y = Top + (Row / 2);
        foreach (var (group, one) in groups)
        {
            sketch.Label("label", Left - 12, y + 4, "end", group.Length <= 26 ? group : group[..25] + "…");
            if (one is { Low: { } from, High: { } to }) sketch.Line("whisker", X(from), y, X(to), y);
            sketch.Circle("point", X(one.Value), y, 4);
            y += Row;
        }
        return sketch.Label("label", Width - Right, height - 6, "end", unit.Length == 0 ? figure : $"{figure}, {unit}").Finish();
    }
}
