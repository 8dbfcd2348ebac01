using System.Collections.Immutable;
using PrecisionCare.Genome;
using PrecisionCare.Patients;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Variants;

namespace PrecisionCare.Storage.Records;

/// <summary>
/// One sample of a VCF. Without a patient it waits until a person, or an identifier that arrives later, links it; until then it is sealed under the installation's key,
/// and under the patient's from then on.
/// </summary>
public sealed class SampleRow
{
    private const string LabelColumn = "samples.label";
    private const string CallsColumn = "samples.calls";

    public Guid Id { get; init; }

    public Guid? PatientKey { get; set; }

    /// <summary>Mark of the sample's column.</summary>
    public required string SampleMark { get; init; }

    /// <summary>Digest of the file as received: its address in the <see cref="FileStore"/>.</summary>
    public required string ContentHash { get; init; }

    public GenomeAssembly Assembly { get; init; }

    public DateOnly? FileDate { get; init; }

    public SampleLinkBasis? Basis { get; set; }

    /// <summary>The account that chose the patient; <c>null</c> when an identifier or a sidecar did.</summary>
    public Guid? LinkedBy { get; set; }

    public DateTimeOffset? LinkedAt { get; set; }

    /// <summary>A person undid a link: identifiers that arrive later do not make it again.</summary>
    public bool AwaitsPerson { get; set; }

    /// <summary>A person chose to take positions that the file does not mention for reference.</summary>
    public bool AssumesReference { get; set; }

    /// <summary>The account that chose so, or chose otherwise, last.</summary>
    public Guid? AssumptionBy { get; set; }

    public DateTimeOffset? AssumptionAt { get; set; }

    public Guid ImportId { get; init; }

    public DateTimeOffset ImportedAt { get; init; }

    /// <summary>Which knowledge base chose the calls; with a newer one the original file is read again.</summary>
    public required string ReadFor { get; set; }

    /// <summary>A <see cref="SampleLabel"/>, sealed.</summary>
    public byte[] Label { get; set; } = [];

    /// <summary>The calls of interest as compressed JSON, sealed.</summary>
    public byte[] Calls { get; set; } = [];

    internal static SampleLabel OpenLabel(DataKey key, Guid row, byte[] box) => StoredJson.Read<SampleLabel>(key.Open(new Cell(LabelColumn, row), box));

    internal static SampleCalls OpenCalls(DataKey key, Guid row, byte[] box) =>
        StoredJson.Read<SampleCalls>(Compressed.Unpack(key.Open(new Cell(CallsColumn, row), box)));

    internal void Seal(DataKey key, SampleLabel label) => Label = key.Seal(new Cell(LabelColumn, Id), StoredJson.Write(label));

    internal void Seal(DataKey key, SampleCalls calls) => Calls = key.Seal(new Cell(CallsColumn, Id), Compressed.Pack(StoredJson.Write(calls)));

    /// <summary>Gives the sample to a patient, or to nobody: what one key sealed, the other seals.</summary>
    internal void MoveTo(Guid? patient, DataKey from, DataKey to)
    {
        PatientKey = patient;
        Label = to.Seal(new Cell(LabelColumn, Id), from.Open(new Cell(LabelColumn, Id), Label));
        Calls = to.Seal(new Cell(CallsColumn, Id), from.Open(new Cell(CallsColumn, Id), Calls));
    }
}

/// <summary>The names that a sample came with.</summary>
/// <param name="Sample">Name of the sample's column.</param>
/// <param name="File">File name without its folder.</param>
/// <param name="Names">What in the file or beside it may name a patient.</param>
/// <param name="Link">What the file beside the VCF says of this sample.</param>
internal sealed record SampleLabel(string Sample, string File, ImmutableArray<string> Names, SampleLink? Link);
