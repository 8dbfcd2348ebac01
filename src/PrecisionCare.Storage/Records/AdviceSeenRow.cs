namespace PrecisionCare.Storage.Records;

/// <summary>The advice on a patient that a reader knows: what came after is new to them.</summary>
public sealed class AdviceSeenRow
{
    public Guid PatientKey { get; init; }

    public Guid AccountId { get; init; }

    public Guid AssessmentId { get; set; }

    public DateTimeOffset SeenAt { get; set; }
}
