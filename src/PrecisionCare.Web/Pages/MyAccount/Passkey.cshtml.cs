using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Web.Accounts;

namespace PrecisionCare.Web.Pages.MyAccount;

/// <summary>Adds a passkey. The challenge stands in the page, so that the script needs no request of its own.</summary>
internal sealed class PasskeyModel(UserManager<Account> accounts, SignInManager<Account> sessions, SecondFactors factors) : AccountPage(accounts)
{
    internal sealed class InputModel
    {
        [Required(ErrorMessage = "Give it a name."), MaxLength(60, ErrorMessage = "A name has at most 60 characters.")]
        public string Name { get; set; } = "";

        [Required(ErrorMessage = "The browser made no passkey. Try again, or set up an authenticator app.")]
        public string Credential { get; set; } = "";
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty]
    public string? Password { get; set; }

    public string Options { get; private set; } = "";

    /// <summary>Right after the first sign-in the password was only just entered.</summary>
    public bool AsksPassword => !User.HasClaim(NextStep.ClaimType, "second-factor");

    public Task OnGetAsync() => AskAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (Account.IsDemo) ModelState.AddModelError("", DemoStays);
        bool first = !Account.TwoFactorEnabled;
        if (ModelState.IsValid && (!AsksPassword || await ProvesPasswordAsync(Password))
            && await factors.AddPasskeyAsync(Account, Input.Credential, Input.Name.Trim()) is { } fault)
            ModelState.AddModelError("", fault);
        if (!ModelState.IsValid)
        {
            await AskAsync();
            return Page();
        }

        var codes = first ? await factors.NewRecoveryCodesAsync(Account) : [];
        await sessions.RefreshSignInAsync(Account);
        return first ? Show(codes) : Done("/account/second-factor", $"The passkey “{Input.Name.Trim()}” was added.");
    }

    private async Task AskAsync() =>
        Options = await sessions.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = Account.Id.ToString(), Name = Account.Email!, DisplayName = Account.DisplayName });
}
