using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace PrecisionCare.Storage.Database;

/// <summary>
/// A transaction in which what is known of patients is changed. One at a time on either engine: SQLite has one writer anyway, PostgreSQL takes an advisory lock
/// that ends with the transaction. So which version of a resource is current never depends on two writers that did not see each other.
/// </summary>
internal sealed class WriteTurn : IAsyncDisposable
{
    /// <summary>"precwrit" in ASCII.</summary>
    private const long LockKey = 0x7072656377726974;

    private readonly IDbContextTransaction _transaction;

    private WriteTurn(IDbContextTransaction transaction) => _transaction = transaction;

    public static async Task<WriteTurn> TakeAsync(PrecisionCareContext context, CancellationToken stop)
    {
        var transaction = await context.Database.BeginTransactionAsync(stop);
        if (context is PostgresContext) await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockKey})", stop);
        return new WriteTurn(transaction);
    }

    public Task CommitAsync(CancellationToken stop) => _transaction.CommitAsync(stop);

    public ValueTask DisposeAsync() => _transaction.DisposeAsync();
}
