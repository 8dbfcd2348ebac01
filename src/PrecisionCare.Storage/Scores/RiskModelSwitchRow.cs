namespace PrecisionCare.Storage.Scores;

/// <summary>What was decided about a model.</summary>
public enum RiskModelSwitch
{
    /// <summary>It gives no score to anybody.</summary>
    Withdrawn,

    /// <summary>A model that ships switched off, or was withdrawn, is used.</summary>
    PutInUse,

    /// <summary>As it ships: the decisions before it are taken back.</summary>
    AsShipped,
}

/// <summary>A decision about a model, for one organisation. The latest of each model holds; none is changed or deleted.</summary>
public sealed class RiskModelSwitchRow
{
    public Guid Id { get; init; }

    /// <summary>Id of the model.</summary>
    public required string Model { get; init; }

    public RiskModelSwitch Decision { get; init; }

    /// <summary>The version that the decision was about.</summary>
    public required string Version { get; init; }

    /// <summary>The reason, or the statement of responsibility, in the person's words. About the model, never about a patient.</summary>
    public required string Reason { get; init; }

    public Guid DecidedBy { get; init; }

    public DateTimeOffset DecidedAt { get; init; }
}
