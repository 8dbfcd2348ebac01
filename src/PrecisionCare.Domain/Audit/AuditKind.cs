namespace PrecisionCare.Audit;

/// <summary>What happened. The names are kept in the audit for good: one may be added, none renamed.</summary>
public enum AuditKind
{
    /// <summary>A person was let in.</summary>
    SignIn,

    /// <summary>A person was not let in; the account is named when there is one.</summary>
    SignInRefused,

    /// <summary>Too many failures: an account is locked for a while.</summary>
    LockedOut,

    SignOut,

    /// <summary>An account was made, changed, switched off or on.</summary>
    AccountChanged,

    /// <summary>An account's password, one-time codes or passkeys changed.</summary>
    CredentialsChanged,

    OrganisationChanged,

    /// <summary>A page of a patient was opened, or refused.</summary>
    PatientRead,

    /// <summary>Patients were listed or searched for. The words are not kept, the number of hits is.</summary>
    PatientSearch,

    /// <summary>A look in an emergency that consent alone would not have permitted was begun.</summary>
    BreakGlassBegun,

    BreakGlassEnded,

    BreakGlassReviewed,

    /// <summary>Somebody joined or left a patient's care team.</summary>
    CareTeamChanged,

    ImportQueued,

    ImportEnded,

    /// <summary>An import was cancelled or queued again by a person.</summary>
    ImportChanged,

    SampleLinked,

    SampleUnlinked,

    /// <summary>A person confirmed that sources in conflict are of one patient.</summary>
    ConflictConfirmed,

    /// <summary>A confirmation that sources are of one person was taken back.</summary>
    ConflictReopened,

    /// <summary>Results that a laboratory reported were entered.</summary>
    ResultsEntered,

    ConsentGiven,

    ConsentWithdrawn,

    /// <summary>A consent was changed otherwise: imported, resolved, marked.</summary>
    ConsentChanged,

    /// <summary>Data left the installation.</summary>
    Export,

    /// <summary>Processing of a patient's data was restricted, or the restriction lifted.</summary>
    Restriction,

    /// <summary>A patient's data were erased.</summary>
    Erasure,

    /// <summary>The audit itself was read or exported.</summary>
    AuditRead,

    /// <summary>The installation itself was changed: schema, keys, settings.</summary>
    Maintenance,

    /// <summary>A person chose how positions that a genome's file does not mention are taken.</summary>
    SampleAssumption,

    /// <summary>A model for scores was withdrawn, put in use, or set back to how it ships.</summary>
    RiskModelSwitched,

    /// <summary>A page of no patient was asked for by somebody whose role does not open it.</summary>
    PageRefused,

    /// <summary>A person began several emergency accesses within an hour: consent administrators are told at once.</summary>
    BreakGlassRepeated,

    /// <summary>A patient's request for a copy of their data was received, granted or refused.</summary>
    DataRequest,

    /// <summary>A case conference on a patient was opened.</summary>
    ConferenceOpened,

    /// <summary>In a case conference somebody commented, voted, invited or took back, or it was cancelled.</summary>
    ConferenceChanged,

    /// <summary>The minutes of a case conference were signed and put into the record.</summary>
    ConferenceClosed,

    /// <summary>A decision on an option was signed.</summary>
    DecisionSigned,

    /// <summary>The draft of a treatment plan was changed.</summary>
    PlanChanged,

    /// <summary>A treatment plan was signed.</summary>
    PlanSigned,

    /// <summary>An explanation for a patient was begun, changed or discarded.</summary>
    ExplanationChanged,

    /// <summary>An explanation for a patient was signed.</summary>
    ExplanationSigned,

    /// <summary>A letter or a code for the patient was made of a signed explanation, or a code was taken back.</summary>
    ExplanationHandedOut,

    /// <summary>Somebody opened an explanation with the code that the patient was given.</summary>
    ExplanationOpened,

    /// <summary>A record of counseling was begun or changed: a draft of a session, an appointment, a referral, a questionnaire.</summary>
    CounselingChanged,

    /// <summary>A counseling session, or a note that amends one, was signed.</summary>
    CounselingSigned,

    /// <summary>The family of a patient was changed.</summary>
    FamilyChanged,
}
