using System.Globalization;
using System.Text.RegularExpressions;

namespace PrecisionCare.Explanations.Wording;

/// <summary>Rules on risks told as numbers: W5 to W8.</summary>
internal static partial class NumberRules
{
    /// <summary>Chances in a family may be told as 1 out of 2 or 4 children too, beside the page's denominator.</summary>
    private static readonly int[] FamilyDenominators = [2, 4];

    public static IEnumerable<WordingFinding> Check(CheckedPage page)
    {
        for (int i = 0; i < page.Sentences.Length; i++)
            foreach (var finding in OfSentence(page, page.Sentences[i], i + 1 < page.Sentences.Length ? page.Sentences[i + 1].Text : "")) yield return finding;
    }

    private static IEnumerable<WordingFinding> OfSentence(CheckedPage page, CheckedSentence sentence, string next)
    {
        var wording = page.Wording;
        bool ofChildren = wording.Children.IsMatch(sentence.Text);
        if (wording.BareNumber.Match(sentence.Text) is { Success: true } bare)
            yield return CheckedPage.Finding("W5", sentence, $"'{bare.Value}' is not a frequency out of {page.Denominator}.", $"Write how many out of {page.Denominator}.");
        foreach (Match frequency in wording.Frequency.Matches(sentence.Text))
        {
            int count = Number(frequency.Groups["n"].Value), of = Number(frequency.Groups["of"].Value);
            if (of != page.Denominator)
            {
                if (!ofChildren || !FamilyDenominators.Contains(of) || !SaysInPageDenominator(page, sentence.Section))
                    yield return CheckedPage.Finding("W5", sentence, $"'{frequency.Value}' has another denominator than the rest of the page.", $"Write how many out of {page.Denominator}.");
                continue;
            }
            if (!Numbers(sentence.Text[(frequency.Index + frequency.Length)..] + " " + next).Contains(of - count))
                yield return CheckedPage.Finding("W7", sentence, $"'{frequency.Value}' stands without those to whom it does not happen.", $"Say that the other {of - count} do not.");
            if (!ofChildren && !wording.Horizon.IsMatch(sentence.Text))
                yield return CheckedPage.Finding("W8", sentence, $"'{frequency.Value}' has no time span.", "Say by what age or in how many years.");
        }
        if (wording.Relative.Match(sentence.Text) is { Success: true } relative && !SaysInPageDenominator(page, sentence.Section))
            yield return CheckedPage.Finding("W6", sentence, $"'{relative.Value}' is relative, and the absolute risk is not beside it.", $"Say how many out of {page.Denominator}, with and without.");
    }

    private static bool SaysInPageDenominator(CheckedPage page, SectionKind section) =>
        page.In(section).SelectMany(s => page.Wording.Frequency.Matches(s)).Any(m => Number(m.Groups["of"].Value) == page.Denominator);

    private static IEnumerable<int> Numbers(string text) => Digits().Matches(text).Select(m => Number(m.Value));

    /// <summary>Whatever the language writes between thousands.</summary>
    private static int Number(string text) =>
        int.TryParse(string.Concat(text.Where(char.IsAsciiDigit)), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;

    [GeneratedRegex(@"\d(?:[\d.,\u00A0\u202F]*\d)?")]
    private static partial Regex Digits();
}
