using System.Numerics;
using System.Runtime.Intrinsics;

namespace PrecisionCare.Risk.Fitting;

/// <summary>The few loops over plain arrays that fitting spends its time in.</summary>
internal static class Dense
{
    // Two running sums of four lanes each, whatever the machine's own width: the order of additions, and so the result, is the same everywhere.
    public static double Dot(double[] a, double[] b)
    {
        Vector256<double> s0 = default, s1 = default;
        int i = 0;
        for (; i <= a.Length - 8; i += 8)
        {
            s0 += Vector256.Create(a, i) * Vector256.Create(b, i);
            s1 += Vector256.Create(a, i + 4) * Vector256.Create(b, i + 4);
        }

        double sum = Vector256.Sum(s0 + s1);
        for (; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    /// <summary>target += factor x source; element by element, so that vectors of any width give the same.</summary>
    public static void Add(Span<double> target, double factor, ReadOnlySpan<double> source)
    {
        int width = Vector<double>.Count, i = 0;
        var f = new Vector<double>(factor);
        for (; i <= target.Length - width; i += width)
        {
            var sum = new Vector<double>(target[i..]) + (f * new Vector<double>(source[i..]));
            sum.CopyTo(target[i..]);
        }

        for (; i < target.Length; i++) target[i] += factor * source[i];
    }
}
