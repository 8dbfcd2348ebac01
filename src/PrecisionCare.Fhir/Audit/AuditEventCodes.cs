using PrecisionCare.Audit;

namespace PrecisionCare.Fhir.Audit;

/// <summary>A code with its system, as FHIR's Coding.</summary>
internal readonly record struct AuditCode(string System, string Code, string Display);

/// <summary>
/// How kinds of entries are said in an AuditEvent: type and subtype by DICOM's audit codes (PS3.16, context groups 400 to 402, as in IHE ATNA and BALP) or as a
/// REST-like access, and action as create, read, update, delete or execute.
/// </summary>
internal static class AuditEventCodes
{
    private const string Dicom = "http://dicom.nema.org/resources/ontology/DCM";

    private static readonly AuditCode Rest = new("http://terminology.hl7.org/CodeSystem/audit-event-type", "rest", "RESTful Operation");

    public static (AuditCode Type, AuditCode? Subtype, char Action) Of(AuditKind kind) => kind switch
    {
        AuditKind.SignIn or AuditKind.SignInRefused or AuditKind.LockedOut => (Dcm("110114", "User Authentication"), Dcm("110122", "Login"), 'E'),
        AuditKind.SignOut => (Dcm("110114", "User Authentication"), Dcm("110123", "Logout"), 'E'),
        AuditKind.AccountChanged or AuditKind.CredentialsChanged => (Dcm("110113", "Security Alert"), Dcm("110137", "User Security Attributes Changed"), 'U'),
        AuditKind.PatientRead or AuditKind.ExplanationOpened => (Rest, Interaction("read"), 'R'),
        AuditKind.PatientSearch => (Rest, Interaction("search-type"), 'E'),
        AuditKind.BreakGlassBegun => (Dcm("110113", "Security Alert"), Dcm("110127", "Emergency Override Started"), 'E'),
        AuditKind.BreakGlassEnded => (Dcm("110113", "Security Alert"), Dcm("110128", "Emergency Override Stopped"), 'E'),
        AuditKind.ImportQueued or AuditKind.ImportEnded or AuditKind.ImportChanged => (Dcm("110107", "Import"), null, 'C'),
        AuditKind.Export or AuditKind.ExplanationHandedOut => (Dcm("110106", "Export"), null, 'R'),
        AuditKind.BreakGlassRepeated => (Dcm("110113", "Security Alert"), null, 'E'),
        AuditKind.PageRefused => (Dcm("110113", "Security Alert"), Dcm("110132", "Use of Restricted Function"), 'E'),
        AuditKind.ConsentGiven or AuditKind.ResultsEntered or AuditKind.SampleLinked or AuditKind.ConflictConfirmed or AuditKind.ConferenceOpened
            or AuditKind.DecisionSigned or AuditKind.PlanSigned or AuditKind.ExplanationSigned or AuditKind.CounselingSigned => (Rest, Interaction("create"), 'C'),
        AuditKind.Erasure or AuditKind.SampleUnlinked or AuditKind.ConflictReopened => (Rest, Interaction("delete"), 'D'),
        AuditKind.AuditRead => (Dcm("110101", "Audit Log Used"), null, 'R'),
        AuditKind.Maintenance or AuditKind.RiskModelSwitched => (Dcm("110100", "Application Activity"), null, 'E'),
        // Organisations, care teams, reviews, assumptions, consents, restrictions: something that is kept was changed.
        _ => (Rest, Interaction("update"), 'U'),
    };

    private static AuditCode Dcm(string code, string display) => new(Dicom, code, display);

    private static AuditCode Interaction(string code) => new("http://hl7.org/fhir/restful-interaction", code, code);
}
