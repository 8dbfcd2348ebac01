using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace PrecisionCare.EndToEnd.Tests;

/// <summary>
/// The text of each page of a PDF that Chromium printed (PDF 1.4 without object streams), in drawing order and without spaces between runs: enough to see that
/// something is printed, nothing more.
/// </summary>
internal static partial class PdfText
{
    public static ImmutableArray<string> PagesOf(byte[] pdf)
    {
        string file = Encoding.Latin1.GetString(pdf);
        var objects = Object().Matches(file).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        return [.. objects.Values.Where(o => PageType().IsMatch(o)).Select(page => TextOf(page, objects))];
    }

    private static string TextOf(string page, Dictionary<string, string> objects)
    {
        var fonts = FontName().Matches(page).ToDictionary(f => f.Groups[1].Value, f => UnicodeOf(objects[f.Groups[2].Value], objects));
        string content = Stream(objects[Contents().Match(page).Groups[1].Value]);
        var text = new StringBuilder();
        Dictionary<int, string> font = [];
        foreach (Match operation in FontOrText().Matches(content))
        {
            if (operation.Groups[1].Success)
            {
                font = fonts.GetValueOrDefault(operation.Groups[1].Value, []);
                continue;
            }
            string codes = operation.Groups[2].Value;
            for (int i = 0; i + 4 <= codes.Length; i += 4)
                text.Append(font.GetValueOrDefault(Hex(codes.Substring(i, 4)), ""));
        }
        return text.ToString();
    }

    /// <summary>The ToUnicode map of a font: single codes and ranges of codes (ISO 32000-1, section 9.10.3).</summary>
    private static Dictionary<int, string> UnicodeOf(string font, Dictionary<string, string> objects)
    {
        var characters = new Dictionary<int, string>();
        if (ToUnicode().Match(font) is not { Success: true } reference) return characters;
        string map = Stream(objects[reference.Groups[1].Value]);
        foreach (Match block in MapBlock().Matches(map))
        {
            var numbers = Hexadecimal().Matches(block.Groups[2].Value).Select(m => m.Groups[1].Value).ToList();
            int columns = block.Groups[1].Value == "bfrange" ? 3 : 2;
            for (int i = 0; i + columns <= numbers.Count; i += columns)
            {
                int first = Hex(numbers[i]), last = Hex(numbers[i + columns - 2]), start = Hex(numbers[i + columns - 1][..4]);
                for (int code = first; code <= last; code++) characters[code] = char.ConvertFromUtf32(start + code - first);
            }
        }
        return characters;
    }

    private static string Stream(string @object)
    {
        int start = @object.IndexOf("stream", StringComparison.Ordinal) + "stream".Length;
        while (@object[start] is '\r' or '\n') start++;
        byte[] bytes = Encoding.Latin1.GetBytes(@object[start..@object.LastIndexOf("endstream", StringComparison.Ordinal)]);
        if (!@object[..start].Contains("/FlateDecode", StringComparison.Ordinal)) return Encoding.Latin1.GetString(bytes);
        using var inflated = new MemoryStream();
        using (var zlib = new ZLibStream(new MemoryStream(bytes), CompressionMode.Decompress)) zlib.CopyTo(inflated);
        return Encoding.Latin1.GetString(inflated.ToArray());
    }

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?:^|\n)(\d+) 0 obj\s(.*?)\sendobj", RegexOptions.Singleline)]
    private static partial Regex Object();

    [GeneratedRegex(@"^\s*<<[^>]*/Type\s*/Page\b(?!s)")]
    private static partial Regex PageType();

    [GeneratedRegex(@"/(F\d+) (\d+) 0 R")]
    private static partial Regex FontName();

    [GeneratedRegex(@"/Contents (\d+) 0 R")]
    private static partial Regex Contents();

    [GeneratedRegex(@"/ToUnicode (\d+) 0 R")]
    private static partial Regex ToUnicode();

    [GeneratedRegex(@"/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>")]
    private static partial Regex FontOrText();

    [GeneratedRegex(@"begin(bfchar|bfrange)(.*?)end\1", RegexOptions.Singleline)]
    private static partial Regex MapBlock();

    [GeneratedRegex("<([0-9A-Fa-f]+)>")]
    private static partial Regex Hexadecimal();
}
