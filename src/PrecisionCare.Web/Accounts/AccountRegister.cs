using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Organisations;

namespace PrecisionCare.Web.Accounts;

/// <summary>An account as an administrator sees it.</summary>
internal sealed record AccountEntry(Account Account, ImmutableArray<string> Roles, bool IsLocked)
{
    public Guid Id => Account.Id;

    public string Name => Account.DisplayName;

    public string State => Account.IsDisabled ? "switched off" : IsLocked ? "locked after wrong attempts" : Account.PasswordExpiresAt is not null ? "has not chosen a password yet" : "may sign in";
}

/// <summary>Accounts as administrators keep them. What takes something from a person ends their sessions at once.</summary>
internal sealed class AccountRegister(
    PrecisionCareContext context, UserManager<Account> accounts, OrganisationMembers members, SecondFactors factors, Sessions sessions, AccountAudit audit, TimeProvider time)
{
    public async Task<ImmutableArray<AccountEntry>> ListAsync(CancellationToken stop)
    {
        var roles = await context.UserRoles.Join(context.Roles, u => u.RoleId, r => r.Id, (u, r) => new { u.UserId, r.Name }).ToListAsync(stop);
        var byAccount = roles.ToLookup(r => r.UserId, r => r.Name!);
        var all = await context.Users.AsNoTracking().OrderBy(a => a.DisplayName).ThenBy(a => a.Email).ToListAsync(stop);
        return [.. all.Select(a => new AccountEntry(a, [.. byAccount[a.Id].Order(StringComparer.Ordinal)], a.LockoutEnd > time.GetUtcNow()))];
    }

    public async Task<AccountEntry?> FindAsync(Guid id) =>
        await accounts.FindByIdAsync(id.ToString()) is { } account
            ? new AccountEntry(account, [.. (await accounts.GetRolesAsync(account)).Order(StringComparer.Ordinal)], await accounts.IsLockedOutAsync(account))
            : null;

    /// <summary>Makes an account with a password to hand out.</summary>
    /// <returns>The password, or what is wrong.</returns>
    public async Task<(string Password, IReadOnlyList<IdentityError> Faults)> CreateAsync(string email, string name, IEnumerable<string> roles)
    {
        if (await members.HaveAsync(accounts.NormalizeEmail(email))) return ("", [accounts.ErrorDescriber.DuplicateEmail(email)]);
        string password = AccountCreation.HandedOutPassword();
        var account = new Account { UserName = email, Email = email, EmailConfirmed = true, DisplayName = name, PasswordExpiresAt = time.GetUtcNow() + AccountCreation.HandedOutFor };
        IReadOnlyList<IdentityError> faults = [];
        try
        {
            await audit.ChangeAsync(AuditKind.AccountChanged, account, $"made, as {string.Join(", ", roles)}", async () => (faults = await accounts.CreateAsync(account, password, roles)).Count == 0);
        }
        catch (DbUpdateException) when (context.Entry(account).State == EntityState.Added)
        {
            // Somebody else made it since we asked; the unique index decides.
            context.Entry(account).State = EntityState.Detached;
            faults = [accounts.ErrorDescriber.DuplicateEmail(email)];
        }

        return (password, faults);
    }

    public Task SwitchAsync(Account account, bool off)
    {
        account.IsDisabled = off;
        return ChangeAsync(AuditKind.AccountChanged, account, off ? "switched off" : "switched on");
    }

    public Task SetRolesAsync(Account account, IReadOnlyCollection<string> roles, bool mayBreakGlass)
    {
        account.MayBreakGlass = mayBreakGlass;
        return ChangeAsync(AuditKind.AccountChanged, account, $"roles: {string.Join(", ", roles)}{(mayBreakGlass ? "; may break glass" : "")}", async () =>
        {
            var held = await accounts.GetRolesAsync(account);
            await accounts.RemoveFromRolesAsync(account, held.Except(roles));
            await accounts.AddToRolesAsync(account, roles.Except(held));
        });
    }

    /// <summary>A new password to hand out. The second factor stays: whoever learns the password still does not get in.</summary>
    public async Task<string> NewPasswordAsync(Account account)
    {
        string password = HandOut(account);
        await ChangeAsync(AuditKind.CredentialsChanged, account, "new password handed out");
        return password;
    }

    /// <summary>For lost devices: second factors and the present password go together, so that the old password alone never opens the account.</summary>
    public async Task<string> StartOverAsync(Account account)
    {
        string password = HandOut(account);
        await ChangeAsync(AuditKind.CredentialsChanged, account, "second factors removed, new password handed out", () => factors.RemoveAllAsync(account));
        return password;
    }

    public Task UnlockAsync(Account account) => audit.ChangeAsync(AuditKind.AccountChanged, account, "unlocked", async () =>
    {
        await accounts.SetLockoutEndDateAsync(account, null);
        await accounts.ResetAccessFailedCountAsync(account);
        return true;
    });

    public Task EndSessionsAsync(Account account) => ChangeAsync(AuditKind.AccountChanged, account, "sessions ended");

    private string HandOut(Account account)
    {
        string password = AccountCreation.HandedOutPassword();
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        account.PasswordExpiresAt = time.GetUtcNow() + AccountCreation.HandedOutFor;
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        return password;
    }

    /// <summary>Saves and records a change; the new security stamp ends every session with it, whose rows are then cleared away.</summary>
    private async Task ChangeAsync(AuditKind kind, Account account, string detail, Func<Task>? change = null)
    {
        await audit.ChangeAsync(kind, account, detail, async () =>
        {
            if (change is not null) await change();
            return (await accounts.UpdateSecurityStampAsync(account)).Succeeded;
        });
        await sessions.EndAllAsync(account.Id);
    }
}
