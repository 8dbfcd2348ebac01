using System.Collections.Immutable;
using PrecisionCare.Patients;

namespace PrecisionCare.Consent;

/// <summary>What somebody may do here, as far as consent asks.</summary>
public enum RequesterRole { Clinician, Counselor, Researcher, ConsentAdministrator }

/// <summary>Who asks for data.</summary>
public sealed record Requester
{
    /// <summary>Reference such as <c>Practitioner/house</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Reference of the organisation for which they act.</summary>
    public string? Organization { get; init; }

    public ImmutableArray<RequesterRole> Roles { get; init; } = [];
    public ImmutableArray<string> Groups { get; init; } = [];

    /// <summary>Belongs to the patient's care team.</summary>
    public bool InCareTeam { get; init; }

    /// <summary>The tenant they belong to where that is not the patient's; <c>null</c> when it is.</summary>
    public string? ForeignTenant { get; init; }

    /// <summary>As a rule's actor: whoever belongs to the patient's care team at the time of the request.</summary>
    public const string CareTeam = "CareTeam/current";

    /// <summary>Whether a rule's actor means this person: by id, organisation, group, or as the care team of the moment.</summary>
    public bool Is(string actor) => actor == Id || actor == Organization || Groups.Contains(actor) || (InCareTeam && actor == CareTeam);
}

/// <summary>The record that is asked for.</summary>
public sealed record RequestedResource
{
    /// <summary>FHIR resource type.</summary>
    public required string Type { get; init; }

    /// <summary>Type and id.</summary>
    public required string Id { get; init; }

    /// <summary>Confidentiality and sensitivity labels.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>Codes of the content, <c>system|code</c>.</summary>
    public ImmutableArray<string> Codes { get; init; } = [];

    public string? Author { get; init; }

    /// <summary>When the content was made.</summary>
    public PartialDate? Date { get; init; }

    /// <summary>Records to which it belongs, such as its encounter.</summary>
    public ImmutableArray<string> Related { get; init; } = [];

    /// <summary>A finding that matters in adult life only.</summary>
    public bool AdultOnsetOnly { get; init; }

    /// <summary>A bare code in the rule or in the record matches by code alone.</summary>
    public bool HasCode(string stated)
    {
        foreach (string code in Codes)
            if (code == stated || (!(code.Contains('|') && stated.Contains('|')) && Bare(code) == Bare(stated)))
                return true;
        return false;
    }

    public bool IsMeantBy(DataReference data) => data.Meaning switch
    {
        DataMeaning.Instance => Id == data.Reference,
        DataMeaning.AuthoredBy => Author == data.Reference,
        _ => Id == data.Reference || Related.Contains(data.Reference),
    };

    private static string Bare(string code) => code[(code.LastIndexOf('|') + 1)..];
}

/// <summary>An emergency override: the reason in words and for how long.</summary>
public sealed record BreakGlass(string Reason, int Minutes);

/// <summary>Whose data.</summary>
/// <param name="Id">Reference such as <c>Patient/p1</c>.</param>
/// <param name="BirthDate">As far as known; unknown never counts as adult.</param>
public sealed record ConsentSubject(string Id, PartialDate? BirthDate)
{
    /// <summary>Certainly 18 or older on that day.</summary>
    public bool IsAdultOn(DateOnly day) => AdultOn is { } birthday && birthday <= day;

    /// <summary>The 18th birthday, or the last day that it may be; <c>null</c> when the birth date is unknown.</summary>
    public DateOnly? AdultOn => BirthDate is { Latest: var birth } && birth.Year <= DateOnly.MaxValue.Year - 18 ? birth.AddYears(18) : null;
}

/// <summary>One question to the engine: may this person use this record for this purpose now?</summary>
public sealed record AccessRequest
{
    public required ConsentSubject Subject { get; init; }
    public required Requester User { get; init; }

    /// <summary>Code of v3 ActReason.</summary>
    public required string Purpose { get; init; }

    /// <summary>Code of ConsentAction: <c>access</c>, <c>use</c>, <c>disclose</c>, <c>collect</c>, <c>correct</c>.</summary>
    public required string Action { get; init; }

    public required DateTimeOffset At { get; init; }
    public required RequestedResource Resource { get; init; }
    public BreakGlass? BreakGlass { get; init; }
}
