using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Web.Accounts;

namespace PrecisionCare.Web.Pages;

/// <summary>Ends the session.</summary>
internal sealed class SignOutModel(SignInManager<Account> sessions, AccountAudit audit) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        await sessions.SignOutAsync();
        await audit.LeftAsync(User);
        return LocalRedirect("/sign-in");
    }
}
