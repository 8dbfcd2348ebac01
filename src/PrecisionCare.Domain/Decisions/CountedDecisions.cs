namespace PrecisionCare.Decisions;

/// <summary>A counter of decisions under one rule, without any link to a patient or a person.</summary>
/// <param name="Rule">Id of the rule that decided.</param>
/// <param name="Month">Year and month (UTC): 202611.</param>
/// <param name="Kind">What was made of the advice.</param>
/// <param name="Reason">Code of the reason for an override; empty for other kinds.</param>
/// <param name="Count">Decisions.</param>
public sealed record CountedDecisions(string Rule, int Month, DecisionKind Kind, string Reason, int Count);
