using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Pages.Administration;

/// <summary>One account in an administrator's hands. What hurts is confirmed in words.</summary>
internal sealed class AccountModel(AccountRegister register, SecondFactors factors, Sessions sessions) : PageModel
{
    [BindProperty]
    public bool Confirmed { get; set; }

    [TempData]
    public string? Note { get; set; }

    public HandedOut? HandedOut { get; private set; }

    public AccountEntry Entry { get; private set; } = null!;

    public ImmutableArray<Session> Sessions { get; private set; } = [];

    public string FactorsText { get; private set; } = "";

    public bool IsOwn => Entry.Id == User.AccountId();

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!Guid.TryParse(RouteData.Values["id"] as string, out var id) || await register.FindAsync(id) is not { } entry)
        {
            context.Result = NotFound();
            return;
        }

        Entry = entry;
        // Nobody takes rights or access from themselves, so that there is always a system administrator.
        bool changes = !HttpMethods.IsGet(Request.Method) && !HttpMethods.IsHead(Request.Method);
        if (changes && IsOwn) context.Result = BadRequest();
        else await next();
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        (Sessions, _) = await sessions.OfAsync(Entry.Id, null, stop);
        var state = await factors.StateAsync(Entry.Account);
        FactorsText = string.Join(", ", new[] { state.HasAuthenticator ? "authenticator app" : null, state.Passkeys.IsEmpty ? null : state.Passkeys.Length.Of("passkey") }.OfType<string>().DefaultIfEmpty("none"));
    }

    public async Task<IActionResult> OnPostUnlockAsync()
    {
        await register.UnlockAsync(Entry.Account);
        return Done("The account was unlocked.");
    }

    public async Task<IActionResult> OnPostEndSessionsAsync()
    {
        await register.EndSessionsAsync(Entry.Account);
        return Done("All sessions were ended.");
    }

    public async Task<IActionResult> OnPostRolesAsync(string[] roles, bool mayBreakGlass, CancellationToken stop)
    {
        if (roles.Length == 0 || roles.Except(Roles.All).Any()) return await RefuseAsync("Choose at least one role of the list.", stop);
        await register.SetRolesAsync(Entry.Account, roles, mayBreakGlass);
        return Done("The roles were changed.");
    }

    public async Task<IActionResult> OnPostSwitchAsync(bool off, CancellationToken stop)
    {
        if (off && !Confirmed) return await RefuseAsync("Confirm that the account is to be switched off.", stop);
        await register.SwitchAsync(Entry.Account, off);
        return Done(off ? $"{Entry.Name} can no longer sign in and was signed out everywhere." : $"{Entry.Name} may sign in again.");
    }

    public Task<IActionResult> OnPostNewPasswordAsync(CancellationToken stop) => HandOutAsync(register.NewPasswordAsync, stop);

    public Task<IActionResult> OnPostStartOverAsync(CancellationToken stop) => HandOutAsync(register.StartOverAsync, stop);

    private async Task<IActionResult> HandOutAsync(Func<Account, Task<string>> change, CancellationToken stop)
    {
        if (Entry.Account.IsDemo) return await RefuseAsync("The demo accounts stay as they are.", stop);
        if (!Confirmed) return await RefuseAsync("Confirm that you have made sure who is asking.", stop);
        HandedOut = new HandedOut(Entry.Name, await change(Entry.Account));
        await OnGetAsync(stop);
        return Page();
    }

    private async Task<IActionResult> RefuseAsync(string reason, CancellationToken stop)
    {
        ModelState.AddModelError("", reason);
        await OnGetAsync(stop);
        return Page();
    }

    private RedirectResult Done(string note)
    {
        Note = note;
        return Redirect($"/administration/accounts/{Entry.Id}");
    }
}
