using System.Collections.Immutable;

namespace PrecisionCare.Web.Decisions;

/// <summary>The decisions that stand on a patient's options, and whether the reader may sign one.</summary>
internal sealed class StandingDecisions(ImmutableArray<ShownDecision> standing, bool maySign)
{
    public bool MaySign => maySign;

    public ShownDecision? On(string indication, string drug) => standing.FirstOrDefault(d => d.Decision.IsAbout(indication, drug));

    /// <summary>Of one problem, newest first.</summary>
    public IEnumerable<ShownDecision> OnProblem(string indication) => standing.Where(d => d.Decision.Advised.Indication == indication);
}
