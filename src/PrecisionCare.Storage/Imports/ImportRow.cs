namespace PrecisionCare.Storage.Imports;

/// <summary>Where an import stands.</summary>
public enum ImportState
{
    Queued,
    Running,

    /// <summary>Read to its end; there may be Issues.</summary>
    Succeeded,

    /// <summary>A fault of the program or the machine stopped it; it can be tried again.</summary>
    Failed,

    /// <summary>Stopped by a person; what was stored until then stays.</summary>
    Cancelled,
}

/// <summary>What a file holds, by its first bytes.</summary>
public enum ImportKind
{
    Unknown,
    Fhir,
    Vcf,
}

/// <summary>The import of one file: what a person sees of it, and what a process needs to finish what another began.</summary>
public sealed class ImportRow
{
    public Guid Id { get; init; }

    /// <summary>File name without its folder, as the user knows it.</summary>
    public required string File { get; init; }

    public ImportKind Kind { get; set; }

    /// <summary>SHA-256 of the file: its address in the <see cref="FileStore"/> when it was uploaded.</summary>
    public string? ContentHash { get; set; }

    /// <summary>Where the file lies when it was not uploaded but named on the command line.</summary>
    public string? Path { get; init; }

    /// <summary>The patient whom the importer chose for the samples of a VCF.</summary>
    public Guid? ChosenPatient { get; init; }

    /// <summary>Text of the file beside a VCF (<see cref="PrecisionCare.Patients.SampleLink"/>).</summary>
    public string? Sidecar { get; init; }

    /// <summary>The account that asked for it; <c>null</c> on the command line.</summary>
    public Guid? RequestedBy { get; init; }

    public ImportState State { get; set; }

    public bool CancelRequested { get; set; }

    public long BytesDone { get; set; }

    public long BytesTotal { get; set; }

    /// <summary>Resources or samples of the file that are stored: where another process goes on.</summary>
    public long ItemsDone { get; set; }

    /// <summary>Counts by kind as JSON (<see cref="ImportCounts"/>).</summary>
    public string Counts { get; set; } = "{}";

    public int IssueCount { get; set; }

    public DateTimeOffset QueuedAt { get; init; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The last sign of life of the process that runs it.</summary>
    public DateTimeOffset? HeartbeatAt { get; set; }

    /// <summary>The run that holds the import. Who is not named here may not write: so a process that was thought dead does no harm when it wakes.</summary>
    public Guid? Runner { get; set; }

    /// <summary>How often it was begun.</summary>
    public int Attempts { get; set; }
}

/// <summary>An Issue of an import, in the order of the file.</summary>
public sealed class ImportIssueRow
{
    public Guid ImportId { get; init; }

    public int Ordinal { get; init; }

    public required string Code { get; init; }

    public IssueSeverity Severity { get; init; }

    public required string Message { get; init; }

    public required string Remedy { get; init; }

    public required string File { get; init; }

    public long? Line { get; init; }

    public string? Path { get; init; }
}
