using System.Text;

namespace PrecisionCare.Fhir.Input;

/// <summary>
/// Turns a file as received into UTF-8: gzip is unpacked, UTF-16 converted, a byte order mark dropped; all told by the first bytes, never by the name.
/// </summary>
internal static class Utf8Input
{
    /// <param name="file">Read forward, not closed.</param>
    public static Stream Open(Stream file, string fileName, IssueLog issues)
    {
        var start = new PeekStream(file);
        return start.Peek(2) is [0x1F, 0x8B]
            ? AsUtf8(new PeekStream(new GunzipStream(start, fileName, issues)), fileName, issues)
            : AsUtf8(start, fileName, issues);
    }

    private static PeekStream AsUtf8(PeekStream text, string fileName, IssueLog issues)
    {
        var encoding = text.Peek(4) switch
        {
            [0xFF, 0xFE, ..] or [(byte)'{', 0, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] or [0, (byte)'{', ..] => Encoding.BigEndianUnicode,
            _ => null,
        };
        if (encoding is not null)
        {
            issues.Add(FhirFault.NotUtf8.At(new SourceLocation(fileName), "The file is UTF-16."));
            text = new PeekStream(Encoding.CreateTranscodingStream(text, encoding, Encoding.UTF8));
        }

        if (text.Peek(3) is [0xEF, 0xBB, 0xBF]) text.Drop(3);
        return text;
    }
}
