using System.Text.RegularExpressions;
using PrecisionCare.Explanations.Reading;

namespace PrecisionCare.Explanations.Wording;

/// <summary>Rules on single words: W3, W4, W9, W10, W11 and W13.</summary>
internal static partial class WordRules
{
    public static IEnumerable<WordingFinding> Check(CheckedPage page) =>
        [.. page.Sentences.SelectMany(s => OfSentence(page, s)), .. Address(page), .. SpecialName(page), .. Abbreviations(page)];

    private static IEnumerable<WordingFinding> OfSentence(CheckedPage page, CheckedSentence sentence)
    {
        var wording = page.Wording;
        if (wording.ThirdPerson.Match(sentence.Text) is { Success: true } third)
            yield return CheckedPage.Finding("W3", sentence, $"'{third.Value}' speaks about the reader.", "Speak to the reader.");
        foreach (Match passive in wording.Passive.Matches(wording.PassiveAllowed.Replace(sentence.Text, "")))
            yield return CheckedPage.Finding("W3", sentence, $"'{passive.Value}' is passive.", "Say who does it.", IssueSeverity.Warning);
        foreach (Match word in wording.Forbidden.Matches(sentence.Text))
            yield return CheckedPage.Finding("W4", sentence, $"'{word.Value}' frightens or blames.", "Say 'change in a gene' and what it does.");
        foreach (Match number in wording.NumberWords.Matches(sentence.Text))
            yield return CheckedPage.Finding("W9", sentence, $"'{number.Value}' is a number in letters.", "Write it in digits.", IssueSeverity.Warning);
        if (wording.Uncertain.Match(sentence.Text) is { Success: true } hedge && !wording.Reasons.IsMatch(sentence.Text) && !sentence.Text.Any(char.IsDigit))
            yield return CheckedPage.Finding("W11", sentence, $"'{hedge.Value}' stands without a number or a reason.", "Say how often, or why.", IssueSeverity.Warning);
        if (wording.Gendered.Match(sentence.Text) is { Success: true } gendered)
            yield return CheckedPage.Finding("W13", sentence, $"'{gendered.Value}' guesses at sex or gender.", "Speak to the reader, or use the words of the record.");
    }

    private static IEnumerable<WordingFinding> Address(CheckedPage page)
    {
        if (!page.In(SectionKind.Meaning).Concat(page.In(SectionKind.NextSteps)).Any(s => page.Wording.SecondPerson.IsMatch(s)))
            yield return CheckedPage.Finding("W3", "Nowhere does the page speak to the reader.", "Say what it means for the reader, in the second person.");
    }

    private static IEnumerable<WordingFinding> SpecialName(CheckedPage page)
    {
        if (page.Wording.SpecialName.Match(page.Whole) is not { Success: true } name) yield break;
        int explained = page.Whole.IndexOf(page.Wording.SpecialNameExplained, StringComparison.OrdinalIgnoreCase);
        if (explained < 0 || explained > name.Index)
            yield return CheckedPage.Finding("W4", $"'{name.Value}' comes before it is explained.", $"Say '{page.Wording.SpecialNameExplained}' first.");
    }

    /// <summary>Capitals that are neither a name on the page nor a word that the page explains.</summary>
    private static IEnumerable<WordingFinding> Abbreviations(CheckedPage page)
    {
        var explained = Glossary.In(page.Whole, page.Language).SelectMany(e => e.Forms).SelectMany(f => TextMeasure.Words(f)).ToHashSet(StringComparer.Ordinal);
        return page.Sentences.SelectMany(s => Capitals().Matches(s.Text).Select(m => (Sentence: s, Word: m.Value)))
            .Where(a => !page.Names.Contains(a.Word.ToLowerInvariant()) && !TextMeasure.IsSymbol(a.Word) && !explained.Contains(a.Word)).DistinctBy(a => a.Word)
            .Select(a => CheckedPage.Finding("W10", a.Sentence, $"'{a.Word}' is not explained.", "Write it out, or explain it.", IssueSeverity.Warning));
    }

    [GeneratedRegex(@"(?<![\p{L}\d-])\p{Lu}[\p{Lu}\d]+(?:-[\p{Lu}\d]+)*(?![\p{Ll}])")]
    private static partial Regex Capitals();
}
