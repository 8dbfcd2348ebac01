using System.Collections.Frozen;

namespace PrecisionCare.Web.Letters;

/// <summary>A colour in print, red, green and blue from 0 to 1.</summary>
internal readonly record struct PrintColour(double Red, double Green, double Blue)
{
    public static PrintColour Black { get; } = new(0, 0, 0);

    public static PrintColour White { get; } = new(1, 1, 1);

    public static PrintColour Quiet { get; } = new(.29, .35, .4);

    public static PrintColour Edge { get; } = new(.48, .54, .6);

    public static PrintColour Rule { get; } = new(.82, .86, .89);

    public static PrintColour Accent { get; } = new(.04, .31, .54);

    public static PrintColour Tint { get; } = new(.86, .91, .95);

    public static PrintColour Leaf { get; } = new(.11, .42, .32);

    public static PrintColour Warm { get; } = new(.69, .23, 0);
}

/// <summary>How the classes of a picture look on paper: what <c>site.css</c> is for the screen. A later class of a mark adds to an earlier one.</summary>
/// <param name="Fill"><c>null</c>: not filled.</param>
/// <param name="Stroke"><c>null</c>: no outline.</param>
/// <param name="Width">Of the outline, in units of the picture.</param>
/// <param name="Dash">Lengths on and off; <c>null</c>: unbroken.</param>
/// <param name="TextSize">In units of the picture.</param>
/// <param name="Bold">Of text.</param>
internal sealed record PrintLook(PrintColour? Fill, PrintColour? Stroke, double Width, (double On, double Off)? Dash, double TextSize, bool Bold)
{
    private static readonly PrintLook Plain = new(PrintColour.Black, null, 1, null, 13, false);

    private static readonly FrozenDictionary<string, Func<PrintLook, PrintLook>> Classes = new Dictionary<string, Func<PrintLook, PrintLook>>
    {
        ["words"] = l => l with { TextSize = 15 },
        ["label"] = l => l with { Fill = PrintColour.Quiet },
        ["bar-label"] = l => l with { TextSize = 15 },
        ["strong"] = l => l with { Bold = true },
        ["icon"] = l => l with { Fill = null, Stroke = PrintColour.Edge, Width = 1.5 },
        ["small"] = l => l with { Width = 1 },
        ["has"] = l => l with { Fill = PrintColour.Accent, Stroke = PrintColour.Accent },
        ["has-not"] = l => l,
        ["kin"] = Outline(PrintColour.Edge, 2),
        ["scale"] = Outline(PrintColour.Edge, 2),
        ["person"] = l => l with { Fill = PrintColour.White, Stroke = PrintColour.Black, Width = 2 },
        ["copy"] = l => l with { Fill = PrintColour.White, Stroke = PrintColour.Black, Width = 1.5 },
        ["place"] = l => l with { Fill = PrintColour.White, Stroke = PrintColour.Black, Width = 2 },
        ["baseline"] = l => l with { Fill = PrintColour.White, Stroke = PrintColour.Black, Width = 2 },
        ["filled"] = l => l with { Fill = PrintColour.Accent, Stroke = PrintColour.Accent },
        ["here"] = l => l with { Fill = PrintColour.Accent, Stroke = PrintColour.Accent },
        ["estimate"] = l => l with { Fill = PrintColour.Accent },
        ["open"] = l => l with { Dash = (2, 2) },
        ["off-scale"] = l => l with { Fill = null, Stroke = PrintColour.Edge, Width = 1.5, Dash = (5, 4) },
        ["interval"] = l => l with { Fill = PrintColour.Tint, Stroke = PrintColour.Accent, Width = 1.5 },
        ["axis"] = Outline(PrintColour.Edge, 1),
        ["grid"] = Outline(PrintColour.Rule, 1),
        ["ideal"] = l => Outline(PrintColour.Edge, 1)(l) with { Dash = (4, 4) },
        ["whisker"] = Outline(PrintColour.Accent, 1.5),
        ["series"] = Outline(PrintColour.Accent, 2),
        ["point"] = l => l with { Fill = PrintColour.Accent },
        ["out"] = l => l with { Fill = PrintColour.Warm },
        ["normal-range"] = l => l with { Fill = PrintColour.Tint },
        ["missing"] = l => Outline(PrintColour.Edge, 1.5)(l) with { Dash = (3, 2) },
        ["text"] = l => l,
        ["tiny"] = l => l with { TextSize = 12 },
        ["generation"] = l => l with { Bold = true },
        ["number"] = l => l with { Bold = true },
        ["inside"] = l => l with { Bold = true },
        ["outline"] = Outline(PrintColour.Black, 1.5),
        ["line"] = Outline(PrintColour.Black, 1.5),
        ["broken"] = l => l with { Dash = (5, 4) },
        ["bracket"] = Outline(PrintColour.Black, 1.5),
        ["slash"] = Outline(PrintColour.Black, 1.75),
        ["arrow"] = Outline(PrintColour.Black, 1.75),
        ["rule"] = Outline(PrintColour.Rule, 1),
        ["condition"] = Outline(PrintColour.Black, 1.5),
        ["c0"] = l => l,
        ["c1"] = l => l with { Stroke = PrintColour.Warm },
        ["c2"] = l => l with { Stroke = PrintColour.Accent },
        ["c3"] = l => l with { Stroke = PrintColour.Leaf },
        ["qr-light"] = l => l with { Fill = PrintColour.White },
        ["qr-dark"] = l => l,
    }.ToFrozenDictionary();

    /// <summary>Of a mark's classes. One that paper does not know leaves the mark an outline, never a black blot.</summary>
    public static PrintLook Of(string look)
    {
        var found = Plain;
        foreach (string one in look.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            found = Classes.TryGetValue(one, out var change) ? change(found) : found with { Fill = null, Stroke = found.Stroke ?? PrintColour.Black };
        return found;
    }

    public static bool Knows(string name) => Classes.ContainsKey(name);

    private static Func<PrintLook, PrintLook> Outline(PrintColour colour, double width) => l => l with { Fill = null, Stroke = colour, Width = width };
}
