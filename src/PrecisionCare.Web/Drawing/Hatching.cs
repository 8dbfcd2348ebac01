namespace PrecisionCare.Web.Drawing;

/// <summary>Outlines without dents, as corners in order, and the lines that fill them: a pattern of lines is the same on a page and on paper, in colour and in grey.</summary>
internal static class Hatching
{
    /// <summary>The part of an outline within a box (Sutherland–Hodgman).</summary>
    public static (double X, double Y)[] Within(IReadOnlyList<(double X, double Y)> outline, double left, double top, double right, double bottom)
    {
        IReadOnlyList<(double X, double Y)> part = outline;
        part = Cut(part, p => p.X - left);
        part = Cut(part, p => right - p.X);
        part = Cut(part, p => p.Y - top);
        return [.. Cut(part, p => bottom - p.Y)];
    }

    /// <summary>Lines across an outline, evenly spaced.</summary>
    /// <param name="outline">Corners in order.</param>
    /// <param name="degrees">Direction of the lines: 0 across, 90 upright.</param>
    /// <param name="distance">Between two lines.</param>
    public static IEnumerable<((double X, double Y) From, (double X, double Y) To)> Lines(IReadOnlyList<(double X, double Y)> outline, double degrees, double distance)
    {
        double angle = degrees * Math.PI / 180, dx = Math.Cos(angle), dy = Math.Sin(angle);
        double Across((double X, double Y) p) => (p.Y * dx) - (p.X * dy);
        double Along((double X, double Y) p) => (p.X * dx) + (p.Y * dy);
        for (double at = (Math.Floor(outline.Min(Across) / distance) + .5) * distance; at < outline.Max(Across); at += distance)
        {
            var hits = new List<double>();
            for (int i = 0; i < outline.Count; i++)
            {
                var (a, b) = (outline[i], outline[(i + 1) % outline.Count]);
                double from = Across(a) - at, to = Across(b) - at;
                if (from * to < 0) hits.Add(Along(a) + ((Along(b) - Along(a)) * (from / (from - to))));
            }

            if (hits.Count < 2 || hits.Max() - hits.Min() < 1) continue;
            (double X, double Y) Point(double along) => ((along * dx) - (at * dy), (along * dy) + (at * dx));
            yield return (Point(hits.Min()), Point(hits.Max()));
        }
    }

    private static List<(double X, double Y)> Cut(IReadOnlyList<(double X, double Y)> outline, Func<(double X, double Y), double> inside)
    {
        var part = new List<(double, double)>();
        for (int i = 0; i < outline.Count; i++)
        {
            var (a, b) = (outline[i], outline[(i + 1) % outline.Count]);
            double from = inside(a), to = inside(b);
            if (from >= 0) part.Add(a);
            if (from * to < 0) part.Add((a.X + ((b.X - a.X) * (from / (from - to))), a.Y + ((b.Y - a.Y) * (from / (from - to)))));
        }

        return part;
    }
}
