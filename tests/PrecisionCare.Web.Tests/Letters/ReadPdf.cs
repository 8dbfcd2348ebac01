using System.IO.Compression;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;

namespace PrecisionCare.Web.Tests.Letters;

/// <summary>Reads what a screen reader would: marked text, in the order of the file.</summary>
internal static class ReadPdf
{
    /// <summary>Tag and text of each mark, artifacts left out.</summary>
    public static List<(string Tag, string Text)> Marked(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPages().SelectMany(p => p.GetMarkedContents()).Where(m => m.Tag != "Artifact").Select(m => (m.Tag, Of(m)))];
    }

    public static List<string> Pages(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPages().Select(p => p.Text)];
    }

    /// <summary>What a stream holds, unpacked.</summary>
    public static byte[] Decode(StreamToken stream)
    {
        if (stream.StreamDictionary.Data.GetValueOrDefault("Filter") is null) return stream.Data.ToArray();
        using var unpacked = new MemoryStream();
        using var packed = new ZLibStream(new MemoryStream(stream.Data.ToArray()), CompressionMode.Decompress);
        packed.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    private static string Of(MarkedContentElement mark) => string.Concat(mark.Letters.Select(l => l.Value)) + string.Concat(mark.Children.Select(Of));
}
