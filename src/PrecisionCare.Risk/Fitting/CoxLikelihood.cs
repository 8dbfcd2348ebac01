namespace PrecisionCare.Risk.Fitting;

/// <summary>
/// Cox's partial likelihood with Efron's treatment of ties, its gradient and its information, over rows sorted once by time.
/// </summary>
public sealed class CoxLikelihood
{
    private readonly double[][] _rows; // latest first
    private readonly double[] _times;
    private readonly bool[] _events;
    private readonly int _columns;

    /// <param name="columns">By column, then row; of any scale.</param>
    /// <param name="times">Until the event or the end of observation.</param>
    /// <param name="events">Whether the event came.</param>
    public CoxLikelihood(double[][] columns, double[] times, bool[] events)
    {
        int[] order = [.. Enumerable.Range(0, times.Length).OrderByDescending(i => times[i]).ThenBy(i => i)];
        _columns = columns.Length;
        _rows = [.. order.Select(i => columns.Select(c => c[i]).ToArray())];
        _times = [.. order.Select(i => times[i])];
        _events = [.. order.Select(i => events[i])];
    }

    /// <summary>The log partial likelihood at these coefficients.</summary>
    public double Value(double[] b) => Evaluate(b, null, null);

    /// <summary>The same, filling gradient and (lower triangle of the) information.</summary>
    public double Evaluate(double[] b, double[]? gradient, double[][]? information)
    {
        int p = _columns, n = _rows.Length;
        double[] sum1 = new double[p], dead1 = new double[p], part1 = new double[p];
        double[][]? sum2 = information is null ? null : Square(p), dead2 = information is null ? null : Square(p);
        gradient?.AsSpan().Clear();
        if (information is not null)
            foreach (double[] row in information) row.AsSpan().Clear();
        double sum0 = 0, value = 0;
        for (int start = 0; start < n;)
        {
            int end = start, deaths = 0;
            double dead0 = 0;
            while (end < n && _times[end] == _times[start])
            {
                double[] x = _rows[end];
                double eta = Dense.Dot(x, b), risk = Math.Exp(eta);
                sum0 += risk;
                if (gradient is not null) Dense.Add(sum1, risk, x);
                if (sum2 is not null) AddSquare(sum2, risk, x);
                if (_events[end])
                {
                    if (deaths++ == 0)
                    {
                        dead1.AsSpan().Clear();
                        if (dead2 is not null)
                            foreach (double[] row in dead2) row.AsSpan().Clear();
                    }

                    value += eta;
                    dead0 += risk;
                    if (gradient is not null)
                    {
                        Dense.Add(dead1, risk, x);
                        Dense.Add(gradient, 1, x);
                    }

                    if (dead2 is not null) AddSquare(dead2, risk, x);
                }

                end++;
            }

            for (int l = 0; l < deaths; l++)
            {
                double share = (double)l / deaths, s0 = sum0 - (share * dead0);
                value -= Math.Log(s0);
                if (gradient is null) continue;
                for (int j = 0; j < p; j++) part1[j] = (sum1[j] - (share * dead1[j])) / s0;
                Dense.Add(gradient, -1, part1);
                if (information is null) continue;
                for (int j = 0; j < p; j++)
                {
                    var row = information[j].AsSpan(0, j + 1);
                    Dense.Add(row, 1 / s0, sum2![j].AsSpan(0, j + 1));
                    if (share > 0) Dense.Add(row, -share / s0, dead2![j].AsSpan(0, j + 1));
                    Dense.Add(row, -part1[j], part1.AsSpan(0, j + 1));
                }
            }

            start = end;
        }

        return value;
    }

    /// <summary>Breslow's cumulative baseline hazard: each time of an event, ascending, with the sum up to it.</summary>
    public (double[] Times, double[] Hazards) Baseline(double[] b)
    {
        var steps = new List<(double Time, double Step)>();
        double sum0 = 0;
        for (int start = 0; start < _rows.Length;)
        {
            int end = start, deaths = 0;
            for (; end < _rows.Length && _times[end] == _times[start]; end++)
            {
                sum0 += Math.Exp(Dense.Dot(_rows[end], b));
                if (_events[end]) deaths++;
            }

            if (deaths > 0) steps.Add((_times[start], deaths / sum0));
            start = end;
        }

        steps.Reverse();
        double hazard = 0;
        return ([.. steps.Select(s => s.Time)], [.. steps.Select(s => hazard += s.Step)]);
    }

    private static double[][] Square(int p) => [.. Enumerable.Range(0, p).Select(_ => new double[p])];

    private static void AddSquare(double[][] square, double weight, double[] x)
    {
        for (int j = 0; j < x.Length; j++)
            if (x[j] != 0)
                Dense.Add(square[j].AsSpan(0, j + 1), weight * x[j], x.AsSpan(0, j + 1));
    }
}
