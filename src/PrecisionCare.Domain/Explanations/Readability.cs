using System.Collections.Immutable;

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
    /// <param name="names">Genes, medicines and words of the report that count as two syllables; symbols of genes are recognised without.</param>
    public static Readability Of(string text, Language language, IEnumerable<string>? names = null) => throw new NotImplementedException($"{text} {language} {names}");
}
