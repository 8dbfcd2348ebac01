namespace PrecisionCare.Consent;

/// <summary>What holds where no consent says anything.</summary>
public enum DefaultPolicy
{
    /// <summary>The care team may treat with what is neither restricted nor sensitive nor genetic.</summary>
    TreatOnly,

    DenyAll,
}

/// <summary>
/// Decides whether a record may be used, from the patient's consents alone: pure, total and independent of the order of consents and rules. Deny unless
/// permitted. Rules follow FHIR R4 Consent; where that leaves a choice, the safer one is taken.
/// </summary>
public static class ConsentEngine
{
    private const int ShortestReason = 10;

    /// <summary>The group whose members may override a denial in an emergency.</summary>
    public const string BreakGlassGroup = "Group/ex-privilegedUsers";

    /// <param name="request">The question.</param>
    /// <param name="consents">All consents of the patient, in any state; <c>null</c> when the store could not be read.</param>
    /// <param name="defaultPolicy">What holds where no consent speaks.</param>
    public static ConsentDecision Decide(AccessRequest request, IReadOnlyCollection<ConsentDirective>? consents, DefaultPolicy defaultPolicy)
    {
        if (consents is null) return new(false, "fail-closed", [Obligations.AlertOperator]);
        if (GateOf(request) is { } gate) return gate;
        bool inEmergency = request.BreakGlass is not null || request.Purpose == Purposes.BreakTheGlass;
        if (inEmergency && !MayBreakGlass(request)) return new(false, "break-glass", []);
        var decision = ByConsents(request, consents, defaultPolicy);
        return inEmergency && !decision.Permitted && decision.Rule is not { NamesEmergency: true }
            ? new(true, "break-glass",
                [.. decision.Obligations, Obligations.AuditBreakGlass, Obligations.ReviewWithin72Hours, Obligations.NotifyPrivacyOffice])
            : decision;
    }

    /// <summary>What stands before any consent: tenant, role, protection of minors, in this order.</summary>
    private static ConsentDecision? GateOf(AccessRequest request)
    {
        if (request.User.ForeignTenant is not null) return new(false, "tenant", []);
        if (ByRole(request) is { } permitted) return new(permitted, "role", []);
        bool withheldFromMinor = request.Resource.AdultOnsetOnly && !request.Subject.IsAdultOn(DateOnly.FromDateTime(request.At.UtcDateTime));
        return withheldFromMinor ? new(false, "minor-policy", []) : null;
    }

    /// <summary>Administrators of consent see consents and nothing else; researchers ask for research only. <c>null</c>: consent decides.</summary>
    private static bool? ByRole(AccessRequest request)
    {
        var roles = request.User.Roles;
        if (roles.Contains(RequesterRole.ConsentAdministrator) && request.Resource.Type == "Consent") return true;
        if (roles.Contains(RequesterRole.Clinician) || roles.Contains(RequesterRole.Counselor)) return null;
        return roles.Contains(RequesterRole.Researcher) && Purposes.Includes(Purposes.Research, request.Purpose) ? null : false;
    }

    private static bool MayBreakGlass(AccessRequest request) =>
        request.User.Groups.Contains(BreakGlassGroup) && request.BreakGlass is { } glass && glass.Reason.Trim().Length >= ShortestReason;

    private static ConsentDecision ByConsents(AccessRequest request, IReadOnlyCollection<ConsentDirective> consents, DefaultPolicy defaultPolicy)
    {
        (ConsentDirective Consent, ConsentRule? Rule)? denying = null, permitting = null;
        bool lapsed = false;
        foreach (var consent in consents)
        {
            if (!SpeaksOf(consent, request)) continue;
            if (consent.SignedByRepresentative && request.Subject.IsAdultOn(DateOnly.FromDateTime(request.At.UtcDateTime))) lapsed = true;
            else if (consent.Root is null) denying = Weightier(denying, (consent, null));
            else if (DecidingRule(consent.Root, request) is { } rule)
            {
                if (rule.Permits) permitting = Weightier(permitting, (consent, rule));
                else denying = Weightier(denying, (consent, rule));
            }
        }
        var obligations = new List<string>();
        bool uncomputable = denying is { Rule: null };
        if (uncomputable || (denying is not null && permitting is not null)) obligations.Add(Obligations.FlagConsentAdministrator);
        if (lapsed) obligations.Add(Obligations.AskReconsent);
        if ((denying ?? permitting) is not { } deciding) return new(IsPermittedByDefault(request, defaultPolicy), "default", [.. obligations]);
        return new(denying is null, uncomputable ? "uncomputable" : deciding.Consent.Id, [.. obligations]) { Rule = deciding.Rule };
    }

    private static bool SpeaksOf(ConsentDirective consent, AccessRequest request) =>
        consent.Active
        && (consent.Scope == ConsentScope.PatientPrivacy
            || (consent.Scope == ConsentScope.Research && Purposes.Includes(Purposes.Research, request.Purpose)))
        && (consent.Validity is null || consent.Validity.Contains(request.At));

    /// <summary>
    /// Of several with the same answer one is named, so that order never shows: one that forbids emergency use, else one with a rule, else the last signed,
    /// else by id.
    /// </summary>
    private static (ConsentDirective, ConsentRule?) Weightier(
        (ConsentDirective Consent, ConsentRule? Rule)? held, (ConsentDirective Consent, ConsentRule? Rule) other)
    {
        if (held is not { } one) return other;
        int order = (one.Rule is { NamesEmergency: true }).CompareTo(other.Rule is { NamesEmergency: true });
        if (order == 0) order = (one.Rule is not null).CompareTo(other.Rule is not null);
        if (order == 0) order = Nullable.Compare(one.Consent.SignedAt, other.Consent.SignedAt);
        if (order == 0) order = string.CompareOrdinal(other.Consent.Id, one.Consent.Id);
        return order >= 0 ? one : other;
    }

    /// <summary>
    /// The deepest rule that matches on each branch; among siblings a denial wins. Exceptions are asked even when their parent does not match, because an
    /// exception may replace the very criterion that failed.
    /// </summary>
    private static ConsentRule? DecidingRule(ConsentRule rule, AccessRequest request)
    {
        ConsentRule? denying = null, permitting = null;
        foreach (var exception in rule.Exceptions)
        {
            var deciding = DecidingRule(exception, request);
            if (deciding is { Permits: true }) permitting ??= deciding;
            else if (deciding is not null && denying is not { NamesEmergency: true }) denying = deciding;
        }
        return denying ?? permitting ?? (rule.Matches(request) ? rule : null);
    }

    private static bool IsPermittedByDefault(AccessRequest request, DefaultPolicy policy) =>
        policy == DefaultPolicy.TreatOnly
        && request.User.InCareTeam
        && Purposes.Includes(Purposes.Treatment, request.Purpose)
        && SecurityLabels.Highest(request.Resource.Labels) <= Confidentiality.Normal
        && !SecurityLabels.HasSensitivity(request.Resource.Labels);
}
