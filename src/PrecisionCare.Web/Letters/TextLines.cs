using System.Collections.Immutable;

namespace PrecisionCare.Web.Letters;

/// <summary>Text broken into lines for a width.</summary>
internal static class TextLines
{
    /// <summary>One word, or the pieces of one, with the looks of its run; <c>Space</c> says that a space stands before it.</summary>
    internal readonly record struct Word(string Text, bool Bold, bool Italic, bool Space, double Width);

    /// <param name="text">Broken at spaces alone; a word wider than the column is cut by letters.</param>
    /// <param name="face">To measure in.</param>
    /// <param name="size">In points.</param>
    /// <param name="width">Of the column, in points.</param>
    /// <param name="bold">Of runs that do not say otherwise.</param>
    public static ImmutableArray<ImmutableArray<Word>> Break(LetterText text, LetterFace face, double size, double width, bool bold = false)
    {
        var lines = ImmutableArray.CreateBuilder<ImmutableArray<Word>>();
        var line = ImmutableArray.CreateBuilder<Word>();
        double used = 0, space = face.Regular.Width(" ") * size;
        foreach (var group in Groups(text, face, size, width, bold))
        {
            double needed = group.Sum(w => w.Width);
            if (line.Count > 0 && used + space + needed > width)
            {
                lines.Add(line.ToImmutable());
                line.Clear();
                used = 0;
            }

            used += (line.Count > 0 ? space : 0) + needed;
            line.AddRange(group);
        }

        if (line.Count > 0) lines.Add(line.ToImmutable());
        return lines.ToImmutable();
    }

    /// <summary>Words with what clings to them: a full stop after a name in italics belongs to the name.</summary>
    private static IEnumerable<List<Word>> Groups(LetterText text, LetterFace face, double size, double width, bool bold)
    {
        var group = new List<Word>();
        bool space = false;
        foreach (var run in text.Runs)
        {
            bool heavy = run.Bold || bold;
            var font = heavy ? face.Bold : face.Regular;
            string[] parts = LetterLetters.Plain(run.Text).Split(' ');
            for (int i = 0; i < parts.Length; i++)
            {
                if (i > 0) space = true;
                foreach (string part in Cut(parts[i], font, size, width))
                {
                    if (space && group.Count > 0)
                    {
                        yield return group;
                        group = [];
                    }

                    group.Add(new Word(part, heavy, run.Italic, space, font.Width(part) * size));
                    space = part.Length < parts[i].Length;
                }

                if (parts[i].Length > 0) space = false;
            }
        }

        if (group.Count > 0) yield return group;
    }

    private static IEnumerable<string> Cut(string word, LetterFont font, double size, double width)
    {
        while (word.Length > 1 && font.Width(word) * size > width)
        {
            int length = 1;
            while (length < word.Length && font.Width(word[..(length + 1)]) * size <= width) length++;
            yield return word[..length];
            word = word[length..];
        }

        if (word.Length > 0) yield return word;
    }
}
