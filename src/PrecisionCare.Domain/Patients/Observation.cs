using System.Collections.Immutable;

namespace PrecisionCare.Patients;

/// <summary>Folded status of an Observation.</summary>
public enum ObservationStatus
{
    Unknown,

    /// <summary>final, amended, corrected.</summary>
    Final,

    /// <summary>registered, preliminary: shown, not used in a score.</summary>
    Preliminary,

    /// <summary>cancelled.</summary>
    Cancelled,
}

/// <summary>A measurement or assertion (FHIR Observation), or a component of one.</summary>
public sealed record Observation : ClinicalFact
{
    public required Concept Code { get; init; }
    public ObservationStatus Status { get; init; }

    /// <summary>Category codes such as <c>laboratory</c>, <c>vital-signs</c>.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    public PartialDate? Effective { get; init; }

    /// <summary>What was found; <c>null</c> when only components or an absent reason are given.</summary>
    public ObservationValue? Value { get; init; }

    public ImmutableArray<ReferenceRange> Ranges { get; init; } = [];

    /// <summary>Interpretation codes such as <c>H</c>, <c>L</c>, <c>POS</c> (HL7 v3 ObservationInterpretation).</summary>
    public ImmutableArray<string> Interpretations { get; init; } = [];

    public ImmutableArray<ObservationComponent> Components { get; init; } = [];

    /// <summary>How it was measured or found, in the source's words.</summary>
    public string? Method { get; init; }

    /// <summary>Remarks of whoever reported it, and interpretations that are words alone.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}

/// <summary>One part of a composite observation, such as systolic pressure or a genomic component.</summary>
public sealed record ObservationComponent(Concept Code, ObservationValue? Value, ImmutableArray<ReferenceRange> Ranges);

/// <summary>A value of an observation: exactly one property is set.</summary>
public sealed record ObservationValue
{
    /// <summary>A quantity, or a whole number as one without unit.</summary>
    public Measure? Quantity { get; init; }
    public Concept? Concept { get; init; }

    /// <summary>Words, a boolean, a time, a ratio or a range, as text.</summary>
    public string? Text { get; init; }

    /// <summary>dataAbsentReason code, such as <c>not-performed</c>: why there is no value.</summary>
    public string? AbsentReason { get; init; }

    /// <summary>The words of an answer: text, else the concept's text, display or code. <c>null</c> for quantities and absent values.</summary>
    public string? InWords() => Text ?? Concept?.Text ?? Concept?.Codings.Select(c => c.Display ?? c.Code).FirstOrDefault(d => d.Length > 0);
}
