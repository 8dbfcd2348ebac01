using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Storage.Accounts;

namespace PrecisionCare.Web.Pages;

/// <summary>Ends the session.</summary>
internal sealed class SignOutModel(SignInManager<Account> sessions) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        await sessions.SignOutAsync();
        return LocalRedirect("/sign-in");
    }
}
