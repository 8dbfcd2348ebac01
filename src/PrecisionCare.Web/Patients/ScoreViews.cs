using System.Collections.Immutable;
using PrecisionCare.Risk;
using PrecisionCare.Web.Scores;

namespace PrecisionCare.Web.Patients;

/// <summary>One number of a score as a partial shows it: the score itself, or one of its outcomes.</summary>
internal sealed record ScoreValueView(double Value, string Unit, Interval? Interval, string? Meaning);

/// <summary>How a number of a score adds up.</summary>
/// <param name="Patient">For the links to facts.</param>
/// <param name="Id">Unique on the page.</param>
/// <param name="Name">Of the score or outcome.</param>
/// <param name="Lines">Constants first.</param>
/// <param name="Score">Its scale.</param>
internal sealed record SharesView(PatientView Patient, string Id, string Name, ImmutableArray<ShareLine> Lines, RiskScore Score);

/// <summary>Inputs of a score with their sources.</summary>
internal sealed record InputsView(PatientView Patient, string Name, ImmutableArray<InputLine> Lines);
