using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace PrecisionCare.Audit;

/// <summary>Who did it.</summary>
/// <param name="Id">The account; <c>null</c> for a program or a person whom nobody knows.</param>
/// <param name="Name">As others read it at the time: <c>Dr Maria Rojas</c>, <c>import job</c>.</param>
/// <param name="Role">In which role, several separated by commas; <c>null</c> when none.</param>
public sealed record AuditActor(Guid? Id, string Name, string? Role = null)
{
    /// <summary>Someone who is not signed in.</summary>
    public static AuditActor Nobody { get; } = new(null, "nobody");

    /// <summary>A part of the program that works by itself.</summary>
    public static AuditActor Program(string name) => new(null, name, "program");
}

/// <summary>How it went, by the codes of FHIR's AuditEvent.outcome (0, 4, 8, 12).</summary>
public enum AuditOutcome
{
    Success = 0,

    /// <summary>Refused, or failed for a reason that the person can mend.</summary>
    MinorFailure = 4,

    SeriousFailure = 8,

    MajorFailure = 12,
}

/// <summary>
/// Something that happened and must be answerable for: who, what, on whom, why, by which rule, how it went. It never holds clinical content, search words or
/// names of patients. Moment and place in the chain are given to it when it is recorded.
/// </summary>
/// <param name="Kind">What happened.</param>
public sealed record AuditEntry(AuditKind Kind)
{
    /// <summary>Who did it; <c>null</c> for whoever is at work when it is recorded.</summary>
    public AuditActor? Actor { get; init; }

    /// <summary>The organisation concerned; <c>null</c> for that of whoever is at work.</summary>
    public Guid? Organisation { get; init; }

    /// <summary>Our key of the patient concerned.</summary>
    public Guid? Patient { get; init; }

    /// <summary>What else was concerned, type and key: <c>Import/0198…</c>, <c>Account/0198…</c>, <c>Consent/c1</c>, <c>Page/Patient/Genome</c>.</summary>
    [SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "The word of AuditEvent and DICOM for what was acted upon.")]
    public string? Object { get; init; }

    /// <summary>Purpose of use, a code of HL7 v3 ActReason: <c>TREAT</c>, <c>HRESCH</c>, <c>BTG</c>.</summary>
    public string? Purpose { get; init; }

    /// <summary>Whether access was permitted; <c>null</c> where nobody had to decide.</summary>
    public bool? Permitted { get; init; }

    /// <summary>What decided: id of a consent, or the basis of the decision (<c>default</c>, <c>role</c>, <c>break-glass</c>).</summary>
    public string? Rule { get; init; }

    /// <summary>What had to happen along with the decision.</summary>
    public ImmutableArray<string> Obligations { get; init; } = [];

    public AuditOutcome Outcome { get; init; }

    /// <summary>It happened under an emergency override.</summary>
    public bool BreakGlass { get; init; }

    /// <summary>More in a few words: a count, what was changed, the reason a person gave. No clinical content.</summary>
    public string? Detail { get; init; }
}

/// <summary>An entry as it stands in the audit.</summary>
/// <param name="Sequence">Place in the chain, counted from 1 without gaps.</param>
/// <param name="At">When it was recorded, UTC, to the microsecond.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="Organisation">The organisation concerned.</param>
/// <param name="Entry">What happened.</param>
public sealed record AuditRecord(long Sequence, DateTimeOffset At, AuditActor Actor, Guid Organisation, AuditEntry Entry);
