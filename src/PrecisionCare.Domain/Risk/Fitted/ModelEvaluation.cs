using System.Collections.Immutable;

namespace PrecisionCare.Risk.Fitted;

/// <summary>A figure of a model's quality with its interval.</summary>
/// <param name="Name">What it is, such as <c>C (Harrell)</c> or <c>mean absolute error</c>.</param>
/// <param name="Value">In <paramref name="Unit"/>.</param>
/// <param name="Low">Lower end of the 95 % bootstrap interval; <c>null</c> where none was made.</param>
/// <param name="High">Upper end of the 95 % bootstrap interval.</param>
/// <param name="Unit">Empty for a plain number, <c>%</c>, or the model's unit.</param>
public sealed record EvaluationFigure(string Name, double Value, double? Low = null, double? High = null, string Unit = "");

/// <summary>The figures of one group of patients.</summary>
/// <param name="By">What divides the patients, such as <c>race</c> or <c>age</c>.</param>
/// <param name="Group">The group, as shown.</param>
/// <param name="Rows">Patients in it.</param>
/// <param name="Events">Events among them; <c>null</c> where the outcome is a number.</param>
/// <param name="Figures">Empty when the group is smaller than <see cref="ModelEvaluation.SmallestGroup"/>.</param>
public sealed record GroupEvaluation(string By, string Group, int Rows, int? Events, ImmutableArray<EvaluationFigure> Figures)
{
    /// <summary>The group is too small for figures that mean anything.</summary>
    public bool Suppressed => Figures.IsDefaultOrEmpty;
}

/// <summary>One point of a calibration curve: what was predicted and what came, as shares of 1 or in the model's unit.</summary>
public sealed record CalibrationPoint(double Predicted, double Observed, double? Low, double? High, int Rows);

/// <summary>Net benefit at a threshold of risk: of acting by the model and of acting on everyone; acting on no one has a net benefit of 0.</summary>
public sealed record DecisionPoint(double Threshold, double Model, double Everyone);

/// <summary>How far an input or the score has moved between two samples.</summary>
/// <param name="Of">The input, or <c>score</c>.</param>
/// <param name="Between">The two samples, in words.</param>
/// <param name="Psi">Population stability index: below .1 stable, from .25 shifted.</param>
public sealed record DriftFigure(string Of, string Between, double Psi)
{
    /// <summary><c>stable</c>, <c>moving</c> or <c>shifted</c>.</summary>
    public string Reading => Psi < 0.1 ? "stable" : Psi < 0.25 ? "moving" : "shifted";
}

/// <summary>What was measured of a fitted model, on which patients and how.</summary>
public sealed record ModelEvaluation
{
    public required string Model { get; init; }

    public required string Version { get; init; }

    /// <summary>Fingerprint of the artefact that was evaluated.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The patients in words.</summary>
    public required string Data { get; init; }

    /// <summary>SHA-256 of the data file.</summary>
    public required string DataSha256 { get; init; }

    /// <summary>How predictions were kept apart from fitting, in words.</summary>
    public required string Method { get; init; }

    public required int Rows { get; init; }

    /// <summary>Patients for whom the model gave no number.</summary>
    public int Refused { get; init; }

    /// <summary><c>null</c> where the outcome is a number.</summary>
    public int? Events { get; init; }

    /// <summary>Groups below this size are named without figures.</summary>
    public required int SmallestGroup { get; init; }

    /// <summary>Unit of calibration points and thresholds; empty for shares of 1.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The period of the predicted risk, in days; <c>null</c> where the outcome is a number.</summary>
    public int? HorizonDays { get; init; }

    public ImmutableArray<EvaluationFigure> Figures { get; init; } = [];

    public ImmutableArray<GroupEvaluation> Groups { get; init; } = [];

    public ImmutableArray<CalibrationPoint> Calibration { get; init; } = [];

    /// <summary>Empty where the outcome is a number.</summary>
    public ImmutableArray<DecisionPoint> DecisionCurve { get; init; } = [];

    public ImmutableArray<DriftFigure> Drift { get; init; } = [];
}
