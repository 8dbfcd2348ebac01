using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Storage.Access;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Storage.Database;
using PrecisionCare.Web.Access;

namespace PrecisionCare.Web.Consents;

/// <summary>Somebody who treats or counsels.</summary>
/// <param name="Account">Key of the account.</param>
/// <param name="Name">As others read it.</param>
/// <param name="Reference">The name under which a consent means them.</param>
internal sealed record TreatingPerson(Guid Account, string Name, string Reference);

/// <summary>The people whom a consent may name, and whom the simulator may ask for.</summary>
internal sealed class TreatingPeople(PrecisionCareContext context, UserManager<Account> accounts, IUserClaimsPrincipalFactory<Account> principals, CareTeams teams)
{
    /// <summary>All who may sign in, by name.</summary>
    public async Task<ImmutableArray<TreatingPerson>> AllAsync(CancellationToken stop)
    {
        string[] treating = [.. CareTeams.TreatingRoles];
        var people = await context.Users.AsNoTracking()
            .Where(a => !a.IsDisabled && context.UserRoles.Any(u => u.UserId == a.Id && context.Roles.Any(r => r.Id == u.RoleId && treating.Contains(r.Name!))))
            .OrderBy(a => a.DisplayName).ThenBy(a => a.Id).ToListAsync(stop);
        return [.. people.Select(a => new TreatingPerson(a.Id, a.DisplayName, a.Reference))];
    }

    /// <summary>Names of accounts by key; those that do not exist are missing.</summary>
    public async Task<ImmutableDictionary<Guid, string>> NamesAsync(IEnumerable<Guid?> keys, CancellationToken stop)
    {
        Guid[] wanted = [.. keys.OfType<Guid>().Distinct()];
        return (await context.Users.AsNoTracking().Where(a => wanted.Contains(a.Id)).Select(a => new { a.Id, a.DisplayName }).ToListAsync(stop))
            .ToImmutableDictionary(a => a.Id, a => a.DisplayName);
    }

    /// <summary>A person as the gate between records and readers asks about them, for one patient; <c>null</c> when there is no such account.</summary>
    public async Task<PrecisionCare.Consent.Requester?> AsRequesterAsync(Guid account, Guid patient, CancellationToken stop)
    {
        if (await accounts.FindByIdAsync(account.ToString()) is not { } person) return null;
        var reader = CurrentReader.Of(await principals.CreateAsync(person));
        return reader.Towards(await teams.IncludesAsync(patient, account, stop));
    }
}
