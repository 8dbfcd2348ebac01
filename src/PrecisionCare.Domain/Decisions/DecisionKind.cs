namespace PrecisionCare.Decisions;

/// <summary>What somebody made of the advice about an option.</summary>
public enum DecisionKind
{
    /// <summary>The advice is followed: what is offered is given, what is advised against is not.</summary>
    Accepted,

    /// <summary>What is offered is given with another dose, or changed otherwise.</summary>
    Modified,

    /// <summary>The advice is not followed, for a stated reason: what is advised against is given, what is offered is not.</summary>
    Overridden,
}
