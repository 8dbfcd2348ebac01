using System.Collections.Immutable;

namespace PrecisionCare.Consent;

/// <summary>What has to happen along with a decision.</summary>
public static class Obligations
{
    /// <summary>The consent store could not be read: tell the operator.</summary>
    public const string AlertOperator = "ALERT_OPERATOR";

    /// <summary>A consent cannot be computed or contradicts another: a consent administrator has to look.</summary>
    public const string FlagConsentAdministrator = "FLAG_CONSENT_ADMIN";

    /// <summary>The guardian's consent has lapsed: ask the patient.</summary>
    public const string AskReconsent = "ASK_RECONSENT";

    public const string AuditBreakGlass = "AUDIT_BREAK_GLASS";
    public const string ReviewWithin72Hours = "REVIEW_72H";
    /// <summary>Records of substance use treatment are shown: the reader is told that they must not be passed on (42 CFR 2.32).</summary>
    public const string NoRedisclosure = "NO_REDISCLOSURE";

    public const string NotifyPrivacyOffice = "NOTIFY_PRIVACY_OFFICE";
}

/// <summary>The engine's answer with what decided.</summary>
/// <param name="Permitted">Whether the record may be used as asked.</param>
/// <param name="Basis">
/// Id of the consent whose rule decided, or <c>default</c>, <c>uncomputable</c>, <c>fail-closed</c>, <c>tenant</c>, <c>role</c>, <c>minor-policy</c>,
/// <c>break-glass</c>.
/// </param>
/// <param name="Obligations">What has to happen along with it, each once.</param>
public sealed record ConsentDecision(bool Permitted, string Basis, ImmutableArray<string> Obligations)
{
    /// <summary>The rule that decided, for explaining; <c>null</c> when no rule of a consent did.</summary>
    public ConsentRule? Rule { get; init; }
}
