namespace PrecisionCare.Web.Drawing;

/// <summary>One step of an outline, in absolute coordinates.</summary>
internal abstract record PathStep
{
    public static PathStep Move(double x, double y) => new MoveStep(x, y);

    public static PathStep Line(double x, double y) => new LineStep(x, y);

    /// <summary>A cubic Bézier curve.</summary>
    public static PathStep Curve(double x1, double y1, double x2, double y2, double x, double y) => new CurveStep(x1, y1, x2, y2, x, y);

    /// <summary>An arc of a circle to a point.</summary>
    /// <param name="radius">Grown to half the distance where it is too short, as SVG does.</param>
    /// <param name="large">The longer of the two ways round.</param>
    /// <param name="clockwise">As seen on the page.</param>
    /// <param name="x">Of the end.</param>
    /// <param name="y">Of the end.</param>
    public static PathStep Arc(double radius, bool large, bool clockwise, double x, double y) => new ArcStep(radius, large, clockwise, x, y);

    public static PathStep Close { get; } = new CloseStep();
}

internal sealed record MoveStep(double X, double Y) : PathStep;

internal sealed record LineStep(double X, double Y) : PathStep;

internal sealed record CurveStep(double X1, double Y1, double X2, double Y2, double X, double Y) : PathStep;

internal sealed record ArcStep(double Radius, bool Large, bool Clockwise, double X, double Y) : PathStep;

internal sealed record CloseStep : PathStep;
