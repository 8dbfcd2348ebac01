using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Security;

namespace PrecisionCare.Web.Pages;

/// <summary>The second step of signing in, for five minutes after the first.</summary>
internal sealed class SignInCodeModel(SignIn signIn, UserManager<Account> accounts, SignInManager<Account> sessions) : PageModel
{
    [BindProperty, Required(ErrorMessage = "Enter a code."), MaxLength(100, ErrorMessage = "This is longer than any code.")]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public bool HasAuthenticator { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : LocalRedirect("/sign-in");

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return LocalRedirect("/sign-in");
        if (!ModelState.IsValid) return Page();
        switch (await signIn.TryCodeAsync(Code, HttpContext.ClientAddress()))
        {
            case SignInResultKind.SignedIn: return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
            case SignInResultKind.Wait: return StatusCode(StatusCodes.Status429TooManyRequests);
            default:
                ModelState.AddModelError("Code", "This code is not right, or was used before. Wait for the app's next one.");
                return Page();
        }
    }

    private async Task<bool> LoadAsync()
    {
        if (await sessions.GetTwoFactorAuthenticationUserAsync() is not { } account) return false;
        HasAuthenticator = await accounts.GetAuthenticatorKeyAsync(account) is not null;
        return true;
    }
}
