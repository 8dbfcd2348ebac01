using PrecisionCare.Decisions;

namespace PrecisionCare.Web.Decisions;

/// <summary>The form of a decision, as it is typed.</summary>
public sealed class DecisionInput
{
    public DecisionKind? Kind { get; set; }
    public string? Change { get; set; }
    public string? Reason { get; set; }
    public string? Text { get; set; }
    public bool Confirmed { get; set; }

    /// <summary>The kept assessment on the page.</summary>
    public Guid Shown { get; set; }

    /// <summary>The decision that stood on the page.</summary>
    public Guid? Standing { get; set; }

    public ProposedDecision Proposed => new(Kind, Change, Reason, Text, Confirmed);
}
