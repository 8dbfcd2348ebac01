using System.Collections.Immutable;

namespace PrecisionCare.Explanations.Reading;

/// <summary>Counts of a text that the formulas take.</summary>
/// <param name="Sentences">At least 1.</param>
/// <param name="Words">At least 1.</param>
/// <param name="Syllables">Names count 2.</param>
/// <param name="Polysyllables">Words of three syllables or more; names are none.</param>
/// <param name="LongWords">Words of more than six letters; names are none.</param>
internal readonly record struct TextCounts(double Sentences, double Words, double Syllables, double Polysyllables, double LongWords);

/// <summary>A published formula.</summary>
/// <param name="Code">As the language's settings name it.</param>
/// <param name="Name">As shown.</param>
/// <param name="HigherIsEasier">Whether a higher value is easier.</param>
/// <param name="SoundFrom">Sentences from which the formula is exact.</param>
/// <param name="Of">The formula.</param>
internal sealed record ReadingFormula(string Code, string Name, bool HigherIsEasier, int SoundFrom, Func<TextCounts, double> Of)
{
    public static ImmutableArray<ReadingFormula> All { get; } =
    [
        // Kincaid 1975
        new("flesch-kincaid", "Flesch-Kincaid grade", false, 1, t => (0.39 * t.Words / t.Sentences) + (11.8 * t.Syllables / t.Words) - 15.59),
        // McLaughlin 1969; from 30 sentences
        new("smog", "SMOG grade", false, 30, t => (1.0430 * Math.Sqrt(t.Polysyllables * 30 / t.Sentences)) + 3.1291),
        // Flesch 1948
        new("flesch-reading-ease", "Flesch reading ease", true, 1, t => 206.835 - (1.015 * t.Words / t.Sentences) - (84.6 * t.Syllables / t.Words)),
        // Fernández Huerta 1959, with words in a sentence as its readers correct it (Law 2011)
        new("fernandez-huerta", "Fernández-Huerta", true, 1, t => 206.84 - (60 * t.Syllables / t.Words) - (1.02 * t.Words / t.Sentences)),
        // Szigriszt 1993, graded by Barrio-Cantalejo 2008
        new("inflesz", "INFLESZ", true, 1, t => 206.835 - (62.3 * t.Syllables / t.Words) - (t.Words / t.Sentences)),
        // Björnsson 1968
        new("lix", "LIX", false, 1, t => (t.Words / t.Sentences) + (100 * t.LongWords / t.Words)),
    ];
}
