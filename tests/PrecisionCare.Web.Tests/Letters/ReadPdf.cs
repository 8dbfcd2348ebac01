using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

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

    private static string Of(MarkedContentElement mark) => string.Concat(mark.Letters.Select(l => l.Value)) + string.Concat(mark.Children.Select(Of));
}
