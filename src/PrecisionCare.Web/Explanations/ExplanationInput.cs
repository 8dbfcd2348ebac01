using Microsoft.AspNetCore.Mvc.ModelBinding;
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

    /// <summary>A number to be added.</summary>
    public RiskInput Number { get; set; } = new();

    /// <summary>Places, from 0, of added numbers that are to be taken away.</summary>
    public List<int> TakeAway { get; set; } = [];

    internal static ExplanationInput Of(OpenedExplanation explanation) => new()
    {
        Stamp = explanation.Draft?.Stamp ?? Guid.Empty,
        Sections = explanation.Text.Composed.Sections.Where(s => IsOpen(s.Kind)).ToDictionary(s => s.Kind, s => (string?)explanation.Text.TextOf(s.Kind)),
    };

    /// <summary>The text with the changes of the form. A section that the form does not have stays; one that was emptied is empty.</summary>
    /// <param name="text">As it was kept last.</param>
    /// <param name="by">Who changes it.</param>
    /// <param name="state">Faults of a number that cannot be added.</param>
    internal ExplanationText Onto(ExplanationText text, Signature by, ModelStateDictionary state)
    {
        var changed = Sections.Where(s => IsOpen(s.Key) && Enum.IsDefined(s.Key)).OrderBy(s => s.Key).Aggregate(text, (so, section) => so.With(section.Key, section.Value ?? "", by));
        changed = TakeAway.Distinct().Where(i => i >= 0 && i < text.Added.Length).Select(i => text.Added[i]).Aggregate(changed, (so, number) => so.Without(number));
        if (Number.IsEmpty || !text.TakesNumbers) return changed;
        return Number.Read(state, "Input.Number.") is { } added ? changed.With(new AddedRisk(added, by)) : changed;
    }

    /// <summary>The word list and the appendix follow from the result.</summary>
    internal static bool IsOpen(SectionKind section) => section is not (SectionKind.Words or SectionKind.Appendix);
}
