using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using PrecisionCare.Audit;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Organisations;

namespace PrecisionCare.Web.Accounts;

/// <summary>Puts on record who was let in or kept out and what was done to accounts. Where nothing can be recorded, nothing is done.</summary>
internal sealed class AccountAudit(AuditTrail trail, PrecisionCareContext context, UserManager<Account> accounts, IHttpContextAccessor request)
{
    public Task LetInAsync(ClaimsPrincipal person, string by) =>
        trail.RecordAsync(new AuditEntry(AuditKind.SignIn) { Actor = ActorOf(person), Organisation = OrganisationOf(person), Object = NameOf(person.AccountId()), Detail = by });

    public Task LeftAsync(ClaimsPrincipal person) => trail.RecordAsync(new AuditEntry(AuditKind.SignOut) { Actor = ActorOf(person), Object = NameOf(person.AccountId()) });

    /// <param name="account"><c>null</c> when nobody has the address; the address itself is not kept.</param>
    /// <param name="at">Which step: <c>password</c>, <c>code</c>, <c>passkey</c>.</param>
    public async Task RefusedAsync(Account? account, string at)
    {
        bool locked = account is not null && await accounts.IsLockedOutAsync(account);
        await trail.RecordAsync(new AuditEntry(locked ? AuditKind.LockedOut : AuditKind.SignInRefused)
        {
            Actor = AuditActor.Nobody, Organisation = account?.OrganisationId ?? OrganisationKeys.Home, Object = account is null ? null : NameOf(account.Id), Permitted = false, Outcome = AuditOutcome.MinorFailure, Detail = at,
        });
    }

    /// <summary>Does a change and records it, both or neither.</summary>
    /// <param name="kind">What is changed.</param>
    /// <param name="account">Whose.</param>
    /// <param name="detail">In a few words; never a secret.</param>
    /// <param name="change">False: nothing is to be kept of it.</param>
    public async Task<bool> ChangeAsync(AuditKind kind, Account account, string detail, Func<Task<bool>> change)
    {
        await using var transaction = await context.Database.BeginTransactionAsync();
        if (!await change()) return false;
        await trail.AppendAsync(context, new AuditEntry(kind) { Actor = request.HttpContext is { } asked ? ActorOf(asked.User) : null, Object = NameOf(account.Id), Detail = detail });
        await transaction.CommitAsync();
        return true;
    }

    /// <summary>While a person is let in, nobody is at work yet.</summary>
    private static Guid OrganisationOf(ClaimsPrincipal person) => Guid.TryParse(person.FindFirstValue(AccountClaims.Tenant), out var organisation) ? organisation : OrganisationKeys.Home;

    private static string NameOf(Guid account) => $"Account/{account}";

    private static AuditActor ActorOf(ClaimsPrincipal person) =>
        person.Identity is { IsAuthenticated: true } ? new AuditActor(person.AccountId(), person.ShownName(), person.RoleNames() is { Length: > 0 } roles ? roles : null) : AuditActor.Nobody;
}
