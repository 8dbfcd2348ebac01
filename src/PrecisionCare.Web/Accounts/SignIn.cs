using Microsoft.AspNetCore.Identity;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Web.Demo;

namespace PrecisionCare.Web.Accounts;

/// <summary>
/// Lets a person in, or does not say why not: unknown address, wrong password, locked, switched off and a demo account outside the demo look alike and take
/// alike long, so that nobody learns which addresses have an account.
/// </summary>
internal sealed class SignIn(UserManager<Account> accounts, SignInManager<Account> sessions, DemoMode demo)
{
    public async Task<bool> TryAsync(string email, string password)
    {
        var account = await accounts.FindByEmailAsync(email);
        if (account is null || account.IsDisabled || (account.IsDemo && !demo.Wanted))
        {
            accounts.PasswordHasher.HashPassword(new Account(), password);
            return false;
        }

        return (await sessions.PasswordSignInAsync(account, password, isPersistent: false, lockoutOnFailure: true)).Succeeded;
    }
}
