using PrecisionCare.Web.Drawing;

namespace PrecisionCare.Web.Letters;

/// <summary>An arc as Bézier curves, since PDF has no arcs; centre and angles as SVG 1.1 derives them (appendix F.6.5).</summary>
internal static class ArcCurves
{
    /// <param name="fromX">Where the arc begins.</param>
    /// <param name="fromY">Where the arc begins.</param>
    /// <param name="arc">To its end.</param>
    /// <param name="dx">Added to the end.</param>
    /// <param name="dy">Added to the end.</param>
    public static IEnumerable<CurveStep> Of(double fromX, double fromY, ArcStep arc, double dx, double dy)
    {
        double toX = arc.X + dx, toY = arc.Y + dy, halfX = (fromX - toX) / 2, halfY = (fromY - toY) / 2, half = Math.Sqrt((halfX * halfX) + (halfY * halfY));
        if (half < 1e-9) yield break;
        double radius = Math.Max(arc.Radius, half);
        double away = Math.Sqrt(Math.Max((radius * radius) - (half * half), 0)) / half * (arc.Large == arc.Clockwise ? -1 : 1);
        double centreX = ((fromX + toX) / 2) + (away * halfY), centreY = ((fromY + toY) / 2) - (away * halfX);
        double start = Math.Atan2(fromY - centreY, fromX - centreX), sweep = Math.Atan2(toY - centreY, toX - centreX) - start;
        if (arc.Clockwise && sweep < 0) sweep += 2 * Math.PI;
        if (!arc.Clockwise && sweep > 0) sweep -= 2 * Math.PI;
        int parts = (int)Math.Ceiling(Math.Abs(sweep) / (Math.PI / 2) - 1e-9);
        double step = sweep / parts, handle = 4 / 3d * Math.Tan(step / 4) * radius;
        for (int i = 0; i < parts; i++)
        {
            double a = start + (i * step), b = a + step;
            double x1 = centreX + (radius * Math.Cos(a)), y1 = centreY + (radius * Math.Sin(a)), x2 = centreX + (radius * Math.Cos(b)), y2 = centreY + (radius * Math.Sin(b));
            yield return new CurveStep(x1 - (handle * Math.Sin(a)), y1 + (handle * Math.Cos(a)), x2 + (handle * Math.Sin(b)), y2 - (handle * Math.Cos(b)), x2, y2);
        }
    }
}
