using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;

namespace PrecisionCare.Storage.Organisations;

/// <summary>An organisation as lists show it.</summary>
public sealed record Organisation(Guid Id, string Name);

/// <summary>The organisations of the installation.</summary>
public sealed class OrganisationDirectory(IDbContextFactory<PrecisionCareContext> contexts, AuditTrail audit, TimeProvider time)
{
    /// <summary>No name is longer.</summary>
    public const int MaximumName = 200;

    /// <summary>All of them by name; at least one.</summary>
    public async Task<ImmutableArray<Organisation>> ListAsync(CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return [.. (await context.Organisations.AsNoTracking().ToListAsync(stop)).OrderBy(o => o.Name, StringComparer.OrdinalIgnoreCase).Select(o => new Organisation(o.Id, o.Name))];
    }

    /// <returns>False when there is one of that name.</returns>
    public async Task<bool> AddAsync(string name, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        if (await IsTakenAsync(context, name, null, stop)) return false;
        var row = new OrganisationRow { Id = Guid.CreateVersion7(time.GetUtcNow()), Name = name.Trim() };
        context.Organisations.Add(row);
        await audit.AppendAsync(context, new AuditEntry(AuditKind.OrganisationChanged) { Object = $"Organisation/{row.Id}", Detail = $"added as {row.Name}" }, stop);
        await turn.CommitAsync(stop);
        return true;
    }

    /// <returns>False when there is no such organisation, or another has that name.</returns>
    public async Task<bool> RenameAsync(Guid id, string name, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        if (await IsTakenAsync(context, name, id, stop) || await context.Organisations.FirstOrDefaultAsync(o => o.Id == id, stop) is not { } row) return false;
        row.Name = name.Trim();
        await audit.AppendAsync(context, new AuditEntry(AuditKind.OrganisationChanged) { Object = $"Organisation/{id}", Detail = $"renamed to {row.Name}" }, stop);
        await turn.CommitAsync(stop);
        return true;
    }

    private static async Task<bool> IsTakenAsync(PrecisionCareContext context, string name, Guid? by, CancellationToken stop) =>
        (await context.Organisations.AsNoTracking().ToListAsync(stop)).Exists(o => o.Id != by && string.Equals(o.Name, name.Trim(), StringComparison.OrdinalIgnoreCase));
}
