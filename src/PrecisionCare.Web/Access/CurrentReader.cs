using System.Collections.Immutable;
using System.Security.Claims;
using PrecisionCare.Consent;
using PrecisionCare.Web.Accounts;
using Held = PrecisionCare.Storage.Accounts.Roles;

namespace PrecisionCare.Web.Access;

/// <summary>Who asks for a record, as far as that does not depend on the patient. Made from the signed-in account, and from nothing that a request states.</summary>
/// <param name="Account">The account, for care teams, emergency access and the audit.</param>
/// <param name="Reference">The name under which a consent's rules mean this person.</param>
/// <param name="Organization">The organisation for which they act.</param>
/// <param name="Roles">Empty for those who see no clinical content, such as system administrators.</param>
/// <param name="Groups">Groups that a consent's rules may mean, and the right to emergency access.</param>
internal sealed record CurrentReader(
    Guid Account, string Reference, string? Organization, ImmutableArray<RequesterRole> Roles, ImmutableArray<string> Groups)
{
    /// <summary>All clinicians, as a rule's actor.</summary>
    public const string Clinicians = "Group/clinicians";

    /// <summary>All genetic counselors, as a rule's actor.</summary>
    public const string Counselors = "Group/genetic-counselors";

    public static CurrentReader Of(ClaimsPrincipal person)
    {
        bool clinician = person.IsInRole(Held.Clinician), counselor = person.IsInRole(Held.GeneticCounselor);
        var account = person.AccountId();
        return new CurrentReader(
            account,
            person.FindFirstValue(AccountClaims.Practitioner) ?? Storage.Accounts.Account.ReferenceOf(account),
            person.FindFirstValue(AccountClaims.Organization),
            [
                .. clinician ? [RequesterRole.Clinician] : ImmutableArray<RequesterRole>.Empty,
                .. counselor ? [RequesterRole.Counselor] : ImmutableArray<RequesterRole>.Empty,
                .. person.IsInRole(Held.ConsentAdministrator) ? [RequesterRole.ConsentAdministrator] : ImmutableArray<RequesterRole>.Empty,
            ],
            [
                .. clinician ? [Clinicians] : ImmutableArray<string>.Empty,
                .. counselor ? [Counselors] : ImmutableArray<string>.Empty,
                .. person.HasClaim(AccountClaims.MayBreakGlass, "true") ? [ConsentEngine.BreakGlassGroup] : ImmutableArray<string>.Empty,
            ]);
    }

    /// <summary>May override restrictions in an emergency.</summary>
    public bool MayBreakGlass => Groups.Contains(ConsentEngine.BreakGlassGroup);

    /// <summary>The same person as the engine asks about them, for one patient.</summary>
    public Requester Towards(bool inCareTeam) =>
        new() { Id = Reference, Organization = Organization, Roles = Roles, Groups = Groups, InCareTeam = inCareTeam };
}
