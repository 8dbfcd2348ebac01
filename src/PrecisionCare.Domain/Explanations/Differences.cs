using System.Collections.Immutable;

namespace PrecisionCare.Explanations;

/// <summary>How a sentence differs between two composed pages.</summary>
public enum DifferenceKind { New, Gone, Changed }

/// <summary>A sentence that stands otherwise than before.</summary>
/// <param name="Section">Where.</param>
/// <param name="Kind">In which way.</param>
/// <param name="Before">As it was; <c>null</c> for a new one.</param>
/// <param name="After">As it is; <c>null</c> for one that is gone.</param>
public sealed record SentenceDifference(SectionKind Section, DifferenceKind Kind, string? Before, string? After);

/// <summary>What a new result changes in a page that was composed before.</summary>
public static class Differences
{
    /// <summary>
    /// By section, in the order of the page. Sentences of one template about one thing are the same sentence; one about the same thing from another template
    /// (a medicine with other advice) is changed.
    /// </summary>
    public static ImmutableArray<SentenceDifference> Between(Explanation before, Explanation after) =>
        [.. after.Sections.SelectMany(section => Between(section.Kind, before[section.Kind].Sentences, section.Sentences))];

    private static IEnumerable<SentenceDifference> Between(SectionKind section, ImmutableArray<ExplainedSentence> before, ImmutableArray<ExplainedSentence> after)
    {
        var left = before.ToList();
        List<(ExplainedSentence Now, ExplainedSentence? Then)> pairs = [.. after.Select(now => (now, Take(left, then => then.Template == now.Template && then.About == now.About)))];
        foreach (var (now, same) in pairs)
        {
            var then = same ?? (now.About is null ? null : Take(left, other => other.About == now.About));
            if (then is null) yield return new SentenceDifference(section, DifferenceKind.New, null, now.Text);
            else if (then.Text != now.Text) yield return new SentenceDifference(section, DifferenceKind.Changed, then.Text, now.Text);
        }
        foreach (var gone in left) yield return new SentenceDifference(section, DifferenceKind.Gone, gone.Text, null);
    }

    private static ExplainedSentence? Take(List<ExplainedSentence> from, Predicate<ExplainedSentence> which)
    {
        int at = from.FindIndex(which);
        if (at < 0) return null;
        var found = from[at];
        from.RemoveAt(at);
        return found;
    }
}
