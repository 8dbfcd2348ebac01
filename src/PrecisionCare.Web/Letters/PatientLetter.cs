using System.Collections.Immutable;
using PrecisionCare.Explanations;
using PrecisionCare.Web.Drawing.Explained;

namespace PrecisionCare.Web.Letters;

/// <summary>What surrounds the text of a letter.</summary>
/// <param name="Sender">Who writes.</param>
/// <param name="Recipient">Name and address; empty where it is handed over.</param>
/// <param name="Date">Of the letter.</param>
/// <param name="PatientLine">Who it is about, for the foot of each page; <c>null</c> where the letter may not carry it.</param>
internal sealed record LetterFrame(LetterSender Sender, ImmutableArray<string> Recipient, DateOnly Date, string? PatientLine);

/// <summary>The explanation of a result as a letter to the patient: its sections in their order, the technical page last and on its own.</summary>
internal static class PatientLetter
{
    public static Letter Compose(ExplanationText text, LetterFrame frame)
    {
        var language = Language.Find(text.Composed.Language) ?? Language.English;
        return new Letter
        {
            Language = language, Sender = frame.Sender, Recipient = frame.Recipient, Date = frame.Date, PatientLine = frame.PatientLine, Subject = text.Composed.Title,
            Blocks = [.. text.Composed.Sections.OrderBy(s => s.Kind).SelectMany(section => Blocks(text, section, language))],
        };
    }

    private static IEnumerable<LetterBlock> Blocks(ExplanationText text, ExplanationSection section, Language language)
    {
        var edit = text.EditOf(section.Kind);
        ImmutableArray<LetterText> sentences = [.. text.LinesOf(section.Kind).Select(Text)];
        if (sentences.IsEmpty && section.Pictures.IsEmpty) yield break;
        if (section.Kind == SectionKind.Appendix) yield return new PageBreakBlock();
        yield return new HeadingBlock(section.Heading);
        if (!sentences.IsEmpty) yield return Body(section.Kind, sentences);
        if (edit is not null) yield return new ParagraphBlock(new LetterText([new LetterRun(LetterWords.Of(language).ChangedBy(edit.By.Name), Italic: true)]));
        for (int i = 0; i < section.Pictures.Length; i++)
            yield return new PictureBlock(Illustration.Of($"{section.Kind.ToString().ToLowerInvariant()}-{i + 1}", section.Pictures[i], language));
    }

    private static LetterBlock Body(SectionKind kind, ImmutableArray<LetterText> sentences) => kind switch
    {
        SectionKind.NextSteps => new ListBlock(sentences, Numbered: true),
        SectionKind.Words => new ListBlock(sentences, Numbered: false),
        SectionKind.Appendix => new TableBlock("", [], [.. sentences.Select(Row)]),
        _ => new ParagraphBlock(new LetterText([.. sentences.SelectMany((s, i) => i == 0 ? s.Runs : s.Runs.Insert(0, new LetterRun(" ")))])),
    };

    private static LetterText Text(ExplainedSentence sentence) => sentence.Runs.IsEmpty
        ? sentence.Text : new LetterText([.. sentence.Runs.Select(r => new LetterRun(r.Text, Italic: r.Kind == TextRunKind.Gene))]);

    /// <summary>A line of the appendix is a label, a colon and a value.</summary>
    private static ImmutableArray<LetterText> Row(LetterText line)
    {
        string text = line.ToString();
        int colon = text.IndexOf(": ", StringComparison.Ordinal);
        return colon < 0 ? ["", line] : [text[..colon], text[(colon + 2)..]];
    }
}
