using System.Collections.Immutable;
using PrecisionCare.Explanations.Composing;

namespace PrecisionCare.Explanations;

/// <summary>Composes pages for patients from results.</summary>
public static class Explainer
{
    /// <summary>
    /// The page. What is not known is left out or said to be not known, never invented. A template that the language lacks is said in English as a whole, and a notice
    /// says so; so does one for words of the report that the language has no word for.
    /// </summary>
    public static Explanation Compose(ExplainedResult result, Language language)
    {
        ImmutableArray<RiskNumber> risks = result switch { VariantResult variant => variant.Risks, RiskScoreResult score => [score.Risk], _ => [] };
        int denominator = result.Denominator is { } chosen ? Allowed(chosen) : Frequencies.Denominator(risks);
        var page = new PageComposer(result, language.Texts, Language.English.Texts, denominator);
        var pictures = new Pictures(result, page, language.Texts, denominator);
        var outline = Outline.Of(result.Kind);

        ImmutableArray<ExplanationSection> sections =
        [
            .. Enum.GetValues<SectionKind>().Where(s => s != SectionKind.Words).Select(kind =>
            {
                var sentences = page.Say(outline.Sections.GetValueOrDefault(kind, []));
                return Section(page, kind, sentences) with { Pictures = pictures.Of(kind, sentences) };
            }),
        ];
        sections = sections.Insert((int)SectionKind.Words - 1, Section(page, SectionKind.Words, Words(sections, language)));
        return new Explanation
        {
            Result = result,
            Language = language.Code,
            TextVersion = language.Texts.Version,
            Title = page.Say($"common.title.{Slots.Kebab(result.Kind.ToString())}")!.Text,
            Sections = sections,
            Denominator = denominator,
            Notices = [.. Notices(sections, language)],
        };
    }

    private static int Allowed(int denominator) =>
        denominator is 100 or 1000 ? denominator : throw new ArgumentOutOfRangeException(nameof(denominator), denominator, "A page speaks of 100 or of 1,000 people.");

    private static ExplanationSection Section(PageComposer page, SectionKind kind, ImmutableArray<ExplainedSentence> sentences) =>
        new() { Kind = kind, Heading = page.Say($"common.heading.{Slots.Kebab(kind.ToString())}")!.Text, Sentences = sentences };

    private static ImmutableArray<ExplainedSentence> Words(ImmutableArray<ExplanationSection> sections, Language language)
    {
        string text = string.Join('\n', sections.Where(s => s.Kind != SectionKind.Appendix).Select(s => s.Text));
        return [.. Glossary.In(text, language).Select(entry =>
        {
            string said = $"{Template.Capitalised(entry.Word)}: {entry.Definition}";
            return new ExplainedSentence($"glossary.{entry.Id}", said) { Runs = [new TextRun(said, TextRunKind.Plain)] };
        })];
    }

    private static IEnumerable<string> Notices(ImmutableArray<ExplanationSection> sections, Language language)
    {
        var sentences = sections.SelectMany(s => s.Sentences).ToList();
        int inEnglish = sentences.Count(s => s.InEnglish);
        if (inEnglish > 0) yield return $"{inEnglish} sentences have no text in {language.Name} yet and stand in English.";
        var words = sections.Where(s => s.Kind != SectionKind.Appendix).SelectMany(s => s.Sentences).SelectMany(s => s.Runs)
            .Where(r => r.Kind == TextRunKind.ReportWord).Select(r => r.Text).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (words.Count > 0) yield return $"These words stand as in the report; explain them, or put plain words in {language.Name} in their place: {string.Join("; ", words)}.";
    }
}
