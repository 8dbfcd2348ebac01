using PrecisionCare.Decisions;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Decisions;

/// <summary>
/// A signed decision on an option. Never changed, and deleted only when the key that reads it has been destroyed: the database refuses anything else
/// (<see cref="Database.Safeguards"/>). The names of problem and medicine stand sealed.
/// </summary>
public sealed class DecisionRow
{
    private const string Column = "therapy_decisions.document";

    public Guid Id { get; init; }

    public Guid PatientKey { get; init; }

    /// <summary>Mark of patient, problem and medicine: decisions about one option have the same.</summary>
    public required string OptionMark { get; init; }

    /// <summary>Counted from 1 for each option: two people who sign at once do not both become the next.</summary>
    public int Number { get; init; }

    public Guid SignedBy { get; init; }

    public DateTimeOffset SignedAt { get; init; }

    /// <summary>The kept assessment that the signer was shown.</summary>
    public Guid AssessmentId { get; init; }

    /// <summary>Mark of what was withheld from the signer: only who sees exactly as much reads all of it.</summary>
    public required string Visibility { get; init; }

    /// <summary>The decision as compressed JSON, sealed.</summary>
    public required byte[] Document { get; init; }

    internal static byte[] Seal(DataKey key, Decision decision) => key.Seal(new Cell(Column, decision.Id), Compressed.Pack(StoredJson.Write(decision)));

    internal Decision Open(DataKey key) => StoredJson.Read<Decision>(Compressed.Unpack(key.Open(new Cell(Column, Id), Document)));
}
