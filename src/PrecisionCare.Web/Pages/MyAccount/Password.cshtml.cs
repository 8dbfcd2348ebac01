using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Audit;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Web.Accounts;

namespace PrecisionCare.Web.Pages.MyAccount;

/// <summary>A person changes their own password; other sessions of the account end at once.</summary>
internal sealed class PasswordModel(UserManager<Account> accounts, SignInManager<Account> sessions, AccountAudit audit) : AccountPage(accounts)
{
    internal sealed class InputModel
    {
        [Required(ErrorMessage = "Enter your present password.")]
        public string Present { get; set; } = "";

        [Required(ErrorMessage = "Choose a new password.")]
        public string Chosen { get; set; } = "";
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>The present one was handed out by an administrator.</summary>
    public bool IsFirst => User.HasClaim(NextStep.ClaimType, "password");

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Page();
        if (Account.IsDemo) ModelState.AddModelError("", "The password of a demo account is public and stays as it is.");
        else if (Input.Present == Input.Chosen) ModelState.AddModelError("Input.Chosen", "Choose another password than the present one.");
        else if (await ProvesPasswordAsync(Input.Present, "Input.Present")) await audit.ChangeAsync(AuditKind.CredentialsChanged, Account, "password changed", ChangeAsync);
        if (!ModelState.IsValid) return Page();
        await sessions.RefreshSignInAsync(Account);
        if (NextStep.Of(await sessions.CreateUserPrincipalAsync(Account)) is { } step) return LocalRedirect(step.Address);
        return Done("/account", "Your password was changed. You were signed out everywhere else.");
    }

    private async Task<bool> ChangeAsync()
    {
        Account.PasswordExpiresAt = null;
        var changed = await Accounts.ChangePasswordAsync(Account, Input.Present, Input.Chosen);
        foreach (var fault in changed.Errors) ModelState.AddModelError("Input.Chosen", fault.Description);
        return changed.Succeeded;
    }
}
