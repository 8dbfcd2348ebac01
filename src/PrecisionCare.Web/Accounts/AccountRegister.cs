using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Storage.Database;

namespace PrecisionCare.Web.Accounts;

/// <summary>An account as the administrator's list shows it.</summary>
internal sealed record AccountEntry(Guid Id, string Name, string Email, ImmutableArray<string> Roles, bool IsDisabled, bool IsDemo);

/// <summary>All accounts with their roles.</summary>
internal sealed class AccountRegister(PrecisionCareContext context, UserManager<Account> accounts)
{
    public UserManager<Account> Accounts => accounts;

    public async Task<ImmutableArray<AccountEntry>> ListAsync(CancellationToken stop)
    {
        var roles = await context.UserRoles.Join(context.Roles, u => u.RoleId, r => r.Id, (u, r) => new { u.UserId, r.Name }).ToListAsync(stop);
        var byAccount = roles.ToLookup(r => r.UserId, r => r.Name!);
        var all = await context.Users.AsNoTracking().OrderBy(a => a.DisplayName).ThenBy(a => a.Email).ToListAsync(stop);
        return [.. all.Select(a => new AccountEntry(a.Id, a.DisplayName, a.Email!, [.. byAccount[a.Id].Order(StringComparer.Ordinal)], a.IsDisabled, a.IsDemo))];
    }

    /// <summary>Switches an account off or on. Off ends its sessions as soon as they are checked again.</summary>
    /// <returns>The person's name; <c>null</c> when there is no such account.</returns>
    public async Task<string?> SwitchAsync(Guid id, bool off)
    {
        if (await accounts.FindByIdAsync(id.ToString()) is not { } account) return null;
        account.IsDisabled = off;
        await accounts.UpdateAsync(account);
        await accounts.UpdateSecurityStampAsync(account);
        return account.DisplayName;
    }
}
