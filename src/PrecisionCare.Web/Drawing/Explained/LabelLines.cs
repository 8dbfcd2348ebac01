using System.Collections.Immutable;

namespace PrecisionCare.Web.Drawing.Explained;

/// <summary>Text in a picture breaks where the picture says, since SVG does not break it.</summary>
internal static class LabelLines
{
    /// <summary>The text in lines of at most so many letters, broken between words; a longer word keeps a line of its own.</summary>
    public static ImmutableArray<string> Of(string text, double letters)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        string line = "";
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > letters)
            {
                lines.Add(line);
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        if (line.Length > 0) lines.Add(line);
        return lines.ToImmutable();
    }

    /// <summary>Draws lines from a base line downwards; gives the base line after them.</summary>
    public static double Draw(Sketch sketch, string look, double x, double y, double height, ImmutableArray<string> lines)
    {
        foreach (string line in lines)
        {
            sketch.Label(look, x, y, "start", line);
            y += height;
        }

        return y;
    }
}
