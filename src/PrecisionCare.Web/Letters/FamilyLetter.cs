using System.Collections.Immutable;
using System.Globalization;

namespace PrecisionCare.Web.Letters;

/// <summary>
/// A letter of one page that a patient can hand to relatives: the gene, the exact change, what it is linked with, the chance by relation, why a test may help, and that
/// nobody tells them what to do. It names the patient only when the patient wants it and the consent permits it.
/// </summary>
internal static class FamilyLetter
{
    /// <param name="content">One for which there is a letter, see <see cref="FamilyLetterContent.WhyNot"/>.</param>
    /// <param name="sender">Who writes.</param>
    /// <param name="date">Of the letter.</param>
    /// <exception cref="ArgumentException">There is no letter for such a result.</exception>
    public static Letter Compose(FamilyLetterContent content, LetterSender sender, DateOnly date)
    {
        if (content.WhyNot is { } reason) throw new ArgumentException(reason, nameof(content));
        var words = FamilyLetterWords.Of(content.Language);
        var (before, after) = words.FoundIn;
        return new Letter
        {
            Language = content.Language, Sender = sender, Date = date, OnOnePage = true, Subject = words.Subject, PatientLine = content.NamedPatient,
            Blocks =
            [
                new ParagraphBlock(words.Greeting),
                new ParagraphBlock(content.NamedPatient is { } name ? Filled(words.Named, name) : words.Unnamed),
                new HeadingBlock(words.Found),
                new ParagraphBlock(new LetterText([new LetterRun(before), new LetterRun(content.Gene, Italic: true), new LetterRun(Filled(after, content.Condition))])),
                new TableBlock(words.Exactly, [], Exact(content, words)),
                new HeadingBlock(words.Meaning),
                new ParagraphBlock(words.MeaningText),
                .. Chances(content, words),
                new HeadingBlock(words.Why),
                new ListBlock([.. words.Reasons.Select(r => (LetterText)r)], Numbered: false),
                new HeadingBlock(words.Choice),
                new ParagraphBlock(words.ChoiceText),
                new HeadingBlock(words.Counselor),
                new ParagraphBlock(words.CounselorText),
            ],
        };
    }

    private static ImmutableArray<ImmutableArray<LetterText>> Exact(FamilyLetterContent content, FamilyLetterWords words)
    {
        string change = string.Join("  ", new[] { content.Variant.Coding, content.Variant.Protein }.OfType<string>());
        return
        [
            [words.Gene, new LetterText([new LetterRun(content.Gene, Italic: true)])],
            [words.Change, change.Length == 0 ? words.NotStated : change],
            [words.Transcript, content.Variant.Transcript ?? words.NotStated],
        ];
    }

    private static IEnumerable<LetterBlock> Chances(FamilyLetterContent content, FamilyLetterWords words)
    {
        var chances = FamilyChances.Of(content.Inheritance, content.Copies);
        if (chances.IsEmpty) return [new ParagraphBlock(words.NoChance)];
        return
        [
            new TableBlock("", [words.Relative, words.Chance],
                [.. chances.Select(c => ImmutableArray.Create<LetterText>(words.Relations[c.Relation], Filled(c.BothCopies ? words.BothCopies : words.OutOf100, People(c.OutOf100))))]),
            new ParagraphBlock(words.FromParent),
        ];
    }

    private static string People(double outOf100) => Math.Round(outOf100, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture);

    private static string Filled(string text, string slot) => string.Format(CultureInfo.InvariantCulture, text, slot);
}
