namespace PrecisionCare.Storage.Consents;

/// <summary>Which consents a list shows.</summary>
public enum ConsentFilter
{
    /// <summary>Active, and not past their end.</summary>
    Active,

    /// <summary>Active and ending within 30 days.</summary>
    EndsIn30Days,

    /// <summary>Active and ending within 90 days.</summary>
    EndsIn90Days,

    /// <summary>Still marked active, but past their end: without effect.</summary>
    Expired,

    /// <summary>Withdrawn or replaced.</summary>
    Ended,

    /// <summary>Draft, proposed, rejected, entered in error.</summary>
    OtherStates,

    /// <summary>Contradicting another active consent of the patient.</summary>
    InConflict,

    /// <summary>Active without a base to decide by: everything is denied until somebody mends it.</summary>
    Uncomputable,

    /// <summary>Signed by somebody else for a patient who comes of age within 90 days, or has: to be asked anew.</summary>
    ReachingMajority,

    All,
}
