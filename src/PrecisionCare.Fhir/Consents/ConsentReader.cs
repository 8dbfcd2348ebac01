using System.Collections.Immutable;
using System.Text.Json;
using PrecisionCare.Consent;
using PrecisionCare.Patients;

namespace PrecisionCare.Fhir.Consents;

/// <summary>
/// Reads a FHIR R4 Consent into what the engine decides by. What cannot be read never widens access: an unreadable criterion matches nothing where it permits,
/// an unreadable period has ended.
/// </summary>
public static class ConsentReader
{
    public static ConsentDirective Read(JsonElement consent)
    {
        var provision = consent.Get("provision");
        return new ConsentDirective
        {
            Id = consent.Text("id") ?? "",
            Active = consent.Text("status") == "active",
            Ended = consent.Text("status") == "inactive",
            Scope = ScopeOf(consent.Get("scope")),
            SignedAt = DateOf(consent.Text("dateTime")),
            SignedByRepresentative = consent.Items("performer").Select(p => p.Text("reference") ?? "").ToList() is { Count: > 0 } signers
                && signers.All(s => s.Contains("RelatedPerson/", StringComparison.Ordinal)),
            Validity = PeriodOf(provision?.Get("period")),
            Root = RootOf(consent, provision),
        };
    }

    private static ConsentScope ScopeOf(JsonElement? scope) =>
        scope is not { } concept ? ConsentScope.Other
        : concept.Items("coding").Any(c => c.Text("code") == "patient-privacy") ? ConsentScope.PatientPrivacy
        : concept.Items("coding").Any(c => c.Text("code") == "research") ? ConsentScope.Research
        : ConsentScope.Other;

    /// <summary>The base of the policy with the first provision as its exception, else the first provision itself; <c>null</c> when neither has a type.</summary>
    private static ConsentRule? RootOf(JsonElement consent, JsonElement? provision)
    {
        if (PolicyBaseOf(consent) is { } permits)
        {
            var policy = new ConsentRule { Permits = permits };
            return provision is { } exception ? policy with { Exceptions = [RuleOf(exception, policy, untyped: !permits, isRoot: true)] } : policy;
        }
        return provision is { } root && TypeOf(root) is { } type ? RuleOf(root, parent: null, untyped: type, isRoot: true) : null;
    }

    private static bool? PolicyBaseOf(JsonElement consent)
    {
        if (consent.Get("policyRule") is not { } rule) return null;
        foreach (var coding in rule.Items("coding"))
            if (coding.Text("code") is "OPTIN" or "OPTOUT")
                return coding.Text("code") == "OPTIN";
        return null;
    }

    private static bool? TypeOf(JsonElement provision) => provision.Text("type") switch { "permit" => true, "deny" => false, _ => null };

    /// <param name="untyped">What a rule without a type means; a nested one denies, so that an omission never opens anything.</param>
    private static ConsentRule RuleOf(JsonElement provision, ConsentRule? parent, bool untyped, bool isRoot)
    {
        bool permits = TypeOf(provision) ?? untyped;
        var stated = new ConsentRule
        {
            Permits = permits,
            Purposes = CodesOf(provision, "purpose"),
            Actions = [.. provision.Items("action").SelectMany(a => CodesOf(a, "coding"))],
            Actors = [.. provision.Items("actor").Select(a => ReferenceOf(a) ?? "unreadable")],
            Labels = CodesOf(provision, "securityLabel"),
            Classes = CodesOf(provision, "class"),
            Codes = [.. provision.Items("code").SelectMany(c => c.Items("coding")).Select(SystemAndCode)],
            Data = [.. provision.Items("data").Select(d => new DataReference(MeaningOf(d.Text("meaning")), ReferenceOf(d) ?? "unreadable"))],
            DataPeriod = PeriodOf(provision.Get("dataPeriod")),
            // The period of the first provision is the validity of the whole consent.
            Period = isRoot ? null : PeriodOf(provision.Get("period")),
        };
        var rule = parent is null ? stated : stated.Under(parent);
        return rule with { Exceptions = [.. provision.Items("provision").Select(p => RuleOf(p, rule, untyped: false, isRoot: false))] };
    }

    private static ImmutableArray<string> CodesOf(JsonElement element, string property) =>
        [.. element.Items(property).Select(c => c.Text("code") ?? "unreadable")];

    private static string SystemAndCode(JsonElement coding) =>
        coding.Text("system") is { Length: > 0 } system ? $"{system}|{coding.Text("code")}" : coding.Text("code") ?? "unreadable";

    /// <summary>Type and id, without the base address and version of an absolute or versioned reference.</summary>
    private static string? ReferenceOf(JsonElement holder)
    {
        if (holder.Get("reference")?.Text("reference") is not { } reference) return null;
        string[] parts = reference.Split("/_history/")[0].Split('/');
        return parts.Length >= 2 ? $"{parts[^2]}/{parts[^1]}" : reference;
    }

    private static DataMeaning MeaningOf(string? code) => code switch
    {
        "related" => DataMeaning.Related,
        "dependents" => DataMeaning.Dependents,
        "authoredby" => DataMeaning.AuthoredBy,
        _ => DataMeaning.Instance,
    };

    private static ConsentPeriod? PeriodOf(JsonElement? period) =>
        period is not { } span ? null
        : IsUnreadable(span, "start") || IsUnreadable(span, "end") ? new ConsentPeriod(null, PartialDate.OfYear(1))
        : new ConsentPeriod(DateOf(span.Text("start")), DateOf(span.Text("end")));

    private static bool IsUnreadable(JsonElement period, string end) => period.Get(end) is not null && DateOf(period.Text(end)) is null;

    private static PartialDate? DateOf(string? text) => PartialDate.TryParse(text, out var date) ? date : null;
}
