using System.Diagnostics.CodeAnalysis;
using PrecisionCare.Audit;

namespace PrecisionCare.Storage.Audit;

/// <summary>An entry of the audit as it is stored: what happened in plain text, bound to the row before it. Never changed, never deleted.</summary>
public sealed class AuditRow
{
    /// <summary>Place in the chain, counted from 1 without gaps.</summary>
    public long Sequence { get; init; }

    /// <summary>UTC, to the microsecond, which both engines keep.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The organisation concerned.</summary>
    public Guid OrganisationId { get; init; }

    public Guid? ActorId { get; init; }

    public required string Actor { get; init; }

    public string? Role { get; init; }

    /// <summary>Name of an <see cref="AuditKind"/>; text, so that an altered row can still be read and found.</summary>
    public required string Kind { get; init; }

    public Guid? Patient { get; init; }

    [SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "The word of AuditEvent and DICOM for what was acted upon.")]
    public string? Object { get; init; }

    public string? Purpose { get; init; }

    public bool? Permitted { get; init; }

    public string? Rule { get; init; }

    /// <summary>Separated by spaces.</summary>
    public string? Obligations { get; init; }

    /// <summary>Code of FHIR's AuditEvent.outcome.</summary>
    public int Outcome { get; init; }

    public bool BreakGlass { get; init; }

    public string? Detail { get; init; }

    /// <summary>The hash of the row before; 32 zero bytes in the first.</summary>
    public required byte[] PreviousHash { get; init; }

    /// <summary>HMAC-SHA-256 over <see cref="PreviousHash"/> and everything else in the row.</summary>
    public required byte[] Hash { get; set; }

    public AuditRecord ToRecord()
    {
        var actor = new AuditActor(ActorId, Actor, Role);
        return new AuditRecord(Sequence, At, actor, OrganisationId, new AuditEntry(Enum.TryParse<AuditKind>(Kind, out var kind) ? kind : AuditKind.Maintenance)
        {
            Actor = actor,
            Organisation = OrganisationId,
            Patient = Patient,
            Object = Object,
            Purpose = Purpose,
            Permitted = Permitted,
            Rule = Rule,
            Obligations = [.. (Obligations ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            Outcome = (AuditOutcome)Outcome,
            BreakGlass = BreakGlass,
            Detail = Detail,
        });
    }
}
