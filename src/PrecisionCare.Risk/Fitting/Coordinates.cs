namespace PrecisionCare.Risk.Fitting;

/// <summary>Coordinate descent on a quadratic with an absolute and a square penalty.</summary>
internal static class Coordinates
{
    private const int MostSweeps = 20_000;

    /// <summary>Minimises 1/2 b'Gb - c'b + lasso |b|_1 + ridge/2 |b|^2, from <paramref name="b"/>, in place.</summary>
    public static double[] Descend(double[][] g, double[] c, double lasso, double ridge, double[] b, double tolerance)
    {
        int p = b.Length;
        double[] gradient = [.. c]; // c - Gb
        for (int j = 0; j < p; j++)
            if (b[j] != 0)
                Dense.Add(gradient, -b[j], g[j]);

        bool everything = true;
        for (int sweep = 0; sweep < MostSweeps; sweep++)
        {
            double largest = 0;
            for (int j = 0; j < p; j++)
            {
                if ((!everything && b[j] == 0) || g[j][j] <= 0) continue;
                double z = gradient[j] + (g[j][j] * b[j]);
                double next = Math.Sign(z) * Math.Max(Math.Abs(z) - lasso, 0) / (g[j][j] + ridge);
                double change = next - b[j];
                if (change == 0) continue;
                Dense.Add(gradient, -change, g[j]);
                b[j] = next;
                largest = Math.Max(largest, Math.Abs(change));
            }

            if (largest > tolerance)
            {
                everything = lasso == 0;
                continue;
            }

            if (everything) break;
            everything = true; // the active ones have settled: look at all once more
        }

        return b;
    }
}
