using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Storage.Accounts;

namespace PrecisionCare.Web.Pages;

/// <summary>A person changes their own password; other sessions of the account end within a minute.</summary>
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

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid || await accounts.GetUserAsync(User) is not { } account) return Page();
        if (account.IsDemo) ModelState.AddModelError("", "The password of a demo account is public and stays as it is.");
        else
            foreach (var fault in (await accounts.ChangePasswordAsync(account, Input.Present, Input.Chosen)).Errors)
                ModelState.AddModelError(fault.Code == "PasswordMismatch" ? "Input.Present" : "Input.Chosen", fault.Description);
        if (!ModelState.IsValid) return Page();
        await sessions.RefreshSignInAsync(account);
        Note = "Your password was changed.";
        return RedirectToPage();
    }
}
