using System.Collections.Immutable;
using PrecisionCare.Consent;
using PrecisionCare.Consent.Capture;
using PrecisionCare.Storage.Consents;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Consents;

/// <summary>How consents, their states and decisions read on pages.</summary>
internal static class ConsentWords
{
    public static string Name(this ConsentScope scope) => scope switch
    {
        ConsentScope.PatientPrivacy => "Care",
        ConsentScope.Research => "Research",
        _ => "Other, no effect on access",
    };

    /// <summary>What a consent says in one line.</summary>
    public static string Title(SignedConsent consent)
    {
        if (consent.Directive.Root is not { } root) return "Cannot be computed";
        if (ConsentChoices.Of(consent.Directive) is not { } choices) return root.Permits ? "Permits, with rules of its own" : "Denies, with rules of its own";
        if (!choices.Permits) return choices.Scope == ConsentScope.Research ? "Research denied" : "Everything denied";
        string[] limits =
        [
            .. choices.Genome ? Array.Empty<string>() : ["without genome"],
            .. choices is { Genome: true, Scope: ConsentScope.PatientPrivacy, SecondaryFindings: not SecondaryFindingsAnswer.Wanted } ? ["without secondary findings"] : Array.Empty<string>(),
            .. RecordCategory.Hideable.Where(c => choices.Hidden.Contains(c.Id)).Select(c => $"hides {Within(c.Name)}"),
            .. choices.Recipients switch { Recipients.CareTeam => ["care team only"], Recipients.Named => ["named recipients only"], _ => Array.Empty<string>() },
            .. choices.EmergencyAccess || choices.Scope == ConsentScope.Research ? Array.Empty<string>() : ["no emergency access"],
        ];
        string what = choices.Scope == ConsentScope.Research ? "Research" : "Treatment";
        return limits.Length == 0 ? $"{what}, genome included" : $"{what}, {string.Join(", ", limits)}";
    }

    /// <summary>A name within a sentence; an acronym stays one.</summary>
    private static string Within(string name) => char.IsUpper(name[1]) ? name : char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>State at a moment, and how it looks.</summary>
    public static (string Words, string Style) State(RegisteredConsent consent, DateTimeOffset at) => consent.Document.Status switch
    {
        "active" when consent.Document.Directive.Validity is { } validity && validity.Ends <= at => ("■ expired", "tag error"),
        "active" when consent.Document.Directive.Validity is { } validity && !validity.Contains(at) => ("○ not yet begun", "tag"),
        "active" => ("● active", "tag good"),
        "inactive" => (consent.Change == ConsentChange.Withdrawn ? "■ withdrawn" : "○ replaced or ended", "tag"),
        "entered-in-error" => ("✕ entered in error", "tag"),
        var other => ($"○ {other}", "tag"),
    };

    public static string Period(ConsentPeriod? period) => period switch
    {
        null or { Start: null, End: null } => "no end stated",
        { Start: { } start, End: null } => $"from {start.Shown()}, no end stated",
        { Start: null, End: { } end } => $"until {end.Shown()}",
        { Start: { } start, End: { } end } => $"{start.Shown()} to {end.Shown()}",
    };

    public static string Signers(SignedConsent consent) => consent.Signers switch
    {
        [] => "not stated",
        var signers => string.Join("; ", signers.Select(s => s.Name ?? (s.IsRepresentative ? "a representative, name not stated" : s.Reference.StartsWith("Patient/", StringComparison.Ordinal) ? "the patient" : s.Reference))),
    };

    public static string Wording(SignedConsent consent) => consent.Wording is { } wording && wording.Split(':') is [var form, var version]
        ? $"{(form == ConsentWordings.Research ? "Research" : "Care")}, version {version}"
        : "not one of ours";

    public static string LegalBasis(string? basis) => basis is null ? "not stated" : LegalBases.GetValueOrDefault(basis, basis);

    public static ImmutableSortedDictionary<string, string> LegalBases { get; } = new Dictionary<string, string>
    {
        ["gdpr-9-2-a"] = "Explicit consent (GDPR art. 9(2)(a))",
        ["gdpr-9-2-h"] = "Provision of health care (GDPR art. 9(2)(h))",
        ["gdpr-9-2-j"] = "Scientific research (GDPR art. 9(2)(j))",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public static string Words(this ConsentChange change) => change switch
    {
        ConsentChange.Imported => "read from a file",
        ConsentChange.Given => "signed and recorded",
        ConsentChange.Withdrawn => "withdrawn",
        ConsentChange.Superseded => "replaced by a newer consent",
        ConsentChange.Resolved => "given up in favour of another",
        ConsentChange.ProofAdded => "picture of the signed form added",
        ConsentChange.EnteredInError => "marked as entered in error",
        _ => "restored",
    };

    /// <summary>What a reader gets, in a word.</summary>
    public static string Answer(ConsentDecision decision) => !decision.Permitted ? "hidden" : decision.Basis == "break-glass" ? "with a reason" : "seen";

    public static string Mark(string answer) => answer switch { "seen" => "●", "hidden" => "■", _ => "▲" };

    public static string Style(string answer) => answer switch { "seen" => "seen", "hidden" => "hidden-by-consent", _ => "with-reason" };

    /// <summary>What decided.</summary>
    public static string Basis(string basis) => basis switch
    {
        "default" => "No consent speaks of it: the default of this installation",
        "uncomputable" => "A consent states no base to decide by",
        "fail-closed" => "The consents could not be read",
        "tenant" => "The person belongs to another organisation's installation",
        "role" => "The person's role",
        "minor-policy" => "Protection of minors from findings of adult life",
        "break-glass" => "Emergency access",
        ConsentRegister.Restriction => "Processing of this patient's data is restricted",
        _ => $"Consent {basis}",
    };

    public static string Obligation(string code) => code switch
    {
        Obligations.AlertOperator => "The operator is alerted",
        Obligations.FlagConsentAdministrator => "A consent administrator has to look: consents contradict each other or cannot be computed",
        Obligations.AskReconsent => "The patient has come of age and has to be asked",
        Obligations.AuditBreakGlass => "The access is recorded as an emergency",
        Obligations.ReviewWithin72Hours => "The access is reviewed within 72 hours",
        Obligations.NotifyPrivacyOffice => "The privacy office is told",
        _ => code,
    };
}
