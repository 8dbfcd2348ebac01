using PrecisionCare.Storage.Protection;

namespace PrecisionCare.Storage.Records;

/// <summary>An assessment as it was shown, so that a past date gives the same advice again. Never changed.</summary>
public sealed class AssessmentRow
{
    private const string Column = "assessments.document";

    public Guid Id { get; init; }

    public Guid PatientKey { get; init; }

    /// <summary>The day for which it was made.</summary>
    public DateOnly At { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    /// <summary>Mark of what was withheld when it was made: only who sees exactly as much may see it again.</summary>
    public string Visibility { get; init; } = "";

    /// <summary>The patient's revision on which it rests.</summary>
    public long Revision { get; init; }

    /// <summary>Sources of the knowledge base with their releases: <c>CPIC 2025-11-05; PharmVar 6.2</c>.</summary>
    public required string Knowledge { get; init; }

    /// <summary>Mark of the JSON: equal mark, equal advice.</summary>
    public required string Hash { get; init; }

    /// <summary>The assessment as compressed JSON, sealed.</summary>
    public required byte[] Document { get; init; }

    internal static byte[] Seal(DataKey key, Guid row, ReadOnlySpan<byte> json) => key.Seal(new Cell(Column, row), Compressed.Pack(json));

    internal static Assessment Open(DataKey key, Guid row, byte[] box) => StoredJson.Read<Assessment>(Compressed.Unpack(key.Open(new Cell(Column, row), box)));
}
