namespace PrecisionCare.Storage.Records;

/// <summary>A gene's result as a laboratory reported it (<see cref="PrecisionCare.Pharmacogenomics.OutsideCall"/>).</summary>
public sealed class OutsideCallRow
{
    public Guid Id { get; init; }

    public Guid PatientKey { get; init; }

    /// <summary>HGNC symbol.</summary>
    public required string Gene { get; init; }

    public string? Diplotype { get; init; }

    public string? Phenotype { get; init; }

    public string? ActivityScore { get; init; }

    public required string File { get; init; }

    public long? Line { get; init; }

    public string? Path { get; init; }

    public DateTimeOffset EnteredAt { get; init; }

    public Guid? EnteredBy { get; init; }
}
