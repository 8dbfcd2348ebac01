namespace PrecisionCare.Storage.Records;

/// <summary>An assessment as it was shown, so that a past date gives the same advice again. Never changed.</summary>
public sealed class AssessmentRow
{
    public Guid Id { get; init; }

    public Guid PatientKey { get; init; }

    /// <summary>The day for which it was made.</summary>
    public DateOnly At { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    /// <summary>The patient's revision on which it rests.</summary>
    public long Revision { get; init; }

    /// <summary>Sources of the knowledge base with their releases: <c>CPIC 2025-11-05; PharmVar 6.2</c>.</summary>
    public required string Knowledge { get; init; }

    /// <summary>SHA-256 of the JSON, lower-case hex.</summary>
    public required string Hash { get; init; }

    /// <summary>The assessment as compressed JSON.</summary>
    public required byte[] Document { get; init; }
}
