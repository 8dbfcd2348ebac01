using System.Globalization;
using PrecisionCare.Genome;

namespace PrecisionCare.Web.Drawing;

/// <summary>What is known of one position of a gene's definition.</summary>
internal enum PositionState { Reference, Variant, Missing, NoCall, Assumed }

/// <summary>The positions of a gene's definition along its chromosome: seen, with a variant, or missing. Shape says the same as colour.</summary>
internal static class GeneStrip
{
    private const double Width = 760, Height = 92, Left = 24, Right = 24, Middle = 44;

    /// <param name="gene">HGNC symbol.</param>
    /// <param name="positions">In order, all on one chromosome, at least one.</param>
    public static Picture Draw(string gene, IReadOnlyList<(Locus Locus, PositionState State)> positions)
    {
        int Count(PositionState state) => positions.Count(p => p.State == state);
        var sketch = new Sketch("strip", Width, Height, $"Positions of {gene}",
            $"{Count(PositionState.Reference)} positions read as reference, {Count(PositionState.Variant)} with a variant, {Count(PositionState.Missing)} not covered, {Count(PositionState.NoCall)} without a usable call. The table below lists each.");
        int first = positions[0].Locus.Position, last = positions[^1].Locus.Position;
        double span = Math.Max(last - first, 1);
        double X(int position) => Left + ((position - first) / span * (Width - Left - Right));

        sketch.Line("axis", Left - 8, Middle, Width - Right + 8, Middle);
        // What matters most is drawn last, on top.
        foreach (var (locus, state) in positions.OrderBy(p => p.State switch { PositionState.Variant => 2, PositionState.Missing or PositionState.NoCall => 1, _ => 0 }))
        {
            double x = X(locus.Position);
            _ = state switch
            {
                PositionState.Variant => sketch.Diamond("variant", x, Middle, 8),
                PositionState.Missing => sketch.Circle("missing", x, Middle, 6),
                PositionState.NoCall => sketch.Circle("missing", x, Middle, 6).Line("missing", x - 4, Middle + 4, x + 4, Middle - 4),
                PositionState.Assumed => sketch.Line("missing", x, Middle - 12, x, Middle + 12),
                _ => sketch.Line("seen", x, Middle - 10, x, Middle + 10),
            };
        }

        string chromosome = positions[0].Locus.Chromosome.ToString();
        return sketch.Label("label", Left, 84, "start", chromosome + ":" + first.ToString("N0", CultureInfo.InvariantCulture))
            .Label("label", Width - Right, 84, "end", last.ToString("N0", CultureInfo.InvariantCulture)).Finish();
    }
}
