using Microsoft.AspNetCore.Identity;

namespace PrecisionCare.Storage.Accounts;

/// <summary>A person who signs in. The user name is the e-mail address.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public Account() => Id = Guid.CreateVersion7();

    /// <summary>The name that other users read, such as <c>Dr Maria Rojas</c>.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>One of the accounts of the demonstration, whose password stands on the sign-in page.</summary>
    public bool IsDemo { get; set; }

    /// <summary>Switched off by an administrator: may not sign in any more; kept for what the account did.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>How records and consents refer to the person, such as <c>Practitioner/rivera</c>; <c>null</c>: by the account, see <see cref="Reference"/>.</summary>
    public string? Practitioner { get; set; }

    /// <summary>The organisation for which they act, as consents refer to it: <c>Organization/st-anne</c>.</summary>
    public string? Organization { get; set; }

    /// <summary>May override a patient's restrictions in an emergency.</summary>
    public bool MayBreakGlass { get; set; }

    /// <summary>The name under which a consent's rules mean this person.</summary>
    public string Reference => Practitioner ?? ReferenceOf(Id);

    public static string ReferenceOf(Guid account) => $"Practitioner/{account}";

    /// <summary>Set while the password is one that an administrator handed out: until then it opens the door once, to choose another.</summary>
    public DateTimeOffset? PasswordExpiresAt { get; set; }

    /// <summary>The time step of the last code of an authenticator app that was accepted; no code of it or of an earlier one is accepted again.</summary>
    public long? LastCodeStep { get; set; }

    /// <summary>The organisation whose patients the person sees (<see cref="Organisations.OrganisationRow"/>).</summary>
    public Guid OrganisationId { get; set; }
}
