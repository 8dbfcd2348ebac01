namespace PrecisionCare.Web.Drawing;

/// <summary>A sheet of paper with the room that it leaves for a picture; <c>site.css</c> has a page and a greatest height under the same name.</summary>
/// <param name="Name">Class of the picture's section.</param>
/// <param name="Words">As people call it.</param>
/// <param name="Width">Room in millimetres.</param>
/// <param name="Height">Room in millimetres, without the patient's banner and the title of the page.</param>
internal sealed record PrintSheet(string Name, string Words, double Width, double Height)
{
    /// <summary>Smaller text is not asked of a reader, in points.</summary>
    public const double LeastText = 8;

    private const double PixelsPerMillimetre = 96 / 25.4, PointsPerPixel = .75;

    /// <summary>From the smallest paper to the largest.</summary>
    public static IReadOnlyList<PrintSheet> All { get; } =
        [new("a4", "an A4 sheet", 190, 235), new("a4-wide", "an A4 sheet, landscape", 277, 155), new("a3-wide", "an A3 sheet, landscape", 400, 235)];

    /// <summary>The first on which text is large enough, else the one on which it is largest.</summary>
    /// <param name="picture">One unit is a pixel; it is made smaller to fit, never larger.</param>
    /// <param name="text">Size of its smallest text in pixels.</param>
    public static PrintSheet For(Picture picture, double text) => All.FirstOrDefault(s => s.TextOf(picture, text) >= LeastText) ?? All.MaxBy(s => s.TextOf(picture, text))!;

    /// <summary>How high text of so many pixels is in print, in points.</summary>
    public double TextOf(Picture picture, double text) =>
        text * PointsPerPixel * Math.Min(1, Math.Min(Width * PixelsPerMillimetre / picture.Width, Height * PixelsPerMillimetre / picture.Height));
}
