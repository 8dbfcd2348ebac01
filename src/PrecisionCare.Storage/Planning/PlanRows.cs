using PrecisionCare.Planning;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Planning;

/// <summary>The draft of a patient's treatment plan: one for each patient, changed until it is signed.</summary>
public sealed class PlanDraftRow
{
    private const string Column = "plan_drafts.document";

    public Guid PatientKey { get; init; }

    /// <summary>Mark of what was withheld from who wrote it: only who sees exactly as much reads and changes it.</summary>
    public required string Visibility { get; set; }

    /// <summary>Another at each change: who changes it must have seen the last.</summary>
    public Guid Stamp { get; set; }

    public Guid ChangedBy { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>The draft as JSON, sealed.</summary>
    public required byte[] Document { get; set; }

    internal static byte[] Seal(DataKey key, Guid patient, PlanDraft draft) => key.Seal(new Cell(Column, patient), Compressed.Pack(StoredJson.Write(draft)));

    internal PlanDraft Open(DataKey key) => StoredJson.Read<PlanDraft>(Compressed.Unpack(key.Open(new Cell(Column, PatientKey), Document)));
}

/// <summary>A signed version of a patient's treatment plan; kept as decisions are (<see cref="Decisions.DecisionRow"/>).</summary>
public sealed class PlanRow
{
    private const string Column = "treatment_plans.document";

    public Guid Id { get; init; }

    public Guid PatientKey { get; init; }

    /// <summary>Counted from 1 for each patient.</summary>
    public int Version { get; init; }

    public Guid SignedBy { get; init; }

    public DateTimeOffset SignedAt { get; init; }

    /// <summary>Mark of what was withheld from the signer: only who sees exactly as much reads it.</summary>
    public required string Visibility { get; init; }

    /// <summary>The plan as JSON, sealed.</summary>
    public required byte[] Document { get; init; }

    internal static byte[] Seal(DataKey key, TreatmentPlan plan) => key.Seal(new Cell(Column, plan.Id), Compressed.Pack(StoredJson.Write(plan)));

    internal TreatmentPlan Open(DataKey key) => StoredJson.Read<TreatmentPlan>(Compressed.Unpack(key.Open(new Cell(Column, Id), Document)));
}
