using System.Collections.Immutable;

namespace PrecisionCare.Risk.Data;

/// <summary>Rows dealt into folds of equal size by a seed: the same seed deals the same way everywhere.</summary>
public static class Folds
{
    /// <returns>The fold of each row, 0 to <paramref name="folds"/> - 1.</returns>
    public static ImmutableArray<int> Deal(int rows, int folds, int seed)
    {
        int[] order = [.. Enumerable.Range(0, rows)];
        ulong state = unchecked((ulong)seed);
        for (int i = rows - 1; i > 0; i--)
        {
            int j = (int)(Next(ref state) % (ulong)(i + 1));
            (order[i], order[j]) = (order[j], order[i]);
        }

        int[] fold = new int[rows];
        for (int i = 0; i < rows; i++) fold[order[i]] = i % folds;
        return [.. fold];
    }

    /// <summary>A sample of the rows with replacement.</summary>
    public static int[] Resample(int rows, int seed)
    {
        ulong state = unchecked((ulong)seed);
        state = Next(ref state); // neighbouring seeds must not draw the same row shifted by one
        int[] sample = new int[rows];
        for (int i = 0; i < rows; i++) sample[i] = (int)(Next(ref state) % (ulong)rows);
        return sample;
    }

    // SplitMix64 (Steele, Lea and Flood 2014): the framework's own generator may change between releases.
    private static ulong Next(ref ulong state)
    {
        unchecked
        {
            ulong z = state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
