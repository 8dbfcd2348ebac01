namespace PrecisionCare.Consent.Filtering;

/// <summary>Somebody asks for the record of a patient.</summary>
public sealed record RecordRequest
{
    public required Requester User { get; init; }

    /// <summary>Code of v3 ActReason; with <see cref="BreakGlass"/> the purpose is <see cref="Purposes.BreakTheGlass"/>.</summary>
    public required string Purpose { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The emergency override that this person has begun for this patient and that still runs.</summary>
    public BreakGlass? BreakGlass { get; init; }

    /// <summary>What holds where no consent speaks.</summary>
    public required DefaultPolicy DefaultPolicy { get; init; }

    /// <summary>Code of ConsentAction.</summary>
    public string Action { get; init; } = "access";
}
