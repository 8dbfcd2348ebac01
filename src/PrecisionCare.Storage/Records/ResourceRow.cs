using PrecisionCare.Patients;
using PrecisionCare.Storage.Protection;

namespace PrecisionCare.Storage.Records;

/// <summary>One version of a resource. Every version is kept; the current one of each resource is what conclusions rest on.</summary>
public sealed class ResourceRow
{
    private const string FactColumn = "resources.fact";
    private const string RawColumn = "resources.raw";

    public Guid Id { get; init; }

    /// <summary>The patient concerned, under whose key it is sealed; <c>null</c> for a resource of no one patient (Medication, Organization).</summary>
    public Guid? PatientKey { get; init; }

    /// <summary>Mark of type and id, <c>Condition/c1</c>.</summary>
    public required string FactMark { get; init; }

    public required string ResourceType { get; init; }

    /// <summary>Counted from 1 in the order of import. Not always the order of <see cref="LastUpdated"/>: an older version may arrive later.</summary>
    public int Version { get; init; }

    public bool IsCurrent { get; set; }

    /// <summary>Mark of the resource without white space: equal mark, equal content.</summary>
    public required string ContentMark { get; init; }

    /// <summary>meta.lastUpdated, in UTC, when stated.</summary>
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>meta.versionId, when it is a number.</summary>
    public long? SourceVersion { get; init; }

    public Guid ImportId { get; init; }

    /// <summary>Digest of the file from which it was read: within one file, references lead to the file's own resources first.</summary>
    public required string SourceHash { get; init; }

    public DateTimeOffset ImportedAt { get; init; }

    /// <summary>Mark of the Medication to which a medicine refers, so that a change of the product is a change of the patient's record.</summary>
    public string? ProductMark { get; init; }

    /// <summary>The fact as JSON (<see cref="FactJson"/>), sealed.</summary>
    public required byte[] Fact { get; init; }

    /// <summary>The resource as it was read, compressed (<see cref="Compressed"/>) and sealed. Last, so that reading facts does not touch it.</summary>
    public required byte[] Raw { get; init; }

    internal static byte[] SealFact(DataKey key, Guid row, ClinicalFact fact) => key.Seal(new Cell(FactColumn, row), FactJson.Write(fact));

    internal static ClinicalFact OpenFact(DataKey key, Guid row, byte[] box) => FactJson.Read(key.Open(new Cell(FactColumn, row), box));

    internal static byte[] SealRaw(DataKey key, Guid row, ReadOnlySpan<byte> json) => key.Seal(new Cell(RawColumn, row), Compressed.Pack(json));

    internal static byte[] OpenRaw(DataKey key, Guid row, byte[] box) => Compressed.Unpack(key.Open(new Cell(RawColumn, row), box));
}
