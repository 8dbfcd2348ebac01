using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Records;

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

    /// <summary>Results of genes that a laboratory or another caller reported, between tabs.</summary>
    Reported,
}

/// <summary>The import of one file: what a person sees of it, and what a process needs to finish what another began.</summary>
public sealed class ImportRow
{
    public Guid Id { get; init; }

    /// <summary>An <see cref="ImportOrigin"/>, sealed under the installation's key.</summary>
    public required byte[] Origin { get; set; }

    public ImportKind Kind { get; set; }

    /// <summary>Digest of the file: its address in the <see cref="FileStore"/> when it was uploaded.</summary>
    public string? ContentHash { get; set; }

    /// <summary>The patient whom the importer chose for the samples of a VCF or for reported results.</summary>
    public Guid? ChosenPatient { get; init; }

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

/// <summary>What an import was handed: names of files may be names of persons.</summary>
/// <param name="File">File name without its folder, as the user knows it.</param>
/// <param name="Path">Where the file lies when it was not uploaded but named on the command line.</param>
/// <param name="Sidecar">Text of the file beside a VCF (<see cref="PrecisionCare.Patients.SampleLink"/>).</param>
internal sealed record ImportOrigin(string File, string? Path, string? Sidecar)
{
    private const string Column = "imports.origin";

    public byte[] Seal(InstallationKey key, Guid import) => key.Key.Seal(new Cell(Column, import), StoredJson.Write(this));

    public static ImportOrigin Of(InstallationKey key, ImportRow row) => StoredJson.Read<ImportOrigin>(key.Key.Open(new Cell(Column, row.Id), row.Origin));
}

/// <summary>An Issue of an import, in the order of the file.</summary>
public sealed class ImportIssueRow
{
    private const string Column = "import_issues.detail";

    public Guid ImportId { get; init; }

    public int Ordinal { get; init; }

    public required string Code { get; init; }

    public IssueSeverity Severity { get; init; }

    /// <summary>The whole Issue, sealed under the installation's key: where it stands names the file, which may name a person.</summary>
    public required byte[] Detail { get; init; }

    internal static byte[] Seal(InstallationKey key, Guid import, int ordinal, Issue issue) =>
        key.Key.Seal(new Cell(Column, import, ordinal), StoredJson.Write(issue));

    internal Issue Open(InstallationKey key) => StoredJson.Read<Issue>(key.Key.Open(new Cell(Column, ImportId, Ordinal), Detail));
}
