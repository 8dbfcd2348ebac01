using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Web.Accounts;

namespace PrecisionCare.Web.Pages.MyAccount;

/// <summary>What the person has beside the password: authenticator app, passkeys, recovery codes.</summary>
internal sealed class SecondFactorModel(UserManager<Account> accounts, SignInManager<Account> sessions, SecondFactors factors) : AccountPage(accounts)
{
    [BindProperty]
    public string? Password { get; set; }

    public SecondFactorState State { get; private set; } = null!;

    /// <summary>Nothing else opens before one is set up.</summary>
    public bool IsNextStep => User.HasClaim(NextStep.ClaimType, "second-factor");

    public async Task OnGetAsync() => State = await factors.StateAsync(Account);

    public Task<IActionResult> OnPostRemoveAuthenticatorAsync() => ChangeAsync("The authenticator app was removed.", async () =>
    {
        await factors.RemoveAuthenticatorAsync(Account);
        return true;
    });

    public Task<IActionResult> OnPostRemovePasskeyAsync(string passkey) =>
        ChangeAsync("The passkey was removed.", async () => IsHex(passkey) && await factors.RemovePasskeyAsync(Account, Convert.FromHexString(passkey)));

    public async Task<IActionResult> OnPostCodesAsync()
    {
        State = await factors.StateAsync(Account);
        if (Account.IsDemo || !Account.TwoFactorEnabled) return NotFound();
        return await ProvesPasswordAsync(Password) ? Show(await factors.NewRecoveryCodesAsync(Account)) : Page();
    }

    private async Task<IActionResult> ChangeAsync(string note, Func<Task<bool>> change)
    {
        State = await factors.StateAsync(Account);
        if (Account.IsDemo) ModelState.AddModelError("", DemoStays);
        else if (await ProvesPasswordAsync(Password))
        {
            if (!await change()) return NotFound();
            await sessions.RefreshSignInAsync(Account);
            return Done("/account/second-factor", note);
        }

        return Page();
    }

    private static bool IsHex(string? text) => text is { Length: > 0 and < 3000 } && text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit);
}
