using PrecisionCare.Web.Drawing;
using PrecisionCare.Web.Drawing.Explained;

namespace PrecisionCare.Web.Letters;

/// <summary>Lays pictures out, two side by side in a strip, with their sentence below.</summary>
internal static class PictureStrips
{
    /// <summary>Points for a unit of a picture, so that its words of 15 units are not larger than the text around.</summary>
    private const double Largest = .68;

    private const double Gap = 18;

    public static void Add(LetterStrips strips, Illustration illustration, StructureNode document)
    {
        var pictures = illustration.Pictures;
        double widest = pictures.Max(p => p.Width), room = pictures.Length > 1 ? (LetterStrips.Room - Gap) / 2 : LetterStrips.Room;
        foreach (var row in pictures.Chunk(2)) AddRow(strips, row, Math.Min(Largest, room / widest), illustration.Sentence.Length > 0, document);
        if (illustration.Sentence.Length > 0) strips.AddText(document.Add("P"), illustration.Sentence, strips.Body, 4);
    }

    private static void AddRow(LetterStrips strips, Picture[] row, double scale, bool keeps, StructureNode document)
    {
        var figures = row.Select(p => document.Add("Figure", $"{p.Title}. {p.Description}")).ToArray();
        strips.Add(row.Max(p => p.Height) * scale, (paper, top) =>
        {
            double x = LetterStrips.Left;
            for (int i = 0; i < row.Length; i++)
            {
                var (picture, left) = (row[i], x);
                paper.Inside(figures[i], () => PdfPicture.Draw(paper, strips.Face, picture, left, top, scale));
                x += (picture.Width * scale) + Gap;
            }
        }, 8, keeps);
    }
}
