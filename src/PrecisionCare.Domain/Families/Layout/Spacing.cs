namespace PrecisionCare.Families.Layout;

/// <summary>
/// Places points in a row as near as can be (least squares) to where they would like to be, in their order and with at least the given distances: isotonic regression by
/// pooling adjacent violators.
/// </summary>
internal static class Spacing
{
    /// <param name="desired">Where each would like to be.</param>
    /// <param name="weight">How much each insists; above 0.</param>
    /// <param name="distance">Least distance of each from the one before; the first is not read.</param>
    public static double[] Place(IReadOnlyList<double> desired, IReadOnlyList<double> weight, IReadOnlyList<double> distance)
    {
        var blocks = new List<(double Sum, double Weight, int Count)>();
        double offset = 0;
        double[] offsets = new double[desired.Count];
        for (int i = 0; i < desired.Count; i++)
        {
            offsets[i] = offset += i == 0 ? 0 : distance[i];
            var block = (Sum: (desired[i] - offset) * weight[i], Weight: weight[i], Count: 1);
            while (blocks.Count > 0 && blocks[^1].Sum / blocks[^1].Weight > block.Sum / block.Weight)
            {
                var last = blocks[^1];
                blocks.RemoveAt(blocks.Count - 1);
                block = (last.Sum + block.Sum, last.Weight + block.Weight, last.Count + block.Count);
            }

            blocks.Add(block);
        }

        double[] placed = new double[desired.Count];
        int at = 0;
        foreach (var (sum, weights, count) in blocks)
            for (int i = 0; i < count; i++, at++) placed[at] = (sum / weights) + offsets[at];
        return placed;
    }
}
