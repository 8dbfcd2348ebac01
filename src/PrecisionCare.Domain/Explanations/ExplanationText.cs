using System.Collections.Immutable;
using System.Text.Json.Serialization;
using PrecisionCare.Decisions;

namespace PrecisionCare.Explanations;

/// <summary>A section as a person left it.</summary>
/// <param name="Section">Which.</param>
/// <param name="Text">The whole section, one sentence or step a line.</param>
/// <param name="By">Who changed it last, and when.</param>
public sealed record SectionEdit(SectionKind Section, string Text, Signature By);

/// <summary>A number that a person added to a result, with where it comes from.</summary>
/// <param name="Number">With its source.</param>
/// <param name="By">Who added it, and when.</param>
public sealed record AddedRisk(RiskNumber Number, Signature By);

/// <summary>A page as composed and as people changed it. Immutable: editing gives another value, what was composed stays.</summary>
public sealed record ExplanationText
{
    public required Explanation Composed { get; init; }

    /// <summary>The last change of each changed section.</summary>
    public ImmutableArray<SectionEdit> Edits { get; init; } = [];

    /// <summary>Changes of sections that a newer result has since given other words: they might hide it, so they stand no longer, and are kept to be looked at.</summary>
    public ImmutableArray<SectionEdit> SetAside { get; init; } = [];

    /// <summary>Numbers that people added, in the order in which they did.</summary>
    public ImmutableArray<AddedRisk> Added { get; init; } = [];

    /// <summary>The result as the record has it, where numbers were added to it; else <c>null</c>.</summary>
    public ExplainedResult? Recorded { get; init; }

    [JsonIgnore]
    public bool IsEdited => !Edits.IsEmpty;

    /// <summary>The result as the record has it, without numbers that people added.</summary>
    [JsonIgnore]
    public ExplainedResult Result => Recorded ?? Composed.Result;

    /// <summary>Pages of its kind tell numbers that can be added. An uncertain change has none, and one in a tumour is no chance of a condition.</summary>
    [JsonIgnore]
    public bool TakesNumbers => Result is DominantRiskResult or RecessiveRiskResult or CancerPredispositionResult or SecondaryFindingResult;

    /// <summary>What the patient reads, one sentence or step a line: all but the appendix, which is for professionals.</summary>
    [JsonIgnore]
    public string Read => string.Join('\n', Composed.Sections.Where(s => s.Kind != SectionKind.Appendix).Select(s => TextOf(s.Kind)).Where(t => t.Length > 0));

    public static ExplanationText Of(Explanation composed) => new() { Composed = composed };

    /// <summary>The change of a section; <c>null</c> where it stands as composed.</summary>
    public SectionEdit? EditOf(SectionKind section) => Edits.FirstOrDefault(e => e.Section == section);

    /// <summary>The section as the patient will read it, one sentence or step a line.</summary>
    public string TextOf(SectionKind section) => EditOf(section)?.Text ?? Composed[section].Text;

    /// <summary>The section sentence by sentence: as composed with its runs, as changed without.</summary>
    public ImmutableArray<ExplainedSentence> LinesOf(SectionKind section) =>
        EditOf(section) is { } edit ? [.. edit.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => new ExplainedSentence("", line))] : Composed[section].Sentences;

    /// <summary>The same page with a section changed; a text equal to what was composed takes the change back.</summary>
    /// <param name="section">Any but the appendix and the word list, which follow from the result.</param>
    /// <param name="text">The whole section; lines end in any way, empty lines are dropped.</param>
    /// <param name="by">Who changes it.</param>
    /// <exception cref="ArgumentException">The section cannot be changed.</exception>
    public ExplanationText With(SectionKind section, string text, Signature by)
    {
        if (section is SectionKind.Appendix or SectionKind.Words) throw new ArgumentException("The word list and the appendix follow from the result.", nameof(section));
        string lines = string.Join('\n', text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        if (lines == TextOf(section)) return this;
        var others = Edits.Where(e => e.Section != section);
        return this with
        {
            Edits = lines == Composed[section].Text ? [.. others] : [.. others.Append(new SectionEdit(section, lines, by)).OrderBy(e => e.Section)],
            SetAside = [.. SetAside.Where(e => e.Section != section)],
        };
    }

    /// <summary>Whether the page was composed from the result as it is now.</summary>
    public bool IsOf(ExplainedResult now) => ExplanationJson.Write(now).AsSpan().SequenceEqual(ExplanationJson.Write(Result));

    /// <summary>What a page composed now would say otherwise; empty when the result is the same.</summary>
    public ImmutableArray<SentenceDifference> Since(ExplainedResult now) => IsOf(now) ? [] : Differences.Between(Composed, Renewed(now).Composed);

    /// <summary>
    /// The page composed from the result as it is now, with the numbers that were added. A person's words stay where the new result says the same as the old one;
    /// where it says something else they are set aside.
    /// </summary>
    public ExplanationText Renewed(ExplainedResult now) => Recomposed(now, Added);

    /// <summary>The page with one more number. It takes the place of numbers for the same outcome and group: two for one thing would confuse.</summary>
    /// <exception cref="ArgumentException">The result is none that has such numbers, or the number names no source.</exception>
    public ExplanationText With(AddedRisk added)
    {
        if (!TakesNumbers) throw new ArgumentException("Pages of this kind tell no numbers.", nameof(added));
        if (string.IsNullOrWhiteSpace(added.Number.Source)) throw new ArgumentException("A number needs its source.", nameof(added));
        return Recomposed(Result, [.. Added.Where(a => !IsOfTheSame(a.Number, added.Number)), added]);
    }

    /// <summary>The page without a number that somebody added.</summary>
    public ExplanationText Without(AddedRisk added) => Recomposed(Result, Added.Remove(added));

    private ExplanationText Recomposed(ExplainedResult recorded, ImmutableArray<AddedRisk> added)
    {
        var now = Explainer.Compose(WithNumbers(recorded, added), Language.Find(Composed.Language) ?? Language.English);
        var hidden = Edits.Where(e => now[e.Section].Text != Composed[e.Section].Text).ToList();
        return this with
        {
            Composed = now, Recorded = added.IsEmpty ? null : recorded, Added = added,
            Edits = [.. Edits.Except(hidden)],
            SetAside = [.. SetAside.Where(e => hidden.TrueForAll(h => h.Section != e.Section)).Concat(hidden).OrderBy(e => e.Section)],
        };
    }

    private static ExplainedResult WithNumbers(ExplainedResult result, ImmutableArray<AddedRisk> added) => result is VariantResult variant && !added.IsEmpty
        ? variant with
        {
            Risks = [.. variant.Risks.Where(r => !added.Any(a => IsOfTheSame(a.Number, r))), .. added.Select(a => a.Number with { EnteredBy = a.By.Name })],
        }
        : result;

    private static bool IsOfTheSame(RiskNumber one, RiskNumber other) => one.Group == other.Group && string.Equals(one.Outcome, other.Outcome, StringComparison.OrdinalIgnoreCase);
}
