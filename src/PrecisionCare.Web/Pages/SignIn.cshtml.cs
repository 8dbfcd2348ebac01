using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Demo;
using PrecisionCare.Web.Security;

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

    /// <summary>Over plain HTTP from elsewhere: the browser will drop the cookie of the sign-in.</summary>
    public bool IsInTheClear => !Request.IsHttps && Request.Host.Host is not ("localhost" or "127.0.0.1" or "[::1]");

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
            string back = Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/";
            switch (await signIn.TryAsync(Input.Email, Input.Password, HttpContext.ClientAddress()))
            {
                case SignInResultKind.SignedIn: return LocalRedirect(back);
                case SignInResultKind.SecondFactorNext: return LocalRedirect($"/sign-in/code?returnUrl={Uri.EscapeDataString(back)}");
                case SignInResultKind.Wait: return StatusCode(StatusCodes.Status429TooManyRequests);
                default:
                    ModelState.AddModelError("", "The email address or the password is not right. After five wrong attempts an account is locked for 15 minutes.");
                    break;
            }
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
