using PrecisionCare.Decisions;
using PrecisionCare.Explanations;

namespace PrecisionCare.Web.Explanations;

/// <summary>An explanation as its form holds it.</summary>
public sealed class ExplanationInput
{
    /// <summary>Of the draft that the writer saw.</summary>
    public Guid Stamp { get; set; }

    /// <summary>The words of each section that can be changed, one sentence or step a line.</summary>
    public Dictionary<SectionKind, string?> Sections { get; set; } = [];

    internal static ExplanationInput Of(OpenedExplanation explanation) => new()
    {
        Stamp = explanation.Draft?.Stamp ?? Guid.Empty,
        Sections = explanation.Text.Composed.Sections.Where(s => IsOpen(s.Kind)).ToDictionary(s => s.Kind, s => (string?)explanation.Text.TextOf(s.Kind)),
    };

    /// <summary>The text with the changes of the form. A section that the form does not have stays; one that was emptied is empty.</summary>
    internal ExplanationText Onto(ExplanationText text, Signature by) =>
        Sections.Where(s => IsOpen(s.Key) && Enum.IsDefined(s.Key)).OrderBy(s => s.Key).Aggregate(text, (changed, section) => changed.With(section.Key, section.Value ?? "", by));

    /// <summary>What the patient reads, for measuring: the technical page is for professionals.</summary>
    internal static string Read(ExplanationText text) => string.Join('\n', text.Composed.Sections.Where(s => s.Kind != SectionKind.Appendix).Select(s => text.TextOf(s.Kind)).Where(t => t.Length > 0));

    /// <summary>The word list and the appendix follow from the result.</summary>
    internal static bool IsOpen(SectionKind section) => section is not (SectionKind.Words or SectionKind.Appendix);
}
