using System.Globalization;

namespace PrecisionCare.Web.Letters;

/// <summary>A colour in print, red, green and blue from 0 to 1.</summary>
internal readonly record struct PrintColour(double Red, double Green, double Blue)
{
    public static PrintColour Black { get; } = new(0, 0, 0);

    /// <summary>Of words that stand back, such as those at the foot of a page.</summary>
    public static PrintColour Quiet { get; } = new(.29, .35, .4);

    public static PrintColour Edge { get; } = new(.48, .54, .6);

    public static PrintColour Rule { get; } = new(.82, .86, .89);

    /// <param name="hex"><c>#0b4f8a</c>.</param>
    public static PrintColour Of(string hex)
    {
        int value = int.Parse(hex.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new PrintColour((value >> 16) / 255.0, ((value >> 8) & 255) / 255.0, (value & 255) / 255.0);
    }
}
