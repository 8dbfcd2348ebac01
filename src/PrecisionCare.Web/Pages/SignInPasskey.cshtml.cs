using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Web.Accounts;

namespace PrecisionCare.Web.Pages;

/// <summary>Signs in with a passkey. The challenge stands in the page and, sealed, in a cookie; whose passkey it is, the browser's answer says.</summary>
internal sealed class SignInPasskeyModel(SignIn signIn, SignInManager<Account> sessions) : PageModel
{
    [BindProperty, Required(ErrorMessage = "The browser offered no passkey.")]
    public string Credential { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public string Options { get; private set; } = "";

    public async Task OnGetAsync() => Options = await sessions.MakePasskeyRequestOptionsAsync(null);

    public async Task<IActionResult> OnPostAsync()
    {
        if (ModelState.IsValid && await signIn.TryPasskeyAsync(Credential) == SignInResultKind.SignedIn) return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
        if (ModelState.IsValid) ModelState.AddModelError("", "This passkey did not sign you in. Try again, or use your password.");
        await OnGetAsync();
        return Page();
    }
}
