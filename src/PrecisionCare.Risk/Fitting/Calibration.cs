namespace PrecisionCare.Risk.Fitting;

/// <summary>Isotonic regression: the rising step function nearest to the outcomes (pool adjacent violators).</summary>
public sealed class Isotonic
{
    private readonly double[] _upper;
    private readonly double[] _level;

    private Isotonic(double[] upper, double[] level)
    {
        _upper = upper;
        _level = level;
    }

    public static Isotonic Fit(IReadOnlyList<double> score, IReadOnlyList<double> outcome)
    {
        var blocks = new List<(double Upper, double Sum, int Count)>();
        foreach (var tied in Enumerable.Range(0, score.Count).GroupBy(i => score[i]).OrderBy(g => g.Key))
        {
            blocks.Add((tied.Key, tied.Sum(i => outcome[i]), tied.Count()));
            while (blocks.Count > 1 && blocks[^2].Sum / blocks[^2].Count >= blocks[^1].Sum / blocks[^1].Count)
            {
                var (last, before) = (blocks[^1], blocks[^2]);
                blocks.RemoveRange(blocks.Count - 2, 2);
                blocks.Add((last.Upper, last.Sum + before.Sum, last.Count + before.Count));
            }
        }

        return new Isotonic([.. blocks.Select(b => b.Upper)], [.. blocks.Select(b => b.Sum / b.Count)]);
    }

    public double this[double score]
    {
        get
        {
            int at = Array.BinarySearch(_upper, score);
            return _level[Math.Min(at >= 0 ? at : ~at, _level.Length - 1)];
        }
    }
}

/// <summary>Platt's calibration: a logistic curve through a score, its targets drawn in a little so that a perfect split stays finite (Platt 1999).</summary>
/// <param name="Intercept">Log-odds at a score of 0.</param>
/// <param name="Slope">Log-odds for each unit of the score.</param>
public sealed record Platt(double Intercept, double Slope)
{
    public static Platt Fit(IReadOnlyCollection<double> score, IReadOnlyCollection<bool> outcome)
    {
        int events = outcome.Count(o => o), others = outcome.Count - events;
        var design = Design.Standardise([[.. score]]);
        double[] target = [.. outcome.Select(o => o ? (events + 1.0) / (events + 2.0) : 1 / (others + 2.0))];
        var (intercept, b) = GeneralisedElasticNet.Fit(design, target, Family.Logistic, 0, 0);
        double slope = design.Original(b)[0];
        return new Platt(intercept - (slope * design.Means[0]), slope);
    }

    public double this[double score] => 1 / (1 + Math.Exp(-(Intercept + (Slope * score))));
}
