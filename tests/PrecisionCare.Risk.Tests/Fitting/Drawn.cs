namespace PrecisionCare.Risk.Tests.Fitting;

/// <summary>Data drawn by a seed, the same on every run.</summary>
internal sealed class Drawn(int seed)
{
    private readonly Random _random = new(seed);

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    public double Uniform() => _random.NextDouble();

    /// <summary>Columns that lean on each other.</summary>
    public double[][] Columns(int rows, int columns)
    {
        double[] shared = [.. Enumerable.Range(0, rows).Select(_ => Normal())];
        return [.. Enumerable.Range(0, columns).Select(j => shared.Select(s => (0.5 * s) + ((1 + j) * Normal())).ToArray())];
    }

    public int Poisson(double mean)
    {
        int count = 0;
        for (double product = Uniform(); product > Math.Exp(-mean); product *= Uniform()) count++;
        return count;
    }
}
