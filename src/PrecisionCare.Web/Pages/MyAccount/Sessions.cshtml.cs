using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Pages.MyAccount;

/// <summary>Where the person is signed in, and the means to end that from here.</summary>
internal sealed class SessionsModel(UserManager<Account> accounts, Sessions sessions) : AccountPage(accounts)
{
    public ImmutableArray<Session> Open { get; private set; } = [];

    public Guid? Own { get; private set; }

    public async Task OnGetAsync(CancellationToken stop) => (Open, Own) = await sessions.OfAsync(Account.Id, User.SessionToken(), stop);

    public async Task<IActionResult> OnPostEndAsync(Guid session, CancellationToken stop) =>
        await sessions.EndAsync(Account.Id, session, stop) ? Done("/account/sessions", "The session was ended.") : NotFound();

    public async Task<IActionResult> OnPostOthersAsync(CancellationToken stop) =>
        Done("/account/sessions", $"{(await sessions.EndAllAsync(Account.Id, User.SessionToken(), stop)).Of("session")} ended.");
}
