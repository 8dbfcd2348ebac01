using PrecisionCare.Web.Drawing;

namespace PrecisionCare.Web.Letters;

/// <summary>
/// Writes letters as PDF: A4, the font embedded, tagged, with language, title, author and bookmarks, declared as PDF/A-2b. The same letter gives the same bytes.
/// </summary>
/// <param name="fonts">What the machine has.</param>
internal sealed class LetterPdf(FontSearch fonts)
{
    private const double Top = 56, Bottom = 64, Foot = 8.5;

    /// <summary>Scales tried for a letter of one page; the last still has a text of 9 points.</summary>
    private static readonly double[] Smaller = [.95, .9, .86];

    /// <summary>Why this letter cannot be written as PDF here, in words for the page, which then offers print; <c>null</c> when it can.</summary>
    public string? WhyNot(Letter letter)
    {
        if (fonts.Face is not { } face) return fonts.WhyNot;
        if (letter.Language.IsRightToLeft) return "Languages written from right to left are not written as PDF yet. Print the page instead.";
        string missing = string.Join(" ", LetterLetters.MissingFrom(face, string.Concat(TextsOf(letter))));
        return missing.Length == 0 ? null : $"The font {face.Name} lacks letters of this text: {missing} Print the page instead.";
    }

    /// <exception cref="InvalidOperationException">When <see cref="WhyNot"/> says so.</exception>
    public byte[] Write(Letter letter) => Write(letter, out _);

    /// <param name="letter">To write.</param>
    /// <param name="pages">How many it takes.</param>
    /// <exception cref="InvalidOperationException">When <see cref="WhyNot"/> says so.</exception>
    public byte[] Write(Letter letter, out int pages)
    {
        if (WhyNot(letter) is { } reason) throw new InvalidOperationException(reason);
        var face = fonts.Face!;
        using var paper = new PdfPaper(face, letter.Subject, letter.Sender.Author ?? letter.Sender.Organisation, letter.Date);
        var (document, placed) = Set(letter, face);
        for (int i = 0; i < placed.Count; i++)
        {
            paper.NewPage();
            foreach (var (piece, top) in placed[i]) piece.Draw(paper, Top + top);
            Footer(paper, face, letter, LetterWords.Of(letter.Language).PageOf(i + 1, placed.Count));
        }

        pages = placed.Count;
        return paper.Finish(document, letter.Language.Code);
    }

    /// <summary>How many pages a letter takes, without writing it.</summary>
    /// <exception cref="InvalidOperationException">There is no font to measure in.</exception>
    public int PagesOf(Letter letter) => Set(letter, fonts.Face ?? throw new InvalidOperationException(fonts.WhyNot)).Pages.Count;

    private static (StructureNode Document, List<List<(FlowPiece Piece, double Top)>> Pages) Set(Letter letter, LetterFace face)
    {
        var set = At(1);
        foreach (double scale in Smaller)
            if (letter.OnOnePage && set.Pages.Count > 1) set = At(scale);
        return set;

        (StructureNode, List<List<(FlowPiece, double)>> Pages) At(double scale)
        {
            var root = new StructureNode("Document");
            return (root, FlowPiece.Paginate(LetterFlow.Of(letter, face, root, scale), PdfPaper.Height - Top - Bottom));
        }
    }

    private static void Footer(PdfPaper paper, LetterFace face, Letter letter, string page) => paper.Artifact(() =>
    {
        const double y = PdfPaper.Height - 36;
        paper.Line(LetterStrips.Left, y - 14, PdfPaper.Width - LetterStrips.Right, y - 14, .4, PrintColour.Rule);
        paper.Text(LetterLetters.Plain(letter.PatientLine ?? letter.Sender.Organisation), Foot, LetterStrips.Left, y, colour: PrintColour.Quiet);
        paper.Text(page, Foot, PdfPaper.Width - LetterStrips.Right - (face.Regular.Width(page) * Foot), y, colour: PrintColour.Quiet);
    });

    /// <summary>Every text that is drawn, to be checked against the font.</summary>
    private static IEnumerable<string> TextsOf(Letter letter) =>
    [
        letter.Subject, letter.Sender.Organisation, letter.Sender.Author ?? "", letter.PatientLine ?? "", .. letter.Sender.Lines, .. letter.Recipient,
        .. letter.Blocks.SelectMany(block => block switch
        {
            HeadingBlock heading => [heading.Text],
            ParagraphBlock paragraph => [paragraph.Text.ToString()],
            ListBlock list => list.Items.Select(i => i.ToString()),
            TableBlock table => [table.Caption, .. table.Heads, .. table.Rows.SelectMany(r => r).Select(c => c.ToString())],
            PictureBlock picture =>
            [
                picture.Illustration.Sentence,
                .. picture.Illustration.Pictures.SelectMany(p => p.Shapes).OfType<LabelShape>().Select(l => l.Text),
            ],
            _ => Enumerable.Empty<string>(),
        }),
    ];
}
