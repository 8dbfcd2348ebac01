using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace PrecisionCare.Web.Letters;

/// <summary>How a mark of a picture looks on paper, by the same description as on a page: <c>wwwroot/pictures.css</c>.</summary>
/// <param name="Fill"><c>null</c>: not filled.</param>
/// <param name="Stroke"><c>null</c>: no outline.</param>
/// <param name="Width">Of the outline, in units of the picture.</param>
/// <param name="Dash">Lengths on and off; <c>null</c>: unbroken.</param>
/// <param name="TextSize">In units of the picture.</param>
/// <param name="Bold">Of text.</param>
internal sealed record PictureLook(PrintColour? Fill, PrintColour? Stroke, double Width, (double On, double Off)? Dash, double TextSize, bool Bold)
{
    /// <summary>What a browser draws where no rule says otherwise.</summary>
    private static readonly PictureLook Plain = new(PrintColour.Black, null, 1, null, 16, false);

    private static readonly ImmutableArray<PictureRule> Rules = PictureRule.Read();
    private static readonly ConcurrentDictionary<(string, bool), PictureLook> Found = new();

    /// <summary>Of a mark's classes. One of which no rule speaks leaves the mark an outline, never a black blot.</summary>
    /// <param name="classes">Parted by spaces.</param>
    /// <param name="isText">A label.</param>
    public static PictureLook Of(string classes, bool isText) => Found.GetOrAdd((classes, isText), static mark =>
    {
        string[] names = mark.Item1.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var start = mark.Item2 || names.All(Knows) ? Plain : Plain with { Fill = null, Stroke = PrintColour.Black };
        return Rules.Where(r => r.Speaks(names, mark.Item2)).OrderBy(r => r.Classes.Length).Aggregate(start, (look, rule) => rule.Apply(look));
    });

    /// <summary>A rule speaks of the class.</summary>
    public static bool Knows(string name) => Rules.Any(r => r.Classes.Contains(name));
}
