using PrecisionCare.Decisions;

namespace PrecisionCare.Storage.Decisions;

/// <summary>How often decisions of one kind were signed in a month where one rule decided, in one organisation. Nothing in it leads to a patient or a person.</summary>
public sealed class AdviceRateRow
{
    /// <summary>By chance, so that it does not tell when the row was made.</summary>
    public Guid Id { get; init; }

    /// <summary>Id of the rule in the knowledge base.</summary>
    public required string Rule { get; init; }

    /// <summary>Year and month (UTC): 202611.</summary>
    public int Month { get; init; }

    public DecisionKind Kind { get; init; }

    /// <summary>Code of the reason for an override; empty for other kinds.</summary>
    public required string Reason { get; init; }

    public int Count { get; set; }
}
