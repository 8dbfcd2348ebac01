using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Web.Accounts;

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

    public SecondFactorState Factors { get; private set; } = null!;

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
        Factors = await factors.StateAsync(Entry.Account);
    }

    public Task<IActionResult> OnPostUnlockAsync(CancellationToken stop) => ChangeAsync(null, () => register.UnlockAsync(Entry.Account), "The account was unlocked.", stop);

    public Task<IActionResult> OnPostEndSessionsAsync(CancellationToken stop) => ChangeAsync(null, () => register.EndSessionsAsync(Entry.Account), "All sessions were ended.", stop);

    public Task<IActionResult> OnPostRolesAsync(string[] roles, bool mayBreakGlass, CancellationToken stop) => ChangeAsync(
        roles.Length == 0 || roles.Except(Roles.All).Any() ? "Choose at least one role of the list." : null,
        () => register.SetRolesAsync(Entry.Account, roles, mayBreakGlass), "The roles were changed.", stop);

    public Task<IActionResult> OnPostSwitchAsync(bool off, CancellationToken stop) => ChangeAsync(
        off && !Confirmed ? "Confirm that the account is to be switched off." : null,
        () => register.SwitchAsync(Entry.Account, off), off ? $"{Entry.Name} can no longer sign in and was signed out everywhere." : $"{Entry.Name} may sign in again.", stop);

    public Task<IActionResult> OnPostNewPasswordAsync(CancellationToken stop) => HandOutAsync(register.NewPasswordAsync, stop);

    public Task<IActionResult> OnPostStartOverAsync(CancellationToken stop) => HandOutAsync(register.StartOverAsync, stop);

    private async Task<IActionResult> ChangeAsync(string? whyNot, Func<Task> change, string note, CancellationToken stop)
    {
        if (whyNot is not null) return await AgainAsync(whyNot, stop);
        await change();
        Note = note;
        return Redirect($"/administration/accounts/{Entry.Id}");
    }

    /// <summary>What is handed out is shown once, on the answer itself.</summary>
    private async Task<IActionResult> HandOutAsync(Func<Account, Task<string>> change, CancellationToken stop)
    {
        if (Entry.Account.IsDemo) return await AgainAsync("The demo accounts stay as they are.", stop);
        if (!Confirmed) return await AgainAsync("Confirm that you have made sure who is asking.", stop);
        HandedOut = new HandedOut(Entry.Name, await change(Entry.Account));
        return await AgainAsync(null, stop);
    }

    private async Task<IActionResult> AgainAsync(string? whyNot, CancellationToken stop)
    {
        if (whyNot is not null) ModelState.AddModelError("", whyNot);
        await OnGetAsync(stop);
        return Page();
    }
}
