using System.Collections.Immutable;

namespace PrecisionCare.Risk.Fitted;

/// <summary>
/// The restricted (natural) cubic spline: cubic between its knots, straight beyond the outer ones. With k knots it has k - 1 columns, the first of which is
/// the number itself; the others are divided by the square of the distance of the outer knots, so that all are of the number's own size
/// (Durrleman and Simon, Stat Med 1989;8:551).
/// </summary>
public sealed class RestrictedCubic
{
    private readonly ImmutableArray<double> _knots;
    private readonly double _scale;

    /// <param name="knots">At least three, ascending.</param>
    public RestrictedCubic(ImmutableArray<double> knots)
    {
        if (knots.Length < 3) throw new ArgumentException("A restricted cubic spline needs three knots.", nameof(knots));
        for (int i = 1; i < knots.Length; i++)
            if (knots[i] <= knots[i - 1])
                throw new ArgumentException("The knots have to ascend.", nameof(knots));
        _knots = knots;
        _scale = (knots[^1] - knots[0]) * (knots[^1] - knots[0]);
    }

    public int Columns => _knots.Length - 1;

    public double Column(int column, double x)
    {
        if (column == 0) return x;
        double last = _knots[^1], before = _knots[^2], knot = _knots[column - 1];
        return (Cube(x - knot) - (Cube(x - before) * (last - knot) / (last - before)) + (Cube(x - last) * (before - knot) / (last - before))) / _scale;
    }

    private static double Cube(double x) => x > 0 ? x * x * x : 0;
}
