namespace PrecisionCare.Web.Drawing;

/// <summary>An axis on round numbers.</summary>
internal static class Axis
{
    /// <summary>Ends and step (1, 2 or 5 times a power of ten) that hold two values, about five steps long.</summary>
    public static (double Low, double High, double Step) Of(double low, double high)
    {
        if (high - low < 1e-9) (low, high) = (low - Math.Max(Math.Abs(low) * .1, .5), high + Math.Max(Math.Abs(high) * .1, .5));
        double rough = (high - low) / 5, power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = (rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 } * power;
        return (Math.Floor(low / step) * step, Math.Ceiling(high / step) * step, step);
    }
}
