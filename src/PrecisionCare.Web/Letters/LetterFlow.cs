namespace PrecisionCare.Web.Letters;

/// <summary>Lays a letter out as strips from top to bottom, each knowing its place in the structure.</summary>
internal sealed class LetterFlow
{
    private readonly LetterStrips _strips;
    private readonly StructureNode _document;

    private LetterFlow(LetterStrips strips, StructureNode document) => (_strips, _document) = (strips, document);

    /// <param name="letter">To lay out.</param>
    /// <param name="face">To measure in.</param>
    /// <param name="document">Gets the letter's structure.</param>
    /// <param name="scale">Of the usual sizes.</param>
    public static IReadOnlyList<FlowPiece> Of(Letter letter, LetterFace face, StructureNode document, double scale)
    {
        var flow = new LetterFlow(new LetterStrips(face, scale), document);
        flow.AddHead(letter);
        foreach (var block in letter.Blocks) flow.Add(block);
        if (letter.Sender.Author is { } author) flow.AddSignature(letter, author);
        return flow._strips.Pieces;
    }

    private void AddHead(Letter letter)
    {
        AddParagraph(Bold(letter.Sender.Organisation), _strips.Body, 0);
        foreach (string line in letter.Sender.Lines) AddParagraph(line, _strips.Small, 0);
        for (int i = 0; i < letter.Recipient.Length; i++) AddParagraph(letter.Recipient[i], _strips.Body, i == 0 ? 18 : 0);
        AddParagraph(LetterWords.Of(letter.Language).Day(letter.Date), _strips.Body, 14);
        AddHeading("H1", letter.Subject, _strips.Title);
    }

    private void Add(LetterBlock block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                AddHeading("H2", heading.Text, _strips.Heading);
                break;
            case ParagraphBlock paragraph:
                AddParagraph(paragraph.Text, _strips.Body, 5);
                break;
            case ListBlock list:
                AddList(list);
                break;
            case TableBlock table:
                TableStrips.Add(_strips, table, _document);
                break;
            case PictureBlock picture:
                PictureStrips.Add(_strips, picture.Illustration, _document);
                break;
            case PageBreakBlock:
                _strips.BreakPage();
                break;
            default:
                throw new ArgumentException($"A {block.GetType().Name} has no place on paper.", nameof(block));
        }
    }

    private void AddParagraph(LetterText text, double size, double before) => _strips.AddText(_document.Add("P"), text, size, before);

    private void AddHeading(string type, string text, double size) =>
        _strips.AddText(_document.Add(type), Bold(text), size, 14, keepAll: true, first: (paper, top) => paper.Bookmark(text, top));

    private void AddList(ListBlock block)
    {
        const double indent = 20;
        double size = _strips.Body;
        var list = _document.Add("L");
        for (int i = 0; i < block.Items.Length; i++)
        {
            var item = list.Add("LI");
            var (label, body) = (item.Add("Lbl"), item.Add("LBody"));
            string mark = block.Numbered ? $"{i + 1}. " : "• ";
            _strips.AddText(body, block.Items[i], size, i == 0 ? 5 : 3, indent,
                first: (paper, top) => paper.Inside(label, () => paper.Text(mark, size, LetterStrips.Left, LetterStrips.Base(top, size))));
        }
    }

    private void AddSignature(Letter letter, string author)
    {
        AddParagraph($"{LetterWords.Of(letter.Language).Signed} {author}", _strips.Body, 14);
        AddParagraph(letter.Sender.Organisation, _strips.Body, 0);
    }

    private static LetterText Bold(string text) => new([new LetterRun(text, Bold: true)]);
}
