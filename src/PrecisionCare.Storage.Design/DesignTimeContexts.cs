using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PrecisionCare.Storage.Database;

namespace PrecisionCare.Storage.Design;

/// <summary>The SQLite model for dotnet-ef, registered as the application registers it; no database is opened.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteContext>
{
    public SqliteContext CreateDbContext(string[] args) => Program.Context<SqliteContext>(DatabaseProvider.Sqlite);
}

/// <summary>The PostgreSQL model for dotnet-ef; no server is asked.</summary>
internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresContext>
{
    public PostgresContext CreateDbContext(string[] args) => Program.Context<PostgresContext>(DatabaseProvider.Postgres);
}

internal static class Program
{
    public static TContext Context<TContext>(DatabaseProvider provider) where TContext : PrecisionCareContext
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Database:Provider", provider.ToString()),
            new("ConnectionStrings:Sqlite", "Data Source=design.db"),
            new("ConnectionStrings:Postgres", "Host=design"),
        ]).Build();
        return new ServiceCollection().AddPrecisionCareStorage(configuration).BuildServiceProvider()
            .GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext();
    }

    private static void Main() => Console.WriteLine("Run by dotnet-ef; see docs/decisions.");
}
