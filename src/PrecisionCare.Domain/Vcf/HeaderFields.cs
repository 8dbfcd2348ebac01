namespace PrecisionCare.Vcf;

/// <summary>
/// The fields of a structured header line, <c>##contig=&lt;ID=chr1,length=248956422,species="Homo sapiens"&gt;</c>: names, and values without their quotes
/// (VCF 4.4, section 1.4). A malformed rest is left out rather than guessed.
/// </summary>
internal static class HeaderFields
{
    /// <param name="value">What follows the line's key and equals sign.</param>
    public static Dictionary<string, string> Parse(ReadOnlySpan<char> value)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        if (value is not ['<', .. var rest]) return fields;
        while (rest.IndexOf('=') is > 0 and var equals)
        {
            string name = rest[..equals].Trim().ToString();
            rest = rest[(equals + 1)..];
            int length = rest is ['"', ..] ? QuotedLength(rest) : rest.IndexOfAny(",>");
            if (length < 0) break;
            fields.TryAdd(name, Unquote(rest[..length]));
            rest = rest[length..];
            if (rest is not [',', .. var next]) break;
            rest = next;
        }

        return fields;
    }

    /// <summary>Length of the quoted text with both quotes, where a backslash keeps the character after it; -1 when it does not end.</summary>
    private static int QuotedLength(ReadOnlySpan<char> text)
    {
        for (int i = 1; i < text.Length; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == '"') return i + 1;
        }

        return -1;
    }

    private static string Unquote(ReadOnlySpan<char> text) => text is ['"', .. var inner, '"']
        ? inner.ToString().Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal)
        : text.Trim().ToString();
}
