using System.Collections.Immutable;
using System.Text.Json.Serialization;
using PrecisionCare.Decisions;

namespace PrecisionCare.Counseling;

/// <summary>Where a referral stands. Names are kept, never renamed.</summary>
public enum ReferralState { Asked, Accepted, Done, Declined }

/// <summary>How soon, as FHIR's request-priority.</summary>
public enum ReferralUrgency { Routine, Urgent, Asap, Stat }

/// <summary>To whom a patient is referred, and why.</summary>
/// <param name="To">Whom: a discipline, a clinic, a group.</param>
/// <param name="Why">The reason.</param>
/// <param name="Urgency">How soon.</param>
public sealed record ReferralContent(string To, string Why, ReferralUrgency Urgency)
{
    public const int LongestTo = 200;
    public const int LongestWhy = 1000;

    /// <summary>Usual recipients, offered while typing.</summary>
    public static ImmutableArray<string> Usual { get; } =
        ["Cardiology", "Clinical genetics", "Dermatology", "Endocrinology", "Gastroenterology", "Gynaecology", "Neurology", "Oncology", "Patient support group", "Psychology", "Radiology", "Social work"];

    public ImmutableArray<DecisionFault> Faults()
    {
        var faults = ImmutableArray.CreateBuilder<DecisionFault>();
        if (To.Length is 0 or > LongestTo) faults.Add(new(nameof(To), $"Say to whom, in 1 to {LongestTo} characters."));
        if (Why.Length is 0 or > LongestWhy) faults.Add(new(nameof(Why), $"Say why, in 1 to {LongestWhy} characters."));
        return faults.ToImmutable();
    }
}

/// <summary>A step of a referral.</summary>
public sealed record ReferralStep(ReferralState State, Signature By);

/// <summary>A referral with its course, the oldest step first.</summary>
public sealed record Referral(Guid Id, ReferralContent Content, ImmutableArray<ReferralStep> Steps)
{
    public ReferralState State => Steps[^1].State;

    /// <summary>States that may follow. What was declined or done, also by mistake, may be asked for again; every step stays.</summary>
    [JsonIgnore]
    public ImmutableArray<ReferralState> Next => State switch
    {
        ReferralState.Asked => [ReferralState.Accepted, ReferralState.Done, ReferralState.Declined],
        ReferralState.Accepted => [ReferralState.Done, ReferralState.Declined],
        _ => [ReferralState.Asked],
    };
}
