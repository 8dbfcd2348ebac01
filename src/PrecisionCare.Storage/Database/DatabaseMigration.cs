using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using PrecisionCare.Storage.Protection;

namespace PrecisionCare.Storage.Database;

/// <summary>Creates the database and brings it to the current schema. Any number of processes may ask at once: one works, the others wait.</summary>
public sealed class DatabaseMigration(
    DatabaseSettings settings, IServiceProvider services, InstallationKey key, ILogger<DatabaseMigration> logger)
{
    /// <summary>The advisory lock that migrations of this application take on a PostgreSQL server: "precare" in ASCII.</summary>
    private const long LockKey = 0x70726563617265;

    /// <summary>Applies what is missing, and makes sure that the master key is that of the database.</summary>
    /// <returns>The names of the migrations that were applied; empty when the schema was current.</returns>
    /// <exception cref="MasterKeyException">There is no master key, or it is another database's.</exception>
    /// <exception cref="UnsealedDatabaseException">The database holds records from before records were sealed.</exception>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken stop = default)
    {
        Directory.CreateDirectory(settings.DataFolder);
        await using var turn = settings.Provider == DatabaseProvider.Sqlite ? await SqliteTurnAsync(stop) : await PostgresTurnAsync(stop);
        await using var context = new OwnerContext(settings, services).Create();
        if (settings.Provider == DatabaseProvider.Sqlite) await PrepareSqliteAsync(context, stop);
        var missing = (await context.Database.GetPendingMigrationsAsync(stop)).ToList();
        if (missing.Count > 0)
        {
            await RefuseUnsealedAsync(context, missing, stop);
            await context.Database.MigrateAsync(stop);
            logger.LogInformation("Database brought to {Migration}.", missing[^1]);
        }
        await Safeguards.ApplyAsync(context, stop);
        await key.EnsureAsync(context, stop);
        return missing;
    }

    private static async Task RefuseUnsealedAsync(PrecisionCareContext context, List<string> missing, CancellationToken stop)
    {
        bool present = missing.Count < context.Database.GetMigrations().Count();
        if (!present || !missing.Exists(name => name.EndsWith("_Sealed", StringComparison.Ordinal))) return;
        if (await context.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS \"Value\" FROM patients").SingleAsync(stop) > 0) throw new UnsealedDatabaseException();
    }

    /// <summary>A file lock, which the system takes back when the process dies.</summary>
    private async Task<IAsyncDisposable> SqliteTurnAsync(CancellationToken stop)
    {
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(settings.DataFolder, "migrate.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (!stop.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), stop);
            }
        }
    }

    /// <summary>
    /// Write-ahead logging lets pages read while an import writes. EF keeps its own lock as a row, which a process killed while migrating leaves behind for ever;
    /// we hold the file lock, so a row that stands here is such a one.
    /// </summary>
    private static async Task PrepareSqliteAsync(PrecisionCareContext context, CancellationToken stop)
    {
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", stop);
        try
        {
            await context.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsLock;", stop);
        }
        catch (SqliteException none) when (none.SqliteErrorCode == SqliteNoSuchTable)
        {
            return;
        }
    }

    private const int SqliteNoSuchTable = 1;

    /// <summary>A session of its own holds an advisory lock; the server takes it back when the session ends, however it ends.</summary>
    private async Task<IAsyncDisposable> PostgresTurnAsync(CancellationToken stop)
    {
        await CreatePostgresDatabaseAsync(stop);
        var session = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false }.ConnectionString);
        try
        {
            await session.OpenAsync(stop);
            await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(@key)", session) { CommandTimeout = 0 };
            command.Parameters.AddWithValue("key", LockKey);
            await command.ExecuteNonQueryAsync(stop);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Advisory locks live in a database, so the database has to be there first; of two processes that create it, one is told that it exists.</summary>
    private async Task CreatePostgresDatabaseAsync(CancellationToken stop)
    {
        var wanted = new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false };
        try
        {
            await using var probe = new NpgsqlConnection(wanted.ConnectionString);
            await probe.OpenAsync(stop);
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            string name = wanted.Database!;
            await using var server = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(wanted.ConnectionString) { Database = "postgres" }.ConnectionString);
            await server.OpenAsync(stop);
            await using var create = new NpgsqlCommand($"CREATE DATABASE \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", server);
            try
            {
                await create.ExecuteNonQueryAsync(stop);
            }
            catch (PostgresException exists) when (exists.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
            {
                logger.LogDebug("Another process created the database.");
            }
        }
    }
}
