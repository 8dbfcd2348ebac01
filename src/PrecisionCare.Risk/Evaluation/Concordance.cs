namespace PrecisionCare.Risk.Evaluation;

/// <summary>How often, of two patients, the one with the higher score has the event first.</summary>
public static class Concordance
{
    /// <summary>Harrell's C over all pairs in which it is known who was first; a tied score counts half.</summary>
    public static double Harrell(IReadOnlyList<double> times, IReadOnlyList<bool> events, IReadOnlyList<double> score) => Weighted(times, events, score, _ => 1, double.PositiveInfinity);

    /// <summary>Uno's C: pairs weigh by the chance that the first of them was still observed, which makes it independent of censoring (Stat Med 2011;30:1105).</summary>
    /// <param name="until">Events after this day do not count.</param>
    public static double Uno(IReadOnlyList<double> times, IReadOnlyList<bool> events, IReadOnlyList<double> score, double until)
    {
        var censoring = new KaplanMeier(times, [.. events.Select(e => !e)]);
        return Weighted(times, events, score, t => 1 / Math.Max(Math.Pow(censoring.Before(t), 2), 1e-9), until);
    }

    private static double Weighted(IReadOnlyList<double> times, IReadOnlyList<bool> events, IReadOnlyList<double> score, Func<double, double> weight, double until)
    {
        double[] t = [.. times], s = [.. score];
        bool[] e = [.. events];
        double concordant = 0, pairs = 0;
        for (int i = 0; i < t.Length; i++)
        {
            if (!e[i] || t[i] > until) continue;
            long later = 0, halves = 0; // concordant pairs, counted in halves
            for (int j = 0; j < t.Length; j++)
            {
                if (t[j] < t[i] || (t[j] == t[i] && e[j])) continue;
                later++;
                halves += s[i] > s[j] ? 2 : s[i] == s[j] ? 1 : 0;
            }

            double w = weight(t[i]);
            pairs += w * later;
            concordant += w * halves / 2;
        }

        return concordant / pairs;
    }
}
