namespace PrecisionCare.Storage.Records;

/// <summary>One version of a resource. Every version is kept; the current one of each resource is what conclusions rest on.</summary>
public sealed class ResourceRow
{
    public Guid Id { get; init; }

    /// <summary>The patient concerned; <c>null</c> for a resource of no one patient (Medication, Organization).</summary>
    public Guid? PatientKey { get; init; }

    /// <summary>Type and id, <c>Condition/c1</c>.</summary>
    public required string FactId { get; init; }

    public required string ResourceType { get; init; }

    /// <summary>Counted from 1 in the order of import. Not always the order of <see cref="LastUpdated"/>: an older version may arrive later.</summary>
    public int Version { get; init; }

    public bool IsCurrent { get; set; }

    /// <summary>SHA-256 of the resource without white space, lower-case hex.</summary>
    public required string ContentHash { get; init; }

    /// <summary>meta.lastUpdated, in UTC, when stated.</summary>
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>meta.versionId, when it is a number.</summary>
    public long? SourceVersion { get; init; }

    public Guid ImportId { get; init; }

    /// <summary>SHA-256 of the file from which it was read: within one file, references lead to the file's own resources first.</summary>
    public required string SourceHash { get; init; }

    public DateTimeOffset ImportedAt { get; init; }

    /// <summary>The Medication to which a medicine refers, so that a change of the product is a change of the patient's record.</summary>
    public string? ProductId { get; init; }

    /// <summary>The fact as JSON (<see cref="PrecisionCare.Patients.FactJson"/>).</summary>
    public required byte[] Fact { get; init; }

    /// <summary>The resource as it was read, compressed (<see cref="Compressed"/>). Last, so that reading facts does not touch it.</summary>
    public required byte[] Raw { get; init; }
}
