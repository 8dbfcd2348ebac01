using System.Collections.Immutable;
using System.Text.Json.Serialization;
using PrecisionCare.Decisions;

namespace PrecisionCare.Explanations;

/// <summary>A section as a person left it.</summary>
/// <param name="Section">Which.</param>
/// <param name="Text">The whole section, one sentence or step a line.</param>
/// <param name="By">Who changed it last, and when.</param>
public sealed record SectionEdit(SectionKind Section, string Text, Signature By);

/// <summary>A page as composed and as people changed it. Immutable: editing gives another value, what was composed stays.</summary>
public sealed record ExplanationText
{
    public required Explanation Composed { get; init; }

    /// <summary>The last change of each changed section.</summary>
    public ImmutableArray<SectionEdit> Edits { get; init; } = [];

    [JsonIgnore]
    public bool IsEdited => !Edits.IsEmpty;

    public static ExplanationText Of(Explanation composed) => new() { Composed = composed };

    /// <summary>The change of a section; <c>null</c> where it stands as composed.</summary>
    public SectionEdit? EditOf(SectionKind section) => Edits.FirstOrDefault(e => e.Section == section);

    /// <summary>The section as the patient will read it, one sentence or step a line.</summary>
    public string TextOf(SectionKind section) => EditOf(section)?.Text ?? Composed[section].Text;

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
        return this with { Edits = lines == Composed[section].Text ? [.. others] : [.. others.Append(new SectionEdit(section, lines, by)).OrderBy(e => e.Section)] };
    }
}
