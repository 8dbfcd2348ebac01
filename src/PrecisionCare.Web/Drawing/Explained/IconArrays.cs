using System.Collections.Immutable;

namespace PrecisionCare.Web.Drawing.Explained;

/// <summary>
/// Icon arrays: a person filled in for each who has it, outlined for each who has not, from the bottom left in rows (Galesic 2009, doi 10.1037/a0014474). Filled against
/// outlined tells them apart without colour.
/// </summary>
internal static class IconArrays
{
    /// <summary>Names of the two symbols.</summary>
    public const string Affected = "has", Unaffected = "has-not";

    private const double Width = 320, Left = 10, Side = 300, LineHeight = 20, Letters = 36;

    public static Illustration Draw(string id, IconComparison comparison, PictureWords words)
    {
        int headline = comparison.Groups.Max(g => LabelLines.Of(g.Caption, Letters).Length);
        int of = comparison.Denominator;
        string Sentence(IconGroup group) => words.Fill(words.BothFrames, group.Caption.TrimEnd('.'), group.Affected, of, of - group.Affected);
        return new Illustration(
            [.. comparison.Groups.Select((group, place) => Array($"{id}-{place + 1}", group, of, headline, Sentence(group), words))],
            string.Join(' ', comparison.Groups.Select(Sentence)),
            new PictureTable(comparison.Title, [words.Shown, words.HaveIt, words.DoNot],
                [.. comparison.Groups.Select(g => ImmutableArray.Create(g.Caption, words.Fill(words.OutOf, g.Affected, of), words.Fill(words.OutOf, of - g.Affected, of)))]),
            words);
    }

    private static Picture Array(string id, IconGroup group, int of, int headline, string sentence, PictureWords words)
    {
        bool many = of > 100;
        int across = many ? 40 : 10;
        double cell = Side / across, top = (headline * LineHeight) + 8, height = of / across * cell;
        var sketch = new Sketch(id, Width, top + height + 52, group.Caption, sentence);
        LabelLines.Draw(sketch, "words strong", Left, 16, LineHeight, LabelLines.Of(group.Caption, Letters));
        var (has, hasNot) = many ? (Dot(Affected, cell), Dot(Unaffected, cell)) : (Person(Affected), Person(Unaffected));
        for (int i = 0; i < of; i++)
            sketch.Stamp(i < group.Affected ? has : hasNot, Left + (i % across * cell), top + height - ((1 + (i / across)) * cell));
        double legend = top + height + 20;
        Legend(sketch, Affected, legend, group.Affected, words.HaveIt, words);
        return Legend(sketch, Unaffected, legend + 24, of - group.Affected, words.DoNot, words).Finish();
    }

    private static Sketch Legend(Sketch sketch, string look, double y, int number, string what, PictureWords words) =>
        sketch.Circle($"icon {look}", Left + 8, y - 5, 6).Label("words", Left + 24, y, "start", $"{words.Number(number)} {what}");

    /// <summary>A head and shoulders in a square of 30.</summary>
    private static Symbol Person(string look) => new(look,
    [
        new CircleShape($"icon {look}", 15, 8, 4.5),
        new PathShape($"icon {look}", [PathStep.Move(7.5, 27), PathStep.Line(7.5, 21.5), PathStep.Arc(7.5, false, true, 22.5, 21.5), PathStep.Line(22.5, 27), PathStep.Close]),
    ]);

    private static Symbol Dot(string look, double cell) => new(look, [new CircleShape($"icon small {look}", cell / 2, cell / 2, cell * .36)]);
}
