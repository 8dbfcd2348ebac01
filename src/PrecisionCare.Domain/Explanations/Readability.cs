using System.Collections.Immutable;
using System.Globalization;
using PrecisionCare.Explanations.Reading;

namespace PrecisionCare.Explanations;

/// <summary>A measure of how hard a text is to read, beside its limits.</summary>
/// <param name="Name">Such as <c>Flesch-Kincaid grade</c>.</param>
/// <param name="Value">What the formula gives.</param>
/// <param name="Target">What pages aim at.</param>
/// <param name="Limit">What no page may miss.</param>
/// <param name="HigherIsEasier">Whether target and limit are the least (<c>true</c>) or the most (<c>false</c>) that is wanted.</param>
/// <param name="IsEstimate">The text is too short for the formula to be exact.</param>
public sealed record ReadingMeasure(string Name, double Value, double Target, double Limit, bool HigherIsEasier, bool IsEstimate = false)
{
    public bool MeetsTarget => HigherIsEasier ? Value >= Target : Value <= Target;

    /// <summary>False: shown red.</summary>
    public bool MeetsLimit => HigherIsEasier ? Value >= Limit : Value <= Limit;
}

/// <summary>How hard a text is to read in its language.</summary>
public sealed record Readability
{
    public required int Sentences { get; init; }

    public required int Words { get; init; }

    /// <summary>Words in a sentence, on average.</summary>
    public required double MeanSentence { get; init; }

    public required int LongestSentence { get; init; }

    /// <summary>Mean and longest sentence among them, and the formulas of the language.</summary>
    public required ImmutableArray<ReadingMeasure> Measures { get; init; }

    /// <summary>Names of genes and medicines and words of the report in the text: counted as two syllables, and to be explained.</summary>
    public required ImmutableArray<string> WordsToExplain { get; init; }

    public bool MeetsLimits => Measures.All(m => m.MeetsLimit);

    /// <param name="text">One or several paragraphs; a line ends a sentence.</param>
    /// <param name="language">Of the text.</param>
    /// <param name="names">Genes, medicines and words of the report that count as two syllables; symbols of genes with a digit are recognised without.</param>
    public static Readability Of(string text, Language language, IEnumerable<string>? names = null)
    {
        ImmutableArray<string> given = [.. names ?? []];
        var nameWords = TextMeasure.WordsOf(given);
        var sentences = TextMeasure.Sentences(text);
        ImmutableArray<ImmutableArray<string>> words = [.. sentences.Select(TextMeasure.Words)];
        var counts = Counts([.. words.SelectMany(w => w)], Math.Max(1, sentences.Length), language.Texts.Settings["syllables"], IsName);
        double mean = sentences.IsEmpty ? 0 : words.Average(w => w.Length);
        int longest = sentences.IsEmpty ? 0 : words.Max(w => w.Length);
        return new Readability
        {
            Sentences = sentences.Length,
            Words = words.Sum(w => w.Length),
            MeanSentence = mean,
            LongestSentence = longest,
            Measures =
            [
                .. ReadingFormula.All.Where(f => language.Texts.Settings.ContainsKey($"measure.{f.Code}"))
                    .Select(f => Measure(language, f.Name, $"measure.{f.Code}", f.Of(counts), f.HigherIsEasier, sentences.Length < f.SoundFrom)),
                Measure(language, "Words in a sentence, on average", "mean-sentence", mean, false, false),
                Measure(language, "Words in the longest sentence", "longest-sentence", longest, false, false),
            ],
            WordsToExplain = [.. given.Where(n => text.Contains(n, StringComparison.Ordinal)).Concat(words.SelectMany(w => w).Where(TextMeasure.IsSymbol)).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)],
        };

        bool IsName(string word) => TextMeasure.IsSymbol(word) || nameWords.Contains(word.ToLowerInvariant());
    }

    private static ReadingMeasure Measure(Language language, string name, string setting, double value, bool higherIsEasier, bool estimate)
    {
        double[] limits = [.. language.Texts.Settings[setting].Split(", ").Select(n => double.Parse(n, CultureInfo.InvariantCulture))];
        return new ReadingMeasure(name, value, limits[0], limits[1], higherIsEasier, estimate);
    }

    private static TextCounts Counts(ImmutableArray<string> words, int sentences, string rules, Func<string, bool> isName)
    {
        double syllables = 0, polysyllables = 0, longWords = 0;
        foreach (string word in words)
        {
            bool name = isName(word);
            int own = name ? 2 : Syllables.Of(word, rules);
            syllables += own;
            if (own >= 3) polysyllables++;
            if (!name && word.Count(char.IsLetter) > 6) longWords++;
        }
        return new TextCounts(sentences, Math.Max(1, words.Length), syllables, polysyllables, longWords);
    }
}
