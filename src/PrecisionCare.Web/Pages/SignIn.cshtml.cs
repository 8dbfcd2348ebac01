using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Demo;

namespace PrecisionCare.Web.Pages;

/// <summary>Signs a person in; on a demo database it lists the demo accounts.</summary>
internal sealed class SignInModel(SignIn signIn, UserManager<Account> accounts, FirstAccount first, DemoMode demo) : PageModel
{
    internal sealed class InputModel
    {
        [Required(ErrorMessage = "Enter your email address."), EmailAddress(ErrorMessage = "This is not an email address, such as name@hospital.example.")]
        public string Email { get; set; } = "";

        [Required(ErrorMessage = "Enter your password.")]
        public string Password { get; set; } = "";
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public ImmutableArray<DemoAccount> Demo { get; private set; } = [];

    public bool NoAccountYet { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (User.Identity is { IsAuthenticated: true }) return LocalRedirect("/");
        await LoadAsync(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (ModelState.IsValid)
        {
            if (await signIn.TryAsync(Input.Email, Input.Password)) return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
            ModelState.AddModelError("", "The email address or the password is not right. After five wrong attempts an account is locked for 15 minutes.");
        }

        await LoadAsync(stop);
        return Page();
    }

    private async Task LoadAsync(CancellationToken stop)
    {
        NoAccountYet = await first.IsMissingAsync(stop);
        if (demo.Wanted && await accounts.Users.AnyAsync(a => a.IsDemo, stop)) Demo = DemoAccounts.All;
    }
}
