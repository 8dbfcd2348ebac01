using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace PrecisionCare.Storage.Database;

/// <summary>The engines that the application runs on.</summary>
public enum DatabaseProvider
{
    /// <summary>A file in the data folder; one process.</summary>
    Sqlite,

    /// <summary>A server; any number of processes.</summary>
    Postgres,
}

/// <summary>Which database, and where the files beside it lie.</summary>
/// <param name="Provider"><c>Database:Provider</c>; SQLite when not set.</param>
/// <param name="ConnectionString">
/// <c>ConnectionStrings:Sqlite</c> or <c>ConnectionStrings:Postgres</c>. SQLite needs none: it takes <c>precisioncare.db</c> in the data folder.
/// </param>
/// <param name="DataFolder">
/// Database file and uploads: the environment's PRECISIONCARE_DATA, else <c>data</c> in the working directory. Processes that share a PostgreSQL
/// database must share this folder too.
/// </param>
public sealed record DatabaseSettings(DatabaseProvider Provider, string ConnectionString, string DataFolder)
{
    /// <summary>How long a writer waits for another on SQLite before it gives up.</summary>
    private const int BusyTimeoutSeconds = 30;

    /// <exception cref="SettingException">The provider is unknown, or PostgreSQL has no connection string.</exception>
    public static DatabaseSettings From(IConfiguration configuration)
    {
        string folder = Path.GetFullPath(
            configuration["PRECISIONCARE_DATA"] ?? Environment.GetEnvironmentVariable("PRECISIONCARE_DATA") ?? "data");
        string name = configuration["Database:Provider"] ?? nameof(DatabaseProvider.Sqlite);
        if (!Enum.TryParse(name, ignoreCase: true, out DatabaseProvider provider) || !Enum.IsDefined(provider))
            throw new SettingException($"Database:Provider is '{name}'; it may be Sqlite or Postgres.");
        string? connection = configuration.GetConnectionString(provider.ToString());
        return new DatabaseSettings(provider, provider switch
        {
            DatabaseProvider.Sqlite => SqliteConnectionString(connection ?? $"Data Source={Path.Combine(folder, "precisioncare.db")}"),
            _ => connection ?? throw new SettingException("Database:Provider is Postgres, but ConnectionStrings:Postgres is not set. Set it to the address of the server, such as Host=db;Database=precisioncare;Username=…;Password=…."),
        }, folder);
    }

    private static string SqliteConnectionString(string text) =>
        new SqliteConnectionStringBuilder(text) { ForeignKeys = true, DefaultTimeout = BusyTimeoutSeconds }.ToString();
}
