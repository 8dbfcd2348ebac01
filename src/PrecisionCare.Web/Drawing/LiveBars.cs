using PrecisionCare.Storage.Scores;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Drawing;

/// <summary>How the values of one input lie: a bar for each part, a mark where the training data lie.</summary>
internal static class LiveBars
{
    private const double Width = 480, Left = 140, Right = 64, Top = 6, Row = 24;

    /// <param name="id">Unique on the page.</param>
    /// <param name="input">With at least one part.</param>
    public static Picture Draw(string id, LiveInput input)
    {
        double height = (2 * Top) + (Row * input.Bins.Length), y = Top;
        double X(double share) => Left + (share * (Width - Left - Right));
        var sketch = new Sketch(id, Width, height, $"Values of {input.Label}",
            $"Share of patients in each of {input.Bins.Length.Of("part")}{(input.Bins.Any(b => b.TrainingShare is not null) ? ", with a mark at the share in the training data" : "")}. The table holds the counts.");
        foreach (var bin in input.Bins)
        {
            sketch.Label("label", Left - 10, y + 16, "end", bin.Label);
            if (bin.Share is { } share) sketch.Rectangle(bin.IsOutside ? "share raises" : "live", Left, y + 5, Math.Max(X(share) - Left, share > 0 ? 1.5 : 0), 14);
            if (bin.TrainingShare is { } made) sketch.Line("training", X(made), y + 2, X(made), y + 22);
            sketch.Label("label", Width - Right + 8, y + 16, "start", bin.Patients.ToString());
            y += Row;
        }
        return sketch.Line("axis", Left, Top, Left, height - Top).Finish();
    }
}
