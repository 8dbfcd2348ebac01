using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;

namespace PrecisionCare.Storage.Organisations;

/// <summary>An account with its organisation.</summary>
public sealed record OrganisationMember(Guid Account, string Name, string Email, Guid Organisation);

/// <summary>Whose accounts are whose, across the organisations of the installation.</summary>
public sealed class OrganisationMembers(IDbContextFactory<PrecisionCareContext> contexts, WorkScopes scopes, AuditTrail audit)
{
    /// <summary>All accounts by name.</summary>
    public async Task<ImmutableArray<OrganisationMember>> ListAsync(CancellationToken stop = default)
    {
        using var every = scopes.EnterEvery("organisations");
        await using var context = await contexts.CreateDbContextAsync(stop);
        var all = await context.Users.AsNoTracking().Select(a => new { a.Id, a.DisplayName, a.Email, a.OrganisationId }).ToListAsync(stop);
        return [.. all.OrderBy(a => a.DisplayName, StringComparer.OrdinalIgnoreCase).Select(a => new OrganisationMember(a.Id, a.DisplayName, a.Email ?? "", a.OrganisationId))];
    }

    /// <summary>Whether somebody of any organisation has an address: it opens one account only, in the whole installation.</summary>
    /// <param name="address">As accounts are found by it (normalized).</param>
    /// <param name="stop">Ends the question.</param>
    public async Task<bool> HaveAsync(string? address, CancellationToken stop = default)
    {
        using var every = scopes.EnterEvery("accounts");
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await context.Users.AnyAsync(a => a.NormalizedEmail == address || a.NormalizedUserName == address, stop);
    }

    /// <summary>Moves an account. Its sessions end, because what they may see has changed.</summary>
    /// <returns>False when there is no such account or organisation.</returns>
    public async Task<bool> AssignAsync(Guid account, Guid organisation, CancellationToken stop = default)
    {
        using var every = scopes.EnterEvery("organisations");
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        if (!await context.Organisations.AnyAsync(o => o.Id == organisation, stop)) return false;
        string stamp = Guid.NewGuid().ToString("N");
        int moved = await context.Users.Where(a => a.Id == account)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.OrganisationId, organisation).SetProperty(a => a.SecurityStamp, stamp), stop);
        if (moved == 0) return false;
        await audit.AppendAsync(context, new AuditEntry(AuditKind.AccountChanged) { Object = $"Account/{account}", Detail = $"moved to Organisation/{organisation}" }, stop);
        await turn.CommitAsync(stop);
        return true;
    }
}
