using System.Collections.Immutable;
using System.Globalization;
using PrecisionCare.Explanations.Wording;

namespace PrecisionCare.Explanations;

/// <summary>A breach of one of the fifteen wording rules.</summary>
/// <param name="Rule"><c>W1</c> to <c>W15</c>; <c>R1</c> for the fixed words of the result, <c>R2</c> for those of an uncertain one.</param>
/// <param name="Severity">Error where a page must not be signed so; warning where it misses a target.</param>
/// <param name="Section">Where; <c>null</c> when it is of the whole page.</param>
/// <param name="Sentence">The sentence; <c>null</c> when it is of the whole page.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record WordingFinding(string Rule, IssueSeverity Severity, SectionKind? Section, string? Sentence, string Message, string Remedy);

/// <summary>The wording rules W1 to W15 of pages for patients.</summary>
public static class WordingChecks
{
    /// <summary>What breaches a rule in a page as composed.</summary>
    public static ImmutableArray<WordingFinding> Check(Explanation explanation) => Check(ExplanationText.Of(explanation));

    /// <summary>What breaches a rule in a page as edited. The appendix is exempt: it is for professionals.</summary>
    public static ImmutableArray<WordingFinding> Check(ExplanationText text) => Check(new CheckedPage(text));

    private static ImmutableArray<WordingFinding> Check(CheckedPage page) =>
        [.. PageRules.Check(page).Concat(WordRules.Check(page)).Concat(NumberRules.Check(page)).OrderBy(f => f.Rule[0] == 'W' ? int.Parse(f.Rule[1..], CultureInfo.InvariantCulture) : 0)];
}
