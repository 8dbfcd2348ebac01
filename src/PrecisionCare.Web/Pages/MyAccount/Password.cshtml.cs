using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Web.Accounts;

namespace PrecisionCare.Web.Pages.MyAccount;

/// <summary>A person changes their own password; other sessions of the account end at once.</summary>
internal sealed class PasswordModel(UserManager<Account> accounts, SignInManager<Account> sessions) : PageModel
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

    [TempData]
    public string? Note { get; set; }

    /// <summary>The present one was handed out by an administrator.</summary>
    public bool IsFirst => User.HasClaim(NextStep.ClaimType, "password");

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid || await accounts.GetUserAsync(User) is not { } account) return Page();
        if (account.IsDemo) ModelState.AddModelError("", "The password of a demo account is public and stays as it is.");
        else
            foreach (var fault in (await accounts.ChangePasswordAsync(account, Input.Present, Input.Chosen)).Errors)
                ModelState.AddModelError(fault.Code == "PasswordMismatch" ? "Input.Present" : "Input.Chosen", fault.Description);
        if (!ModelState.IsValid) return Page();
        if (account.PasswordExpiresAt is not null)
        {
            account.PasswordExpiresAt = null;
            await accounts.UpdateAsync(account);
        }

        await sessions.RefreshSignInAsync(account);
        if (NextStep.Of(await sessions.CreateUserPrincipalAsync(account)) is { } step) return LocalRedirect(step.Address);
        Note = "Your password was changed. You were signed out everywhere else.";
        return LocalRedirect("/account");
    }
}
