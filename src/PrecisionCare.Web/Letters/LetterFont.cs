using System.Collections.Concurrent;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.TrueType;
using UglyToad.PdfPig.Fonts.TrueType.Parser;

namespace PrecisionCare.Web.Letters;

/// <summary>A TrueType font file, measured.</summary>
internal sealed class LetterFont
{
    private readonly TrueTypeFont _font;
    private readonly int _unitsPerEm;
    private readonly ConcurrentDictionary<char, double?> _widths = new();

    public LetterFont(byte[] file)
    {
        File = file;
        _font = TrueTypeFontParser.Parse(new TrueTypeDataBytes(new MemoryInputBytes(file)));
        _unitsPerEm = _font.GetUnitsPerEm();
    }

    public byte[] File { get; }

    public bool Has(char letter) => Width(letter) is not null;

    /// <summary>Of a text at size 1; letters that the font lacks count as none.</summary>
    public double Width(string text) => text.Sum(letter => Width(letter) ?? 0);

    private double? Width(char letter) => _widths.GetOrAdd(letter, static (l, font) =>
        font._font.WindowsUnicodeCMap is { } map && map.CharacterCodeToGlyphIndex(l) == 0 && l != ' ' ? null
        : font._font.TryGetAdvanceWidth(l, out double width) ? width / font._unitsPerEm : null, this);
}

/// <summary>A family in the two weights that letters need; italics are slanted from the upright.</summary>
/// <param name="Name">Of the family.</param>
/// <param name="Regular">Upright.</param>
/// <param name="Bold">Bold.</param>
internal sealed record LetterFace(string Name, LetterFont Regular, LetterFont Bold);
