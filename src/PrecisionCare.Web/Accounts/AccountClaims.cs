using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PrecisionCare.Audit;
using PrecisionCare.Storage.Accounts;

namespace PrecisionCare.Web.Accounts;

/// <summary>Adds the name that others read, and what the person has yet to do first, to what the sign-in cookie knows of an account.</summary>
internal sealed class AccountClaims(UserManager<Account> accounts, RoleManager<IdentityRole<Guid>> roles, IOptions<IdentityOptions> options, AccountSettings settings)
    : UserClaimsPrincipalFactory<Account, IdentityRole<Guid>>(accounts, roles, options)
{
    public const string DisplayName = "display_name";

    /// <summary>Key of the organisation whose data the person sees.</summary>
    public const string Tenant = "tenant";

    /// <summary>The name under which a consent's rules mean the person.</summary>
    public const string Practitioner = "practitioner";

    public const string Organization = "organization";

    /// <summary>May override a patient's restrictions in an emergency.</summary>
    public const string MayBreakGlass = "may_break_glass";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(DisplayName, user.DisplayName));
        identity.AddClaim(new Claim(Tenant, user.OrganisationId.ToString()));
        identity.AddClaim(new Claim(Practitioner, user.Reference));
        if (user.Organization is { } organization) identity.AddClaim(new Claim(Organization, organization));
        if (user.MayBreakGlass) identity.AddClaim(new Claim(MayBreakGlass, "true"));
        identity.AddClaims(NextStep.ClaimsOf(user, settings));
        return identity;
    }
}

/// <summary>What pages ask of the person who is signed in.</summary>
internal static class SignedInPerson
{
    public static string ShownName(this ClaimsPrincipal person) =>
        person.FindFirstValue(AccountClaims.DisplayName) is { Length: > 0 } name ? name : person.Identity?.Name ?? "";

    public static Guid AccountId(this ClaimsPrincipal person) => Guid.Parse(person.FindFirstValue(ClaimTypes.NameIdentifier)!);

    public static string RoleNames(this ClaimsPrincipal person) =>
        string.Join(", ", person.FindAll(ClaimTypes.Role).Select(c => AccountCreation.RoleName(c.Value)));

    /// <summary>Who acts, as the audit and signatures name them.</summary>
    public static AuditActor AsActor(this ClaimsPrincipal person) => new(person.AccountId(), person.ShownName(), person.RoleNames());

    public static bool MayOpen(this ClaimsPrincipal person, string page) => AccessTable.Allows(page, person.IsInRole);
}
