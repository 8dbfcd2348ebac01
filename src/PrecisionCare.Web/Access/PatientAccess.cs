using System.Collections.Immutable;
using PrecisionCare.Consent;
using PrecisionCare.Consent.Filtering;
using PrecisionCare.Storage.Access;

namespace PrecisionCare.Web.Access;

/// <summary>How one reader stands to one patient, as every page of the patient says it: what consent allows, what decided, whether an emergency overrides it.</summary>
/// <param name="Patient">Our key of the patient.</param>
/// <param name="Readable">What the gate answered.</param>
/// <param name="Consents">The patient's consents, for naming the one that decided; <c>null</c> when they could not be read.</param>
/// <param name="InCareTeam">The reader belongs to the patient's care team.</param>
/// <param name="MayBreakGlass">The reader may override in an emergency.</param>
/// <param name="Emergency">The override that runs.</param>
/// <param name="Policy">What the deployment decided.</param>
/// <param name="At">When it was asked.</param>
internal sealed record PatientAccess(
    Guid Patient, ReadableRecord Readable, ImmutableArray<ConsentDirective>? Consents, bool InCareTeam, bool MayBreakGlass, EmergencyAccess? Emergency,
    ConsentPolicy Policy, DateTimeOffset At)
{
    /// <summary>Something is left out, and it may be said.</summary>
    public bool SaysWithheld => Readable.Withholds && Policy.SaysWithheld;

    /// <summary>Records are shown that must not be passed on.</summary>
    public bool ForbidsRedisclosure => Readable.Obligations.Contains(Obligations.NoRedisclosure);

    public string Address => $"/patients/{Patient}/access";

    /// <summary>Whole minutes until the override ends, rounded up.</summary>
    public int MinutesLeft => Emergency is { } running ? Math.Max(0, (int)Math.Ceiling((running.EndsAt - At).TotalMinutes)) : 0;
}
