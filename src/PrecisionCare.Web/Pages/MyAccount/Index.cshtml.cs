using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Storage.Accounts;

namespace PrecisionCare.Web.Pages.MyAccount;

/// <summary>Who the person is to others.</summary>
internal sealed class IndexModel(UserManager<Account> accounts, SignInManager<Account> sessions) : AccountPage(accounts)
{
    [BindProperty, Required(ErrorMessage = "Enter your name."), MaxLength(200, ErrorMessage = "A name has at most 200 characters.")]
    public string DisplayName { get; set; } = "";

    public Task OnGetAsync()
    {
        DisplayName = Account.DisplayName;
        return Task.CompletedTask;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Account.IsDemo) ModelState.AddModelError("", DemoStays);
        if (!ModelState.IsValid) return Page();
        Account.DisplayName = DisplayName.Trim();
        await Accounts.UpdateAsync(Account);
        await sessions.RefreshSignInAsync(Account);
        return Done("/account", "Your name was changed.");
    }
}
