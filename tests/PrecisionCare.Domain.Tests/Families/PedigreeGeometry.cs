using PrecisionCare.Families.Layout;

namespace PrecisionCare.Domain.Tests.Families;

/// <summary>Looks at a finished pedigree as at a drawing, without knowing how it was made: where lines cross, where marks lie on one another.</summary>
internal static class PedigreeGeometry
{
    private const double R = PedigreeLayout.Radius;

    /// <summary>Pairs of lines that cross away from their ends, or that run upon one another.</summary>
    public static List<string> Crossings(PedigreeLayout layout)
    {
        var segments = layout.Lines.SelectMany(line => line.Points.Zip(line.Points.Skip(1), (a, b) => (Line: line, A: a, B: b))).ToList();
        var found = new List<string>();
        for (int i = 0; i < segments.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                var (one, two) = (segments[i], segments[j]);
                if (one.Line != two.Line && Meet(one.A, one.B, two.A, two.B)) found.Add($"{Name(one.Line)} × {Name(two.Line)}");
            }
        }

        return found;
    }

    /// <summary>Symbols and texts that lie on one another, and lines that run through them.</summary>
    public static List<string> Overlaps(PedigreeLayout layout)
    {
        var boxes = layout.Persons.Select(p => (p.Name, L: p.X - R, T: p.Y - R, R: p.X + R, B: p.Y + R))
            .Concat(layout.Persons.Select(p => (Name: p.Name + " text", L: p.TextX, T: p.Y + R + 4, R: p.TextX + p.TextWidth, B: p.Y + R + (p.Text.Length * PedigreeLayout.LineHeight)))).ToList();
        var found = new List<string>();
        for (int i = 0; i < boxes.Count; i++)
            for (int j = 0; j < i; j++)
                if (boxes[i].L < boxes[j].R && boxes[j].L < boxes[i].R && boxes[i].T < boxes[j].B && boxes[j].T < boxes[i].B) found.Add($"{boxes[i].Name} on {boxes[j].Name}");
        foreach (var line in layout.Lines)
        {
            foreach (var (a, b) in line.Points.Zip(line.Points.Skip(1)))
            {
                foreach (var box in boxes)
                {
                    // Points of the line, close together: is one well inside the box?
                    int steps = (int)Math.Ceiling(Math.Sqrt(Math.Pow(b.X - a.X, 2) + Math.Pow(b.Y - a.Y, 2)));
                    if (Enumerable.Range(0, steps + 1).Select(s => (X: a.X + ((b.X - a.X) * s / Math.Max(steps, 1)), Y: a.Y + ((b.Y - a.Y) * s / Math.Max(steps, 1))))
                        .Any(p => p.X > box.L + 1.5 && p.X < box.R - 1.5 && p.Y > box.T + 1.5 && p.Y < box.B - 1.5)) found.Add($"{Name(line)} through {box.Name}");
                }
            }
        }

        found.AddRange(layout.Persons.Where(p => p.X - R < 0 || p.TextX < 0 || p.X + R > layout.Width || p.TextX + p.TextWidth > layout.Width || p.Y + R > layout.Height).Select(p => $"{p.Name} is cut off"));
        return found;
    }

    private static string Name(PedigreeLine line) => $"{line.Kind} {string.Join(' ', line.People)}";

    private static bool Meet(PedigreePoint a, PedigreePoint b, PedigreePoint c, PedigreePoint d)
    {
        double denominator = ((b.X - a.X) * (d.Y - c.Y)) - ((b.Y - a.Y) * (d.X - c.X));
        if (Math.Abs(denominator) < 1e-9)
        {
            // Parallel: on one another when nearly on one straight line and with a piece in common.
            double length = Math.Sqrt(Math.Pow(b.X - a.X, 2) + Math.Pow(b.Y - a.Y, 2));
            if (length < 1e-9 || Math.Abs(((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X))) / length > .8) return false;
            double Along(PedigreePoint p) => (((p.X - a.X) * (b.X - a.X)) + ((p.Y - a.Y) * (b.Y - a.Y))) / length;
            return Math.Min(length, Math.Max(Along(c), Along(d))) - Math.Max(0, Math.Min(Along(c), Along(d))) > 1;
        }

        double s = (((c.X - a.X) * (d.Y - c.Y)) - ((c.Y - a.Y) * (d.X - c.X))) / denominator, t = (((c.X - a.X) * (b.Y - a.Y)) - ((c.Y - a.Y) * (b.X - a.X))) / denominator;
        return s is > .001 and < .999 && t is > .001 and < .999;
    }
}
