namespace PrecisionCare.Families.Layout;

/// <summary>Counts what a pedigree should not have: lines that cross, lines through people or their text.</summary>
internal static class Crossings
{
    private const double Near = .05;

    public static int Count(PedigreeLayout layout)
    {
        var segments = layout.Lines.SelectMany((line, index) => Enumerable.Range(0, line.Points.Length - 1).Select(i => (Line: index, A: line.Points[i], B: line.Points[i + 1]))).ToArray();
        int count = 0;
        for (int i = 0; i < segments.Length; i++)
        {
            for (int j = i + 1; j < segments.Length; j++)
            {
                if (segments[i].Line == segments[j].Line) continue;
                if (Cross(segments[i].A, segments[i].B, segments[j].A, segments[j].B) || Overlap(segments[i].A, segments[i].B, segments[j].A, segments[j].B)) count++;
            }
        }

        foreach (var (line, a, b) in segments)
        {
            foreach (var person in layout.Persons)
            {
                double radius = PedigreeLayout.Radius;
                if (Through(a, b, person.X - radius + 1, person.Y - radius + 1, person.X + radius - 1, person.Y + radius - 1)
                    || Through(a, b, person.TextX, person.Y + radius + 3, person.TextX + person.TextWidth, person.Y + radius + (person.Text.Length * PedigreeLayout.LineHeight))) count++;
            }
        }

        return count;
    }

    /// <summary>Both pass through the other's inside.</summary>
    private static bool Cross(PedigreePoint a, PedigreePoint b, PedigreePoint c, PedigreePoint d)
    {
        double one = Side(a, b, c), two = Side(a, b, d), three = Side(c, d, a), four = Side(c, d, b);
        return one * two < 0 && three * four < 0 && Math.Min(Math.Abs(one), Math.Abs(two)) > Near && Math.Min(Math.Abs(three), Math.Abs(four)) > Near;
    }

    /// <summary>Both lie on one another for a piece: two lines that a reader takes for one.</summary>
    private static bool Overlap(PedigreePoint a, PedigreePoint b, PedigreePoint c, PedigreePoint d)
    {
        if (Math.Abs(a.X - b.X) < Near && Math.Abs(c.X - d.X) < Near && Math.Abs(a.X - c.X) < 1) return Shared(a.Y, b.Y, c.Y, d.Y) > 1;
        return Math.Abs(a.Y - b.Y) < Near && Math.Abs(c.Y - d.Y) < Near && Math.Abs(a.Y - c.Y) < 1 && Shared(a.X, b.X, c.X, d.X) > 1;
    }

    private static double Shared(double a, double b, double c, double d) => Math.Min(Math.Max(a, b), Math.Max(c, d)) - Math.Max(Math.Min(a, b), Math.Min(c, d));

    private static bool Through(PedigreePoint a, PedigreePoint b, double left, double top, double right, double bottom)
    {
        // Liang–Barsky: the part of the segment inside the box.
        double dx = b.X - a.X, dy = b.Y - a.Y, from = 0, to = 1;
        foreach (var (p, q) in new[] { (-dx, a.X - left), (dx, right - a.X), (-dy, a.Y - top), (dy, bottom - a.Y) })
        {
            if (Math.Abs(p) < 1e-9)
            {
                if (q < 0) return false;
                continue;
            }

            double t = q / p;
            if (p < 0) from = Math.Max(from, t);
            else to = Math.Min(to, t);
        }

        return (to - from) * Math.Sqrt((dx * dx) + (dy * dy)) > 1;
    }

    private static double Side(PedigreePoint a, PedigreePoint b, PedigreePoint p) => ((b.X - a.X) * (p.Y - a.Y)) - ((b.Y - a.Y) * (p.X - a.X));
}
