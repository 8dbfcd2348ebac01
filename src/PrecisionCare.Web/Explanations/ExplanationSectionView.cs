using System.Collections.Immutable;
using PrecisionCare.Explanations;

namespace PrecisionCare.Web.Explanations;

/// <summary>A section as it is shown.</summary>
/// <param name="Section">As composed.</param>
/// <param name="Text">The page, with what people changed.</param>
/// <param name="Language">Of the page.</param>
/// <param name="MayChange">While it is a draft.</param>
/// <param name="Findings">Of the whole page.</param>
internal sealed record ExplanationSectionView(ExplanationSection Section, ExplanationText Text, Language Language, bool MayChange, ImmutableArray<WordingFinding> Findings)
{
    public bool IsOpen => MayChange && ExplanationInput.IsOpen(Section.Kind);

    /// <summary>One sentence or step each.</summary>
    public ImmutableArray<ExplainedSentence> Lines => Text.LinesOf(Section.Kind);

    /// <summary>What somebody had written here before the result changed.</summary>
    public SectionEdit? SetAside => Text.SetAside.FirstOrDefault(e => e.Section == Section.Kind);
}
