using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace PrecisionCare.Explanations.Reading;

/// <summary>Sentences and words of a text. A line ends a sentence; so does a stop, question or exclamation mark before a space.</summary>
internal static partial class TextMeasure
{
    public static ImmutableArray<string> Sentences(string text) =>
        [.. text.ReplaceLineEndings("\n").Split('\n').SelectMany(line => SentenceEnd().Split(line)).Select(s => s.Trim()).Where(s => Word().IsMatch(s))];

    /// <summary>Words with their inner hyphens, stars and marks, numbers among them: <c>check-ups</c>, <c>HLA-B*57:01</c>, <c>1,000</c>.</summary>
    public static ImmutableArray<string> Words(string text) => [.. Word().Matches(text).Select(m => m.Value)];

    /// <summary>The words that names are made of, in lower case.</summary>
    public static FrozenSet<string> WordsOf(IEnumerable<string> names) => names.SelectMany(n => Words(n.ToLowerInvariant())).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A gene's symbol, or what looks like one: capitals with a digit, such as <c>CYP2C19</c>.</summary>
    public static bool IsSymbol(string word) => Symbol().IsMatch(word);

    // A single letter before the stop is an abbreviation (z. B.), not an end.
    [GeneratedRegex(@"(?<=(?<!\b\p{L})[.!?])\s+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:[-'’.,/:*][\p{L}\p{N}]+)*")]
    private static partial Regex Word();

    [GeneratedRegex(@"^(?=.*\d)[A-Z][A-Z0-9]{2,}(?:-[A-Z0-9]+)*(?:\*[\d:]+)?$|^HLA-[A-Z0-9*:]+$")]
    private static partial Regex Symbol();
}
