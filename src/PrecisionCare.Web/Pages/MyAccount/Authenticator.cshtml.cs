using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Drawing;

namespace PrecisionCare.Web.Pages.MyAccount;

/// <summary>Sets an authenticator app up. Looking at the page changes nothing: the key becomes the account's when a code has proved that the app has it.</summary>
internal sealed class AuthenticatorModel(UserManager<Account> accounts, SignInManager<Account> sessions, SecondFactors factors) : AccountPage(accounts)
{
    internal sealed class InputModel
    {
        public string Offer { get; set; } = "";

        [Required(ErrorMessage = "Enter the code that the app shows.")]
        public string Code { get; set; } = "";
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty]
    public string? Password { get; set; }

    public string Key { get; private set; } = "";

    public IHtmlContent Picture => QrPicture.Of("qr", TimeCode.AddressOf(Key, Account.Email!), "QR code", "The key for the authenticator app, which is also written below.");

    /// <summary>Right after the first sign-in the password was only just entered.</summary>
    public bool AsksPassword => !User.HasClaim(NextStep.ClaimType, "second-factor");

    public void OnGet() => (Key, Input.Offer) = factors.Offer(Account);

    public async Task<IActionResult> OnPostAsync()
    {
        if (Account.IsDemo) ModelState.AddModelError("", DemoStays);
        if (factors.KeyOf(Account, Input.Offer) is { } key) Key = key;
        else
        {
            ModelState.AddModelError("", "This took longer than half an hour. Let the app read the new picture.");
            (Key, Input.Offer) = factors.Offer(Account);
        }

        if (!ModelState.IsValid || (AsksPassword && !await ProvesPasswordAsync(Password))) return Page();
        bool first = !Account.TwoFactorEnabled;
        if (!await factors.AddAuthenticatorAsync(Account, Key, Input.Code))
        {
            ModelState.AddModelError("Input.Code", "This is not the code of the app. Is the telephone's clock right? Enter the next one.");
            return Page();
        }

        var codes = first ? await factors.NewRecoveryCodesAsync(Account) : [];
        await sessions.RefreshSignInAsync(Account);
        return first ? Show(codes) : Done("/account/second-factor", "The authenticator app was set up.");
    }
}
