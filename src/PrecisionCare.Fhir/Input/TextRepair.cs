using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;

namespace PrecisionCare.Fhir.Input;

/// <summary>
/// Makes every text of a JSON slice a sequence of characters: bytes that are no UTF-8, halves of surrogate pairs and NUL become U+FFFD. FHIR forbids them
/// (R4 datatypes, string), databases refuse them, and one of them in a note is no reason to lose a resource.
/// </summary>
internal static class TextRepair
{
    /// <summary>Mends the slice; the same array when nothing was wrong.</summary>
    public static byte[] Mend(byte[] json, out bool mended)
    {
        mended = !Utf8.IsValid(json);
        if (mended) json = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json));
        int at = 0;
        while (at < json.Length)
        {
            int next = json.AsSpan(at).IndexOf((byte)'\\');
            if (next < 0) break;
            at += next;
            int length = EscapeLength(json, at, out bool sound);
            if (!sound)
            {
                "\\ufffd"u8.CopyTo(json.AsSpan(at));
                mended = true;
            }

            at += length;
        }

        return json;
    }

    private static int EscapeLength(byte[] json, int at, out bool sound)
    {
        sound = true;
        if (!IsUnicodeEscape(json, at, out int unit)) return 2;
        if (unit is >= 0xD800 and <= 0xDBFF && IsUnicodeEscape(json, at + 6, out int low) && low is >= 0xDC00 and <= 0xDFFF) return 12;
        sound = unit is (> 0 and < 0xD800) or > 0xDFFF;
        return 6;
    }

    private static bool IsUnicodeEscape(byte[] json, int at, out int unit)
    {
        unit = 0;
        return at + 6 <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
            && Utf8Parser.TryParse(json.AsSpan(at + 2, 4), out unit, out int used, 'x') && used == 4;
    }
}
