using Microsoft.EntityFrameworkCore;
using Npgsql;
using PrecisionCare.Storage.Organisations;

namespace PrecisionCare.Storage.Database;

/// <summary>A context that may change the schema: it keeps the rights of the configured user and, on PostgreSQL, sees every organisation's rows.</summary>
internal sealed class OwnerContext(DatabaseSettings settings, IServiceProvider services)
{
    public PrecisionCareContext Create() => settings.Provider == DatabaseProvider.Sqlite
        ? new SqliteContext(Options<SqliteContext>().UseSqlite(settings.ConnectionString).Options)
        : new PostgresContext(Options<PostgresContext>().UseNpgsql(OwnerConnectionString()).Options);

    private string OwnerConnectionString() =>
        new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Options = $"-c app.tenant={OrganisationKeys.Every}", Pooling = false }.ConnectionString;

    /// <summary>Identity asks the container which tables it has.</summary>
    private DbContextOptionsBuilder<T> Options<T>() where T : DbContext => new DbContextOptionsBuilder<T>().UseApplicationServiceProvider(services);
}
