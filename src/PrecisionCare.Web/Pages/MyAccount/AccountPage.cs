using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Storage.Accounts;

namespace PrecisionCare.Web.Pages.MyAccount;

/// <summary>A page about the account of whoever is signed in, and of nobody else: no address or form names an account.</summary>
internal abstract class AccountPage(UserManager<Account> accounts) : PageModel
{
    protected const string DemoStays = "Everybody may use the demo accounts; they stay as they are.";

    protected UserManager<Account> Accounts => accounts;

    public Account Account { get; private set; } = null!;

    [TempData]
    public string? Note { get; set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await accounts.GetUserAsync(User) is not { } account)
        {
            context.Result = Challenge();
            return;
        }

        Account = account;
        await next();
    }

    /// <summary>Recovery codes as the answer to the form that made them: no address leads to them, so they are shown once.</summary>
    public ImmutableArray<string> NewCodes { get; private set; } = [];

    protected PageResult Show(ImmutableArray<string> codes)
    {
        NewCodes = codes;
        return Page();
    }

    protected RedirectResult Done(string address, string note)
    {
        Note = note;
        return Redirect(address);
    }

    /// <summary>Asks for the password again before something that a passer-by at an open screen must not do; wrong ones count towards the lock.</summary>
    protected async Task<bool> ProvesPasswordAsync(string? password, string field = "Password")
    {
        bool right = !await accounts.IsLockedOutAsync(Account) && await accounts.CheckPasswordAsync(Account, password ?? "");
        if (right) return true;
        await accounts.AccessFailedAsync(Account);
        ModelState.AddModelError(field, "This is not your present password.");
        return false;
    }
}
