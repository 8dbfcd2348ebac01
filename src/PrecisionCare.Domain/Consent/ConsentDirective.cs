using PrecisionCare.Patients;

namespace PrecisionCare.Consent;

/// <summary>What a consent is about (FHIR R4 Consent.scope), as far as it bears on data access.</summary>
public enum ConsentScope
{
    /// <summary>Treatment, advance directive and the like: grants no access to data.</summary>
    Other,

    /// <summary>All uses of the patient's data.</summary>
    PatientPrivacy,

    /// <summary>Research only.</summary>
    Research,
}

/// <summary>A patient's consent as the engine reads it: who stated what, when it holds, and a tree of rules (FHIR R4 Consent).</summary>
public sealed record ConsentDirective
{
    /// <summary>The bare resource id.</summary>
    public required string Id { get; init; }

    /// <summary>status is active; no other state has any effect.</summary>
    public required bool Active { get; init; }

    /// <summary>status is inactive: it was withdrawn, or another one took its place.</summary>
    public bool Ended { get; init; }

    public required ConsentScope Scope { get; init; }

    /// <summary>When it was signed.</summary>
    public PartialDate? SignedAt { get; init; }

    /// <summary>Signed only by somebody on the patient's behalf: lapses on the patient's 18th birthday.</summary>
    public bool SignedByRepresentative { get; init; }

    /// <summary>When it holds, both ends included.</summary>
    public ConsentPeriod? Validity { get; init; }

    /// <summary>The rules, with the base as root; <c>null</c> when neither a policy nor a type says what the base is.</summary>
    public ConsentRule? Root { get; init; }
}

/// <summary>A span of time whose ends are included; a date as end means the end of that day. Days are those of UTC where no offset is given.</summary>
public sealed record ConsentPeriod(PartialDate? Start, PartialDate? End)
{
    public bool Contains(DateTimeOffset time) => (Start is not { } start || start.Earliest <= time) && (End is not { } end || time < After(end));

    /// <summary>Whether any moment that <paramref name="date"/> may mean lies inside.</summary>
    public bool MayContain(PartialDate date) => (Start is not { } start || start.Earliest < After(date)) && (End is not { } end || date.Earliest < After(end));

    /// <summary>The first moment after the period; <c>null</c> when it has no end.</summary>
    public DateTimeOffset? Ends => End is { } end ? After(end) : null;

    private static DateTimeOffset After(PartialDate date) => date.Latest == DateOnly.MaxValue
        ? DateTimeOffset.MaxValue // written for "no end", and no day comes after it
        : date.Precision == DatePrecision.Time ? date.Earliest.AddTicks(1)
        : new DateTimeOffset(date.Latest.AddDays(1).ToDateTime(TimeOnly.MinValue), date.Earliest.Offset);
}

/// <summary>How a rule points at data (FHIR ConsentDataMeaning).</summary>
public enum DataMeaning { Instance, Related, Dependents, AuthoredBy }

/// <summary>A rule's reference to data.</summary>
public sealed record DataReference(DataMeaning Meaning, string Reference);
