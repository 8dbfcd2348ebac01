using System.Collections.Immutable;
using PrecisionCare.Consent;
using PrecisionCare.Consent.Filtering;
using PrecisionCare.Web.Access;

namespace PrecisionCare.Web.Presentation;

/// <summary>Consent in words: how it stands, what decided, what can be done. It never says what a denial is about.</summary>
internal static class ConsentText
{
    public static string Chip(PatientAccess access) => access.Emergency is not null ? "Emergency access" : access.Readable.Standing switch
    {
        ConsentStanding.Permits => "Consent permits",
        ConsentStanding.Limits => "Consent limits",
        ConsentStanding.Withdrawn => "Consent withdrawn",
        ConsentStanding.Unreadable => "Consent cannot be read",
        _ => "No consent on file",
    };

    public static string Shape(PatientAccess access) => access.Emergency is not null ? "■" : access.Readable.Standing switch
    {
        ConsentStanding.Permits => "●",
        ConsentStanding.Limits => "◐",
        ConsentStanding.Withdrawn => "◇",
        ConsentStanding.Unreadable => "■",
        _ => "○",
    };

    public static string Style(PatientAccess access) => access.Emergency is not null ? "stop" : access.Readable.Standing switch
    {
        ConsentStanding.Permits => "good",
        ConsentStanding.Unreadable => "stop",
        _ => "warn",
    };

    public static string Standing(PatientAccess access) => access.Readable switch
    {
        { Standing: ConsentStanding.Unreadable } => "The register of consents cannot be read at the moment, so nothing of the record is shown.",
        { Record: null } => "Nothing of this patient's record may be shown to you.",
        { Standing: ConsentStanding.Permits } => "The patient's consent permits this purpose, and nothing is withheld from you.",
        { Standing: ConsentStanding.Limits } => "The patient's consent permits this purpose in part. Something is withheld from you; it does not say what.",
        { Standing: ConsentStanding.Withdrawn } => "The patient's consent was withdrawn or has ended. " + Default(access),
        _ => "No consent of this patient is on file. " + Default(access),
    };

    /// <summary>Why something is withheld, for the notice on each page.</summary>
    public static string WithheldBy(PatientAccess access) =>
        access.Readable.Standing == ConsentStanding.Limits ? "The patient's consent withholds part of it from you." : Standing(access);

    public static string Answer(ConsentDecision decision) => decision.Permitted ? "● shown" : "◇ not shown";

    public static string Basis(ConsentDecision decision, PatientAccess access) => decision.Basis switch
    {
        "default" => "what holds here without consent",
        "uncomputable" => "a consent that cannot be decided by; consent administration has to complete it",
        "fail-closed" => "the register of consents cannot be read",
        "tenant" => "the record belongs to another organisation",
        "role" => "your role",
        "minor-policy" => "protection of minors: findings that concern adult life are kept until then",
        "secondary-findings" => "no choice about secondary findings is on file",
        "break-glass" => decision.Permitted ? "your emergency access" : "emergency access without the right or the reason to it",
        _ => Consent(decision, access),
    };

    public static string Actors(ConsentDecision decision) =>
        decision.Rule is not { } rule ? "–" : rule.Actors.IsEmpty ? "everybody" : "named people, groups or organisations, you among them";

    public static string Purposes(ConsentDecision decision) =>
        decision.Rule is not { } rule ? "–" : rule.Purposes.IsEmpty ? "all" : string.Join(", ", rule.Purposes.Select(PurposeName));

    /// <summary>How far a rule reaches, not what it names.</summary>
    public static string About(ConsentDecision decision) => decision.Rule is not { } rule ? "–"
        : rule.Labels.IsEmpty && rule.Classes.IsEmpty && rule.Codes.IsEmpty && rule.Data.IsEmpty && rule.DataPeriod is null ? "everything that no exception speaks of"
        : "some kinds of information";

    public static string Purpose(PatientAccess access) => access.Emergency is null ? "treatment" : "treatment in an emergency";

    public static ImmutableArray<string> NextSteps(PatientAccess access) => access.Readable switch
    {
        { Withholds: false, Genetic.Permitted: true } => ["Nothing: all of the record is open to you for this purpose."],
        { Standing: ConsentStanding.None or ConsentStanding.Withdrawn } =>
        [
            .. access.InCareTeam ? ImmutableArray<string>.Empty : ["If you treat the patient, ask a member of the care team or consent administration to add you to it."],
            "Genetic and other sensitive data are shown once the patient consents: ask consent administration to capture a consent.",
        ],
        { Standing: ConsentStanding.Limits } =>
        [
            "Talk with the patient: whoever set the limit can lift it, and consent administration records it.",
            "If danger is imminent, people with the right to it may override most limits for an hour.",
        ],
        _ => ["Ask consent administration."],
    };

    private static string Default(PatientAccess access) => access switch
    {
        { Policy.Default: DefaultPolicy.DenyAll } => "Without consent nothing is shown here.",
        { InCareTeam: true } => "Without consent the care team sees what is neither genetic nor otherwise sensitive, whether or not there is more.",
        _ => "Without consent only the care team sees the record, and you do not belong to it.",
    };

    private static string Consent(ConsentDecision decision, PatientAccess access)
    {
        var consent = access.Consents?.FirstOrDefault(c => c.Id == decision.Basis);
        string signed = consent?.SignedAt is { } date ? $"consent of {date.Shown()}" : "a consent";
        string place = decision.Rule is { } rule && consent?.Root is { } root && PathTo(rule, root) is { } path ? path.Length == 0 ? ", basic rule" : $", exception {path}" : "";
        return signed + place;
    }

    /// <summary>Place of a rule in its consent, counted as the form numbers exceptions: 1, 1.2; empty for the root.</summary>
    private static string? PathTo(ConsentRule sought, ConsentRule root)
    {
        if (ReferenceEquals(sought, root)) return "";
        for (int i = 0; i < root.Exceptions.Length; i++)
            if (PathTo(sought, root.Exceptions[i]) is { } path) return path.Length == 0 ? $"{i + 1}" : $"{i + 1}.{path}";
        return null;
    }

    public static string PurposeName(string code) => code switch
    {
        "TREAT" => "treatment",
        "ETREAT" => "emergency treatment",
        "BTG" => "emergency access",
        "HPAYMT" => "payment",
        "HOPERAT" => "operations",
        "HRESCH" => "research",
        "FAMRQT" => "family",
        "PATRQT" => "the patient's own request",
        "PUBHLTH" => "public health",
        _ => code,
    };
}
