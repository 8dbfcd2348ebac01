using PrecisionCare.Audit;

namespace PrecisionCare.Web.Audit;

/// <summary>Entries of the audit in the words of its page.</summary>
internal static class AuditText
{
    public static string Kind(AuditKind kind) => kind switch
    {
        AuditKind.SignIn => "Signed in",
        AuditKind.SignInRefused => "Sign-in refused",
        AuditKind.LockedOut => "Account locked after wrong attempts",
        AuditKind.SignOut => "Signed out",
        AuditKind.AccountChanged => "Account changed",
        AuditKind.CredentialsChanged => "Password or second factor changed",
        AuditKind.OrganisationChanged => "Organisation changed",
        AuditKind.CareTeamChanged => "Care team changed",
        AuditKind.PatientRead => "Patient's record opened",
        AuditKind.PatientSearch => "Patients listed or searched",
        AuditKind.BreakGlassBegun => "Emergency access begun",
        AuditKind.BreakGlassEnded => "Emergency access ended",
        AuditKind.BreakGlassReviewed => "Emergency access reviewed",
        AuditKind.BreakGlassRepeated => "Emergency access repeated within an hour",
        AuditKind.PageRefused => "Page refused",
        AuditKind.ImportQueued => "File handed in",
        AuditKind.ImportEnded => "Import ended",
        AuditKind.ImportChanged => "Import stopped or queued again",
        AuditKind.SampleLinked => "Sample linked to a patient",
        AuditKind.SampleAssumption => "Positions not read: taken otherwise",
        AuditKind.SampleUnlinked => "Link of a sample undone",
        AuditKind.ConflictConfirmed => "Conflicting sources confirmed",
        AuditKind.ConflictReopened => "Confirmation of sources taken back",
        AuditKind.ResultsEntered => "Laboratory results entered",
        AuditKind.ConsentGiven => "Consent recorded",
        AuditKind.ConsentWithdrawn => "Consent withdrawn",
        AuditKind.ConsentChanged => "Consent changed",
        AuditKind.DataRequest => "Request for a copy",
        AuditKind.Export => "Data exported",
        AuditKind.Restriction => "Processing restricted or freed",
        AuditKind.Erasure => "Data erased",
        AuditKind.AuditRead => "Audit read",
        AuditKind.RiskModelSwitched => "Model for scores withdrawn or put in use",
        AuditKind.ConferenceOpened => "Case conference opened",
        AuditKind.ConferenceChanged => "Case conference: something added or changed",
        AuditKind.ConferenceClosed => "Case conference closed, minutes signed",
        AuditKind.DecisionSigned => "Decision on an option signed",
        AuditKind.PlanChanged => "Draft of a treatment plan changed",
        AuditKind.FamilyChanged => "Family history changed",
        AuditKind.PlanSigned => "Treatment plan signed",
        AuditKind.ExplanationChanged => "Draft of an explanation changed",
        AuditKind.ExplanationSigned => "Explanation signed",
        AuditKind.ExplanationHandedOut => "Letter or code for the patient made",
        AuditKind.ExplanationOpened => "Explanation opened with the patient's code",
        AuditKind.CounselingChanged => "Counseling record changed",
        AuditKind.CounselingSigned => "Counseling session signed",
        AuditKind.Maintenance => "Installation changed",
        _ => kind.ToString(),
    };

    /// <summary>What decides without being a consent; a consent's id comes from outside and may carry a name.</summary>
    private static readonly HashSet<string> Bases = ["default", "uncomputable", "fail-closed", "tenant", "role", "minor-policy", "break-glass"];

    /// <summary>An entry for somebody who may not know who the patients are: consents stand without their ids.</summary>
    public static AuditRecord WithoutPatients(AuditRecord record) => record with
    {
        Entry = record.Entry with
        {
            Rule = record.Entry.Rule is { } rule && !Bases.Contains(rule) ? "a consent" : record.Entry.Rule,
            Object = record.Entry.Object?.StartsWith("Consent/", StringComparison.Ordinal) == true ? "Consent" : record.Entry.Object,
        },
    };

    /// <summary>A key in eight digits: enough to tell rows apart, with the whole key behind the link.</summary>
    public static string Short(Guid key) => key.ToString("N")[^8..];

    /// <summary>The decision with what decided: <c>permitted by default</c>.</summary>
    public static string Decision(AuditEntry entry) => (entry.Permitted, entry.Rule) switch
    {
        (null, _) => "",
        (true, null) => "permitted",
        (true, var rule) => $"permitted by {rule}",
        (false, null) => "refused",
        (false, var rule) => $"refused by {rule}",
    };
}
