using System.Globalization;

namespace PrecisionCare.Explanations.Wording;

/// <summary>Rules on the page as a whole: W1, W2, W12, W14, W15, and the fixed words of the result (R1, R2).</summary>
internal static class PageRules
{
    public static IEnumerable<WordingFinding> Check(CheckedPage page) =>
        [.. Reading(page), .. Sentences(page), .. Medicines(page), .. Templates(page), .. Translation(page), .. ResultWords(page), .. UncertainWords(page)];

    private static IEnumerable<WordingFinding> Reading(CheckedPage page)
    {
        var reading = Readability.Of(page.Whole, page.Language, page.Text.Composed.Names);
        foreach (var measure in reading.Measures.Where(m => !m.MeetsTarget))
        {
            bool ofSentences = measure.Name.StartsWith("Words in", StringComparison.Ordinal);
            string value = measure.Value.ToString("0.0", CultureInfo.InvariantCulture);
            yield return CheckedPage.Finding(ofSentences ? "W2" : "W1", $"{measure.Name}: {value}{(measure.IsEstimate ? " (estimate)" : "")}; the aim is {measure.Target}, the limit {measure.Limit}.",
                "Use shorter words and shorter sentences.", measure.MeetsLimit ? IssueSeverity.Warning : IssueSeverity.Error);
        }
    }

    private static IEnumerable<WordingFinding> Sentences(CheckedPage page)
    {
        int most = int.Parse(page.Language.Texts.Settings["longest-sentence"].Split(", ")[1], CultureInfo.InvariantCulture);
        return page.Sentences.Where(s => Explanations.Reading.TextMeasure.Words(s.Text).Length > most)
            .Select(s => CheckedPage.Finding("W2", s, $"The sentence has more than {most} words.", "Make it into 2."));
    }

    private static IEnumerable<WordingFinding> Medicines(CheckedPage page)
    {
        string phrase = page.Wording.Phrase("medicines");
        if (!page.Whole.Contains(phrase, StringComparison.OrdinalIgnoreCase))
            yield return CheckedPage.Finding("W12", $"The page does not say '{phrase}'.", "Add the sentence to the next steps.");
    }

    private static IEnumerable<WordingFinding> Templates(CheckedPage page)
    {
        foreach (var edit in page.Text.Edits.Where(e => string.IsNullOrWhiteSpace(e.By.Name)))
            yield return new WordingFinding("W14", IssueSeverity.Error, edit.Section, null, "The section was changed, and nobody's name stands by it.", "Change it under a name.");
        var known = Language.English.Texts.Templates;
        foreach (var section in page.Text.Composed.Sections)
            foreach (var sentence in section.Sentences.Where(s => !known.ContainsKey(s.Template) && !s.Template.StartsWith("glossary.", StringComparison.Ordinal)))
                yield return new WordingFinding("W14", IssueSeverity.Error, section.Kind, sentence.Text, "The sentence comes from no reviewed template.", "Compose the page again.");
    }

    private static IEnumerable<WordingFinding> Translation(CheckedPage page)
    {
        foreach (var section in page.Text.Composed.Sections.Where(s => s.Kind != SectionKind.Appendix && page.Text.EditOf(s.Kind) is null))
            foreach (var sentence in section.Sentences)
                if (sentence.InEnglish)
                    yield return new WordingFinding("W15", IssueSeverity.Error, section.Kind, sentence.Text, $"The sentence has no text in {page.Language.Name}.", "Put it into the language under your name.");
                else if (page.Language.Code != Language.English.Code && sentence.Runs.FirstOrDefault(r => r.Kind == TextRunKind.ReportWord) is { } word)
                    yield return new WordingFinding("W15", IssueSeverity.Warning, section.Kind, sentence.Text, $"'{word.Text}' stands as in the report.", $"Put plain words in {page.Language.Name} in its place.");
    }

    /// <summary>R1: the result begins with one of the three fixed phrases.</summary>
    private static IEnumerable<WordingFinding> ResultWords(CheckedPage page)
    {
        string[] fitting = page.Text.Composed.Result switch
        {
            RiskScoreResult => [],
            UncertainResult => ["uncertain"],
            NothingFoundResult => ["nothing"],
            PharmacogeneticResult => ["matters", "uncertain", "nothing"],
            _ => ["matters"],
        };
        if (fitting.Length > 0 && !fitting.Any(f => page.Text.TextOf(SectionKind.Result).StartsWith(page.Wording.Phrase(f), StringComparison.OrdinalIgnoreCase)))
            yield return new WordingFinding("R1", IssueSeverity.Error, SectionKind.Result, null, "The result does not begin with its fixed words.", $"Begin with '{page.Wording.Phrase(fitting[0])}'.");
    }

    /// <summary>R2: what the page of an uncertain result must and must not say.</summary>
    private static IEnumerable<WordingFinding> UncertainWords(CheckedPage page)
    {
        if (page.Text.Composed.Result is not UncertainResult) yield break;
        string phrase = page.Wording.Phrase("no-change");
        if (!page.Whole.Contains(phrase, StringComparison.OrdinalIgnoreCase)) yield return CheckedPage.Finding("R2", $"The page does not say '{phrase}'.", "Add the sentence to the next steps.");
        foreach (var sentence in page.Sentences.Where(s => page.Wording.UncertainForbidden.IsMatch(s.Text)))
            yield return CheckedPage.Finding("R2", sentence, "An uncertain result is not positive.", "Say that the meaning is not yet known.");
    }
}
