using PrecisionCare.Risk;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Scores;

/// <summary>A score as one person saw it on one day. Never changed. Which model it is would tell of diagnoses, so that stands sealed too, beside a mark to count by.</summary>
public sealed class ShownScoreRow
{
    private const string Column = "shown_scores.document";

    public Guid Id { get; init; }

    public Guid PatientKey { get; init; }

    public DateTimeOffset ShownAt { get; init; }

    /// <summary>The account that saw it.</summary>
    public Guid ShownTo { get; init; }

    /// <summary>Mark of the model's id.</summary>
    public required string ModelMark { get; init; }

    /// <summary>A number was shown; else the reason why there is none.</summary>
    public bool IsScored { get; init; }

    /// <summary>Mark of viewer, day and content: the same score is kept once a day for each viewer.</summary>
    public required string Mark { get; init; }

    /// <summary>The score with its inputs, as compressed JSON, sealed.</summary>
    public required byte[] Document { get; init; }

    internal static byte[] Seal(DataKey key, Guid row, ReadOnlySpan<byte> json) => key.Seal(new Cell(Column, row), Compressed.Pack(json));

    internal ShownScore Open(DataKey key, string viewer) => new(Id, ShownAt, ShownTo, viewer, StoredJson.Read<RiskScore>(OpenJson(key)));

    internal byte[] OpenJson(DataKey key) => Compressed.Unpack(key.Open(new Cell(Column, Id), Document));
}
