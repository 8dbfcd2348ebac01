using System.Collections.Immutable;
using PrecisionCare.Explanations;

namespace PrecisionCare.Web.Drawing.Explained;

/// <summary>A risk on a line that begins at none, with its interval, its time and, where known, the risk without the change. Shapes differ, not colours alone.</summary>
internal static class RiskBar
{
    private const double Width = 360, Left = 20, Right = 20, Middle = 52, LineHeight = 20, Letters = 42;

    public static Illustration Draw(string id, RiskBarPicture bar, PictureWords words)
    {
        int of = bar.Denominator;
        double most = new[] { bar.Value, bar.High, bar.Baseline }.Max() ?? 1;
        // Small risks get a shorter line; what it ends at is written on it.
        double end = most <= .1 ? .1 : most <= .25 ? .25 : 1;
        double X(double share) => Left + (Math.Clamp(share / end, 0, 1) * (Width - Left - Right));
        string People(double share) => words.Number(Math.Round(share * of, share * of < 10 ? 1 : 0));
        var legend = Legend(bar, words, People);
        var lines = legend.Select(l => (l.Look, Text: LabelLines.Of(l.Text, Letters))).ToList();

        var sketch = new Sketch(id, Width, 104 + (lines.Sum(l => l.Text.Length) * LineHeight) + (lines.Count * 4), bar.Title, bar.Description);
        if (bar.Horizon is { } horizon) sketch.Label("words strong", Left, 18, "start", horizon);
        sketch.Line("scale", Left, Middle, Width - Right, Middle);
        for (int i = 0; i <= 4; i += 2)
        {
            double share = end * i / 4;
            sketch.Line("scale", X(share), Middle + 10, X(share), Middle + 16)
                .Label("words", X(share), Middle + 32, i switch { 0 => "start", 4 => "end", _ => "middle" }, i < 4 ? People(share) : words.Fill(words.OutOf, People(share), of));
        }

        if (bar is { Low: { } low, High: { } high }) sketch.Rectangle("interval", X(low), Middle - 9, Math.Max(X(high) - X(low), 2), 18);
        if (bar.Baseline is { } baseline) sketch.Circle("baseline", X(baseline), Middle, 7);
        if (bar.Value is { } value) sketch.Diamond("estimate", X(value), Middle, 10);

        double y = 116;
        foreach (var (look, text) in lines)
        {
            _ = look switch
            {
                "estimate" => sketch.Diamond(look, Left, y - 5, 8),
                "baseline" => sketch.Circle(look, Left, y - 5, 6),
                _ => sketch.Rectangle(look, Left - 9, y - 11, 18, 12),
            };
            y = LabelLines.Draw(sketch, "words", Left + 18, y, LineHeight, text) + 4;
        }

        string when = bar.Horizon is { } time ? time + ": " : "";
        return new Illustration([sketch.Finish()], when + string.Join("; ", legend.Select(l => l.Text)) + ".",
            new PictureTable(bar.Title, [words.Shown, words.Fill(words.OutOf, "", of).Trim()], [.. legend.Select(l => ImmutableArray.Create(l.Name, l.Value))]), words);
    }

    private static List<(string Look, string Name, string Value, string Text)> Legend(RiskBarPicture bar, PictureWords words, Func<double, string> people)
    {
        int of = bar.Denominator;
        var legend = new List<(string, string, string, string)>();
        void Add(string look, string name, string value) => legend.Add((look, name, value, $"{name}: {value}"));
        if (bar.Value is { } value) Add("estimate", words.Estimate, words.Fill(words.OutOf, people(value), of));
        Add("interval", words.Interval, bar is { Low: { } low, High: { } high } ? words.Fill(words.OutOf, words.Fill(words.Range, people(low), people(high)), of) : words.NoInterval);
        if (bar.Baseline is { } baseline) Add("baseline", words.Without, words.Fill(words.OutOf, people(baseline), of));
        return legend;
    }
}
