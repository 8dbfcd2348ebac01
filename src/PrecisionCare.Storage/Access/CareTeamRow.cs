namespace PrecisionCare.Storage.Access;

/// <summary>A person who treats or counsels a patient. Consent's default asks for it, and so do many pages of work.</summary>
public sealed class CareTeamRow
{
    public Guid PatientKey { get; init; }

    public Guid AccountId { get; init; }

    /// <summary>Who added them; <c>null</c> when the import on the command line or the demo did.</summary>
    public Guid? AddedBy { get; init; }

    public DateTimeOffset AddedAt { get; init; }
}
