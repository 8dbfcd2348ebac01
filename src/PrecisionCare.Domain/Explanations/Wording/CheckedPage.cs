using System.Collections.Immutable;
using PrecisionCare.Explanations.Reading;

namespace PrecisionCare.Explanations.Wording;

/// <summary>A sentence of the page with the section in which it stands.</summary>
internal readonly record struct CheckedSentence(SectionKind Section, string Text);

/// <summary>A page as the patient will read it, without the technical appendix.</summary>
internal sealed class CheckedPage
{
    public CheckedPage(ExplanationText text)
    {
        Text = text;
        Language = Language.Find(text.Composed.Language) ?? Language.English;
        Wording = Language.Wording;
        SectionKind[] kinds = [.. text.Composed.Sections.Select(s => s.Kind).Where(k => k != SectionKind.Appendix)];
        Whole = text.Read;
        Sentences = [.. kinds.SelectMany(k => TextMeasure.Sentences(text.TextOf(k)).Select(s => new CheckedSentence(k, s)))];
        Names = TextMeasure.WordsOf(text.Composed.Names);
    }

    public ExplanationText Text { get; }

    public Language Language { get; }

    public LanguageWording Wording { get; }

    /// <summary>All sections, a sentence or step a line.</summary>
    public string Whole { get; }

    public ImmutableArray<CheckedSentence> Sentences { get; }

    /// <summary>Words of names, in lower case.</summary>
    public IReadOnlySet<string> Names { get; }

    public int Denominator => Text.Composed.Denominator;

    public IEnumerable<string> In(SectionKind section) => Sentences.Where(s => s.Section == section).Select(s => s.Text);

    public static WordingFinding Finding(string rule, CheckedSentence sentence, string message, string remedy, IssueSeverity severity = IssueSeverity.Error) =>
        new(rule, severity, sentence.Section, sentence.Text, message, remedy);

    public static WordingFinding Finding(string rule, string message, string remedy, IssueSeverity severity = IssueSeverity.Error) =>
        new(rule, severity, null, null, message, remedy);
}
