using PrecisionCare.Genome;
using PrecisionCare.Patients;

namespace PrecisionCare.Storage.Records;

/// <summary>One sample of a VCF. Without a patient it waits until a person, or an identifier that arrives later, links it.</summary>
public sealed class SampleRow
{
    public Guid Id { get; init; }

    public Guid? PatientKey { get; set; }

    /// <summary>Name of the sample's column.</summary>
    public required string Sample { get; init; }

    /// <summary>File name without its folder.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 of the file as received: its address in the <see cref="FileStore"/>.</summary>
    public required string ContentHash { get; init; }

    public GenomeAssembly Assembly { get; init; }

    public DateOnly? FileDate { get; init; }

    /// <summary>What in the file or beside it may name a patient, a line each.</summary>
    public required string Names { get; init; }

    /// <summary>What the file beside the VCF says of this sample (<see cref="SampleLink"/>), as JSON.</summary>
    public string? Sidecar { get; init; }

    public SampleLinkBasis? Basis { get; set; }

    /// <summary>The account that chose the patient; <c>null</c> when an identifier or a sidecar did.</summary>
    public Guid? LinkedBy { get; set; }

    public DateTimeOffset? LinkedAt { get; set; }

    /// <summary>A person undid a link: identifiers that arrive later do not make it again.</summary>
    public bool AwaitsPerson { get; set; }

    public Guid ImportId { get; init; }

    public DateTimeOffset ImportedAt { get; init; }

    /// <summary>The calls of interest as compressed JSON.</summary>
    public required byte[] Calls { get; set; }

    /// <summary>Which knowledge base chose the calls; with a newer one the original file is read again.</summary>
    public required string ReadFor { get; set; }
}
