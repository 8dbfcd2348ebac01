using Microsoft.EntityFrameworkCore;

namespace PrecisionCare.Storage.Database;

/// <summary>Makes contexts of the configured engine for those who do not ask which it is.</summary>
internal sealed class ContextFactory<TContext>(IDbContextFactory<TContext> pool) : IDbContextFactory<PrecisionCareContext>
    where TContext : PrecisionCareContext
{
    public PrecisionCareContext CreateDbContext() => pool.CreateDbContext();

    public async Task<PrecisionCareContext> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
        await pool.CreateDbContextAsync(cancellationToken);
}
