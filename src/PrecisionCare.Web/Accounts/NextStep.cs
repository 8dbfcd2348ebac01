using System.Collections.Immutable;
using System.Security.Claims;
using PrecisionCare.Storage.Accounts;

namespace PrecisionCare.Web.Accounts;

/// <summary>
/// What a person has to do before anything else: choose a password in place of the one handed out, then set up a second factor. Until then only the pages for
/// it open.
/// </summary>
/// <param name="Claim">How the sign-in cookie names it.</param>
/// <param name="Address">Where it is done.</param>
/// <param name="Pages">The pages that open meanwhile.</param>
internal sealed record NextStep(string Claim, string Address, ImmutableArray<string> Pages)
{
    public const string ClaimType = "next_step";

    private static readonly NextStep Password = new("password", "/account/password", ["/MyAccount/Password", "/SignOut"]);

    private static readonly NextStep SecondFactor =
        new("second-factor", "/account/second-factor", ["/MyAccount/SecondFactor", "/MyAccount/Authenticator", "/MyAccount/Passkey", "/SignOut"]);

    /// <summary>The steps that an account has yet to take, the first first.</summary>
    public static IEnumerable<Claim> ClaimsOf(Account account, AccountSettings settings)
    {
        if (account.PasswordExpiresAt is not null) yield return new Claim(ClaimType, Password.Claim);
        if (settings.RequireSecondFactor && !account.IsDemo && !account.TwoFactorEnabled) yield return new Claim(ClaimType, SecondFactor.Claim);
    }

    /// <returns><c>null</c> when nothing stands before the person's work.</returns>
    public static NextStep? Of(ClaimsPrincipal person) =>
        person.HasClaim(ClaimType, Password.Claim) ? Password : person.HasClaim(ClaimType, SecondFactor.Claim) ? SecondFactor : null;
}
