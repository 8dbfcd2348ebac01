using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Storage.Protection;

namespace PrecisionCare.Storage.Records;

/// <summary>A gene's result as a laboratory reported it.</summary>
public sealed class OutsideCallRow
{
    private const string Column = "outside_calls.call";

    public Guid Id { get; init; }

    public Guid PatientKey { get; init; }

    /// <summary>Mark of the name of the file that reported it.</summary>
    public required string FileMark { get; init; }

    public DateTimeOffset EnteredAt { get; init; }

    public Guid? EnteredBy { get; init; }

    /// <summary>The <see cref="OutsideCall"/> as JSON, sealed.</summary>
    public required byte[] Call { get; init; }

    internal static byte[] Seal(DataKey key, Guid row, OutsideCall call) => key.Seal(new Cell(Column, row), StoredJson.Write(call));

    internal OutsideCall Open(DataKey key) => StoredJson.Read<OutsideCall>(key.Open(new Cell(Column, Id), Call));
}
