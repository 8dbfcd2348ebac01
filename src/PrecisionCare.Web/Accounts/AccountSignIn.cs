using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Web.Demo;

namespace PrecisionCare.Web.Accounts;

/// <summary>Identity's sign-in with this application's conditions: who may sign in at all, and when a password is not enough.</summary>
internal sealed class AccountSignIn(
    UserManager<Account> accounts, IHttpContextAccessor context, IUserClaimsPrincipalFactory<Account> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> log, IAuthenticationSchemeProvider schemes, IUserConfirmation<Account> confirmation, DemoMode demo, TimeProvider time)
    : SignInManager<Account>(accounts, context, claims, options, log, schemes, confirmation)
{
    /// <summary>Not switched off, no demo account outside the demo, and a handed-out password not too old.</summary>
    public override async Task<bool> CanSignInAsync(Account user) =>
        !user.IsDisabled && (!user.IsDemo || demo.Wanted) && !(user.PasswordExpiresAt <= time.GetUtcNow()) && await base.CanSignInAsync(user);

    /// <summary>Also where the only second factor is a passkey, of which Identity's own answer does not know.</summary>
    public override Task<bool> IsTwoFactorEnabledAsync(Account user) => Task.FromResult(user.TwoFactorEnabled);
}
