namespace PrecisionCare.Risk.Evaluation;

/// <summary>The Kaplan-Meier curve of a sample, with Greenwood's variance.</summary>
public sealed class KaplanMeier
{
    private readonly double[] _times, _survival, _variance;

    /// <param name="times">Days of observation.</param>
    /// <param name="events">Whether the event ended it.</param>
    public KaplanMeier(IReadOnlyList<double> times, IReadOnlyList<bool> events)
    {
        var steps = new List<(double Time, double Survival, double Variance)>();
        int atRisk = times.Count;
        double survival = 1, greenwood = 0;
        foreach (var day in Enumerable.Range(0, times.Count).GroupBy(i => times[i]).OrderBy(g => g.Key))
        {
            int count = day.Count(), deaths = day.Count(i => events[i]);
            if (deaths > 0)
            {
                survival *= 1 - ((double)deaths / atRisk);
                greenwood += atRisk == deaths ? 0 : deaths / ((double)atRisk * (atRisk - deaths));
                steps.Add((day.Key, survival, survival * survival * greenwood));
            }

            atRisk -= count;
        }

        (_times, _survival, _variance) = ([.. steps.Select(s => s.Time)], [.. steps.Select(s => s.Survival)], [.. steps.Select(s => s.Variance)]);
    }

    /// <summary>The share without the event up to and including this day.</summary>
    public double Survival(double day) => At(day) is >= 0 and var at ? _survival[at] : 1;

    /// <summary>The share without the event before this day.</summary>
    public double Before(double day)
    {
        int at = Array.BinarySearch(_times, day);
        at = at >= 0 ? at - 1 : ~at - 1;
        return at >= 0 ? _survival[at] : 1;
    }

    public double StandardError(double day) => At(day) is >= 0 and var at ? Math.Sqrt(_variance[at]) : 0;

    private int At(double day)
    {
        int at = Array.BinarySearch(_times, day);
        return at >= 0 ? at : ~at - 1;
    }
}
