using PrecisionCare.Audit;
using PrecisionCare.Consent;

namespace PrecisionCare.Web.Consents;

/// <summary>How entries of the audit read to a patient.</summary>
internal static class LogText
{
    public static string What(AuditRecord record) => record.Entry.Kind switch
    {
        AuditKind.PatientRead => record.Entry.Permitted == false ? "tried to open the record, refused" : "opened the record",
        AuditKind.BreakGlassBegun => "opened the record in an emergency",
        AuditKind.BreakGlassEnded => "ended the emergency access",
        AuditKind.BreakGlassReviewed => "reviewed an emergency access",
        AuditKind.CareTeamChanged => "changed the care team",
        AuditKind.SampleLinked => "linked a genome",
        AuditKind.SampleUnlinked => "took the link to a genome away",
        AuditKind.SampleAssumption => "chose how unread positions of a genome are taken",
        AuditKind.ConflictConfirmed => "confirmed that sources are of one person",
        AuditKind.ConflictReopened => "took back that sources are of one person",
        AuditKind.ResultsEntered => "entered laboratory results",
        AuditKind.DecisionSigned => "signed a decision about a medicine",
        AuditKind.PlanChanged => "worked on a treatment plan",
        AuditKind.FamilyChanged => "worked on your family history",
        AuditKind.PlanSigned => "signed a treatment plan",
        AuditKind.ExplanationChanged => "worked on an explanation",
        AuditKind.ExplanationSigned => "signed an explanation",
        AuditKind.ExplanationHandedOut => "made a letter or a code for the patient",
        AuditKind.ExplanationOpened => "opened an explanation with the patient's code",
        AuditKind.CounselingChanged => "changed the counseling record",
        AuditKind.CounselingSigned => "signed a counseling session",
        AuditKind.ConsentGiven => "recorded a consent",
        AuditKind.ConsentWithdrawn => "recorded a withdrawal",
        AuditKind.ConsentChanged => "changed a consent",
        AuditKind.DataRequest => "dealt with a request for a copy",
        AuditKind.Export => "took data out",
        AuditKind.ConferenceOpened => "asked colleagues about the case",
        AuditKind.ConferenceChanged => "took part in a case conference",
        AuditKind.ConferenceClosed => "signed the minutes of a case conference",
        AuditKind.Restriction => "restricted processing, or lifted it",
        AuditKind.Erasure => "dealt with a request for erasure",
        var other => other.ToString(),
    };

    public static string Purpose(AuditRecord record) => record.Entry.Purpose is { } code ? RuleText.Purpose(code) : "not stated";

    /// <summary>One of those that an accounting of disclosures has to list.</summary>
    public static bool IsAccountable(AuditRecord record, DateTimeOffset now) =>
        IsDisclosure(record) && AccountingOfDisclosures.Of([new Disclosure(record.Entry.Purpose ?? "", record.At)], now).Any();

    /// <summary>A look at the data, or data that left; not the keeping of consents.</summary>
    private static bool IsDisclosure(AuditRecord record) =>
        record.Entry is { Kind: AuditKind.PatientRead or AuditKind.BreakGlassBegun or AuditKind.Export, Permitted: not false, Outcome: AuditOutcome.Success };
}
